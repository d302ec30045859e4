"""What does CLDR know about a language that the checks need? `Language` -> scripts, month names,
number words.

The answers come from ICU (CLDR, UAX 24, Unicode's likely subtags) and are computed once for each
language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

import icu

from site_src.catalogs.locales import Language

# The scripts behind the code of a language that is written in several (UTS 39, table of augmented
# script sets).
SCRIPT_SETS = {
    "Jpan": ("Hani", "Hira", "Kana"),
    "Kore": ("Hang", "Hani"),
    "Hans": ("Hani",),
    "Hant": ("Hani", "Bopo"),
    "Aran": ("Arab",),
}
UNSPACED_SCRIPTS = frozenset({"Hani", "Hira", "Thai", "Laoo", "Khmr", "Mymr", "Tibt"})
# Months of languages that CLDR 47 lacks, and other common spellings, January to December; a dash
# where there is nothing to add.
MORE_MONTHS = {
    "ht": "janvye fevriye mas avril me jen jiyè out septanm oktòb novanm desanm",
    "hi": "- फरवरी - - - - - - सितम्बर अक्टूबर नवम्बर दिसम्बर",
    "pa": "- ਫਰਵਰੀ - - - - - - ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ",
    "es": "- - - - - - - - setiembre",
    "tl": "- - - - - - - - septiyembre",
}
# CLDR numbers the months of a language that has no names for them: M01 or 1.
NUMBERED_MONTH = re.compile(r"m?\d+")
LARGEST_SPELLED = 100


@dataclass(frozen=True, eq=False)
class CldrData:
    """A language, with what the checks ask about it."""

    language: Language

    @cached_property
    def locale(self) -> icu.Locale:
        """ICU's locale for the language."""
        return icu.Locale(self.language.cldr)

    @cached_property
    def scripts(self) -> frozenset[str]:
        """The scripts that the language is written in (ISO 15924), such as {"Cyrl"}."""
        likely = icu.Locale(self.language.cldr)
        likely.addLikelySubtags()
        script = likely.getScript()
        return frozenset(SCRIPT_SETS.get(script, (script,)))

    @cached_property
    def spaced(self) -> bool:
        """True if the language puts spaces between words."""
        return not self.scripts & UNSPACED_SCRIPTS

    @cached_property
    def months(self) -> dict[str, int]:
        """The names of the months in lower case, with their numbers: 1 to 12."""
        symbols = icu.DateFormatSymbols(self.locale)
        names: dict[str, int] = {}
        for context in (symbols.FORMAT, symbols.STANDALONE):
            for width in (symbols.WIDE, symbols.ABBREVIATED):
                for month, name in enumerate(symbols.getMonths(context, width), 1):
                    names.setdefault(name.casefold().rstrip("."), month)
        for month, name in enumerate(MORE_MONTHS.get(self.language.tag, "").split(), 1):
            names[name] = month
        names.pop("-", None)
        return {name: month for name, month in names.items() if not NUMBERED_MONTH.fullmatch(name)}

    @cached_property
    def month_pattern(self) -> re.Pattern[str]:
        """A pattern for the name of a month in a text in lower case; the longest name wins."""
        names = sorted(self.months, key=len, reverse=True)
        if not names:
            return re.compile(r"(?!)")
        alternatives = "|".join(map(re.escape, names))
        if not self.spaced or "Hang" in self.scripts:
            return re.compile(alternatives)
        return re.compile(rf"(?<![^\W\d_])(?:{alternatives})(?![^\W\d_])")

    @cached_property
    def month_first(self) -> bool:
        """True if a date in digits puts the month before the day."""
        pattern = icu.DateTimePatternGenerator.createInstance(self.locale).getBestPattern("yMd")
        return bool(pattern.index("M") < pattern.index("d"))

    @cached_property
    def decimal_mark(self) -> str:
        """The decimal mark of the language's numbers."""
        symbols = icu.DecimalFormatSymbols(self.locale)
        return str(symbols.getSymbol(symbols.kDecimalSeparatorSymbol))

    def number_words(self, number: int) -> frozenset[str]:
        """How the language spells a whole number, cardinal and ordinal, in lower case. Empty for
        numbers above 100, and for a language without spaces between words.
        """
        if not self.spaced or not 0 <= number <= LARGEST_SPELLED:
            return frozenset()
        return spellings(self.language.cldr, number)


@cache
def cldr_data(language: Language) -> CldrData:
    """The data of a language; the same object each time, so that its answers are kept."""
    return CldrData(language)


@cache
def spellings(locale: str, number: int) -> frozenset[str]:
    """Every spelling of a number that CLDR's rules for number words give."""
    rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(locale))
    words = set()
    for i in range(rules.getNumberOfRuleSetNames()):
        rules.setDefaultRuleSet(rules.getRuleSetName(i))
        word = rules.format(number).casefold().replace("\u00ad", "")
        if not any(character.isdecimal() for character in word):
            words.add(word)
    return frozenset(words)


@cache
def script_of(character: str) -> frozenset[str]:
    """The scripts that may use a character (UAX 24, Script_Extensions); empty if all may."""
    codes = icu.Script.getScriptExtensions(character)
    names = {icu.Script(code).getShortName() for code in codes}
    if names & {"Zyyy", "Zinh", "Zzzz"}:
        return frozenset()
    return frozenset(names)
