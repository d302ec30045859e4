"""What may a field hold? The types shared by all records, as pydantic annotations.

Each rule raises ValueError with a text in the form "what is wrong; what to do".
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    InstanceOf,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)

from site_src.dataset import dates, moments, patterns
from site_src.problems import did_you_mean

SAFE_SCHEMES = ("https", "http")
REPORT_SCHEMES = (*SAFE_SCHEMES, "mailto")
SECURITY_SCHEMES = ("https", "mailto", "tel")  # RFC 9116, 2.5.3
KEY_SCHEMES = ("https", "dns", "openpgp4fpr")  # RFC 9116, 2.5.4
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
PATH_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*$"
PLACEHOLDER = re.compile(r"<[^<>]*>")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TELEPHONE = re.compile(r"\+[0-9][0-9().-]{3,30}")
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u2028\u2029\ufeff]")


def check_text(value: str) -> str:
    """The text itself if a reader would see something of it, on one line, without control
    characters.
    """
    if not value.strip():
        raise ValueError("is empty; write the text, or leave the key out")
    if CONTROL.search(value) or "\n" in value.strip():
        raise ValueError("has a line break or control character; write it on one line")
    if value != value.strip():
        raise ValueError("begins or ends with a space; remove it")
    if PLACEHOLDER.fullmatch(value):
        raise ValueError(f"is still {value}; write the text in its place")
    return value


def check_url(value: str) -> str:
    """The address itself if it is absolute, with a host, and http or https (no javascript:, data:
    or file:).
    """
    return check_address(value, SAFE_SCHEMES)


def check_report_address(value: str) -> str:
    """Like `check_url`, but `mailto:` is allowed too."""
    return check_address(value, REPORT_SCHEMES)


def check_https(value: str) -> str:
    """The address itself if it is absolute, with a host, and https."""
    return check_address(value, ("https",))


def check_security_contact(value: str) -> str:
    """The URI itself if a security.txt may name it as a contact (RFC 9116, 2.5.3)."""
    check_address(value, SECURITY_SCHEMES)
    if value.startswith("tel:") and not TELEPHONE.fullmatch(value.removeprefix("tel:")):
        raise ValueError("is not an international number; write it as tel:+1-202-555-0100")
    return value


def check_key(value: str) -> str:
    """The URI itself if a security.txt may name it as the place of a key (RFC 9116, 2.5.4)."""
    check_address(value, KEY_SCHEMES)
    if value.endswith(":"):
        raise ValueError("names no key; write the whole address")
    return value


def check_language_tag(value: str) -> str:
    """The tag itself if it has the form of a language tag (RFC 5646)."""
    if not LANGUAGE_TAG.fullmatch(value):
        raise ValueError(f'"{value}" is not a language tag; write a tag such as es or pt-BR')
    return value


def check_address(value: str, schemes: tuple[str, ...]) -> str:
    """The address itself if it has one of the schemes, is whole, and is safe in an attribute."""
    parts = urlsplit(value)
    if not parts.scheme:
        raise ValueError(f"is not a whole address; begin it with {one_of(schemes)}")
    if parts.scheme not in schemes:
        raise ValueError(f'has the scheme "{parts.scheme}"; begin it with {one_of(schemes)}')
    if parts.scheme in SAFE_SCHEMES and not parts.hostname:
        raise ValueError("has no host; write the whole address")
    if parts.scheme == "mailto" and "@" not in parts.path:
        raise ValueError("has no email address; write mailto:name@host")
    if re.search(r"[\s<>\"'\\]", value) or CONTROL.search(value):
        raise ValueError("has a space, quote, backslash or control character; percent-encode it")
    return value


def one_of(schemes: tuple[str, ...]) -> str:
    """The schemes as words: "https:, mailto: or tel:"."""
    *others, last = (f"{scheme}:" for scheme in schemes)
    return f"{', '.join(others)} or {last}" if others else last


def check_base_url(value: str) -> str:
    """The address of the published site, ending in a slash, without query or fragment."""
    parts = urlsplit(check_url(value))
    if not value.endswith("/") or parts.query or parts.fragment:
        raise ValueError(
            "must end with / and have no ? or #; write https://host/ or https://host/folder/"
        )
    return value


def check_past(value: dates.AsOf, info: ValidationInfo) -> dates.AsOf:
    """The date itself unless it, or the end of its range, begins after the day of the build
    (validation context `today`).
    """
    today = (info.context or {}).get("today")
    last = value.end or value.start
    if today and last and last.first_day > today:
        raise ValueError(f"is in the future; today is {today.isoformat()}, so check the year")
    return value


def check_past_day(value: datetime.date, info: ValidationInfo) -> datetime.date:
    """The day itself unless it comes after the day of the build (validation context `today`)."""
    today = (info.context or {}).get("today")
    if today and value > today:
        raise ValueError(f"is in the future; today is {today.isoformat()}, so check the date")
    return value


def parse_day(value: object) -> datetime.date:
    """A calendar day from 2013-02-16 (RFC 3339, full-date). Raises ValueError for anything else."""
    if isinstance(value, datetime.date):
        return value
    try:
        if isinstance(value, str) and DAY.fullmatch(value):
            return datetime.date.fromisoformat(value)
    except ValueError:
        raise ValueError(f'"{value}" is not in the calendar; check the month and day') from None
    raise ValueError("is not a day; write it as 2013-02-16")


def check_time_zone(value: str) -> str:
    """The name itself if the time zone database of IANA has it."""
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        closest = did_you_mean(value, available_timezones())
        hint = closest or "write UTC, or a name from the IANA database such as Europe/Paris"
        raise ValueError(f'"{value}" is not a time zone; {hint}') from None
    return value


TextLine = Annotated[
    str, AfterValidator(check_text), WithJsonSchema({"type": "string", "pattern": r"^\S(.*\S)?$"})
]
Flag = Annotated[bool, Field(strict=True)]
Days = Annotated[int, Field(strict=True, ge=1)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Pattern = Annotated[
    str,
    AfterValidator(patterns.check_pattern),
    WithJsonSchema({"type": "string", "pattern": patterns.GRAMMAR, "maxLength": patterns.LONGEST}),
]
PagePath = Annotated[str, StringConstraints(pattern=PATH_PATTERN, max_length=120)]
Url = Annotated[
    str,
    AfterValidator(check_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]
ReportUrl = Annotated[
    str,
    AfterValidator(check_report_address),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^(https?://|mailto:)"}),
]
HttpsUrl = Annotated[
    str,
    AfterValidator(check_https),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https://"}),
]
SecurityContact = Annotated[
    str,
    AfterValidator(check_security_contact),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^(https://|mailto:|tel:)"}),
]
KeyUri = Annotated[
    str,
    AfterValidator(check_key),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^(https://|dns:|openpgp4fpr:)"}),
]
LanguageTag = Annotated[
    str,
    AfterValidator(check_language_tag),
    WithJsonSchema({"type": "string", "pattern": f"^{LANGUAGE_TAG.pattern}$"}),
]
BaseUrl = Annotated[
    str,
    AfterValidator(check_base_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://.*/$"}),
]
AsOf = Annotated[
    InstanceOf[dates.AsOf],
    BeforeValidator(dates.parse_as_of),
    AfterValidator(check_past),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": dates.PATTERN,
            "minimum": 1000,
            "maximum": 9999,
            "description": dates.HOW,
        }
    ),
]
Day = Annotated[
    datetime.date, BeforeValidator(parse_day), WithJsonSchema({"type": "string", "format": "date"})
]
PastDay = Annotated[Day, AfterValidator(check_past_day)]
Moment = Annotated[
    InstanceOf[moments.Moment],
    BeforeValidator(moments.parse_moment),
    WithJsonSchema({"type": "string", "pattern": moments.PATTERN}),
]
TimeZone = Annotated[
    str,
    AfterValidator(check_time_zone),
    WithJsonSchema({"type": "string", "pattern": r"^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$"}),
]
