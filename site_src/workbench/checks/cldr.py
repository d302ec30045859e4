"""What does Unicode know about a language that checks need? `Language` -> its scripts, months,
number words, single forms.

From ICU (CLDR, UAX 24, Unicode's likely subtags); every answer is made once a language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

import icu

from site_src.catalogs.fits import single_forms
from site_src.catalogs.locales import Language

# A script code of a language that writes with several (UTS 39, table of augmented script sets).
SETS = {
    "Jpan": ("Hani", "Hira", "Kana"), "Kore": ("Hang", "Hani"), "Hans": ("Hani",), "Hant": ("Hani", "Bopo"), "Aran": ("Arab",),
}  # fmt: skip
# Months of a language that CLDR 47 leaves out, and other usual spellings (a dash where there is
# none).
MONTHS = {
    "ht": "janvye fevriye mas avril me jen jiyè out septanm oktòb novanm desanm",
    "hi": "- फरवरी - - - - - - सितम्बर अक्टूबर नवम्बर दिसम्बर",
    "pa": "- ਫਰਵਰੀ - - - - - - ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ",
    "es": "- - - - - - - - setiembre",
    "tl": "- - - - - - - - septiyembre",
}
MOST_WORDS = 100


@dataclass(frozen=True, eq=False)
class Tongue:
    """A language, with what the checks ask about it."""

    language: Language

    @cached_property
    def locale(self) -> icu.Locale:
        """ICU's name of the language."""
        return icu.Locale(self.language.cldr)

    @cached_property
    def scripts(self) -> frozenset[str]:
        """The scripts that the language is written in (ISO 15924), such as {"Cyrl"}."""
        likely = icu.Locale(self.language.cldr)
        likely.addLikelySubtags()
        return frozenset(SETS.get(likely.getScript(), (likely.getScript(),)))

    @cached_property
    def spaced(self) -> bool:
        """True if spaces stand between words."""
        return not self.scripts & {"Hani", "Hira", "Thai", "Laoo", "Khmr", "Mymr", "Tibt"}

    @cached_property
    def months(self) -> dict[str, int]:
        """The names of months in lower case, with what they count: 1 to 12."""
        symbols = icu.DateFormatSymbols(self.locale)
        names: dict[str, int] = {}
        for context in (symbols.FORMAT, symbols.STANDALONE):
            for width in (symbols.WIDE, symbols.ABBREVIATED):
                for i, name in enumerate(symbols.getMonths(context, width), 1):
                    names.setdefault(name.casefold().rstrip("."), i)
        for i, name in enumerate(MONTHS.get(self.language.tag, "").split(), 1):
            names[name] = i
        return {
            name: i for name, i in names.items() if name != "-" and not re.fullmatch(r"m?\d+", name)
        }

    @cached_property
    def month_pattern(self) -> re.Pattern[str]:
        """A pattern for the name of a month in a text in lower case, longest names first."""
        names = sorted(self.months, key=len, reverse=True)
        if not names:
            return re.compile(r"(?!)")
        words = "|".join(map(re.escape, names))
        return re.compile(
            rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])"
            if self.spaced and "Hang" not in self.scripts
            else words
        )

    @property
    def single_forms(self) -> frozenset[int]:
        """The plural forms that exactly one number takes."""
        return single_forms(self.language)

    @cached_property
    def month_first(self) -> bool:
        """True if a date in digits names the month before the day."""
        order = icu.DateTimePatternGenerator.createInstance(self.locale).getBestPattern("yMd")
        return bool(order.index("M") < order.index("d"))

    @cached_property
    def decimal(self) -> str:
        """The decimal mark of the language's numbers."""
        return str(
            icu.DecimalFormatSymbols(self.locale).getSymbol(
                icu.DecimalFormatSymbols.kDecimalSeparatorSymbol
            )
        )

    def number_words(self, n: int) -> frozenset[str]:
        """How the language spells a whole number, cardinal and ordinal, in lower case; empty
        above 100 or without spaces between words.
        """
        return (
            spelled(self.language.cldr, n) if self.spaced and 0 <= n <= MOST_WORDS else frozenset()
        )


@cache
def tongue(language: Language) -> Tongue:
    """What the checks ask about a language, kept."""
    return Tongue(language)


@cache
def spelled(cldr: str, n: int) -> frozenset[str]:
    """Every spelling of n that CLDR's rules for number words give."""
    rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(cldr))
    words = set()
    for i in range(rules.getNumberOfRuleSetNames()):
        rules.setDefaultRuleSet(rules.getRuleSetName(i))
        words.add(rules.format(n).casefold().replace("\u00ad", ""))
    return frozenset(word for word in words if not any(c.isdecimal() for c in word))


@cache
def script_of(character: str) -> frozenset[str]:
    """The scripts that may use a character (UAX 24, Script_Extensions); empty if any may."""
    names = {icu.Script(code).getShortName() for code in icu.Script.getScriptExtensions(character)}
    return frozenset() if names & {"Zyyy", "Zinh", "Zzzz"} else frozenset(names)
