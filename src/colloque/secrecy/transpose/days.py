"""Reading the calendar dates of French posts: « 12 mars 2024 », « 12/03 », « octobre 2011 », « le 14 »."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre",
    "novembre", "decembre",
)  # fmt: skip
_SHORT = {
    "janv": 1,
    "jan": 1,
    "fev": 2,
    "fevr": 2,
    "avr": 4,
    "juil": 7,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_NUMERIC = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})(?:\s?[./-]\s?(\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WORDED = re.compile(
    rf"(?:(\d{{1,2}})(?:er)?\s+)?({'|'.join((*MONTHS, *_SHORT))})\b\.?(?:\s+(\d{{4}}|\d{{2}})\b)?"
)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_DAY = re.compile(r"(\d{1,2})(?:er)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which some parts may be missing.

    Attributes:
        year: Four digits, or None.
        month: 1 to 12, or None.
        day: 1 to 31, or None.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None


def read_date(folded: str) -> PartialDate | None:
    """Read an absolute date anywhere in a folded identifier; None when there is none.

    Two-digit years from 40 belong to the twentieth century.

    >>> read_date("le 12 mars 2024"), read_date("11.08.39")
    (PartialDate(year=2024, month=3, day=12), PartialDate(year=2039, month=8, day=11))
    >>> read_date("octobre 2011"), read_date("14"), read_date("hier")
    (PartialDate(year=2011, month=10, day=None), PartialDate(year=None, month=None, day=14), None)
    """
    if match := _ISO.search(folded):
        return _checked(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMERIC.search(folded):
        return _checked(_year(match[3]), int(match[2]), int(match[1]))
    if match := _WORDED.search(folded):
        month = MONTHS.index(match[2]) + 1 if match[2] in MONTHS else _SHORT[match[2]]
        return _checked(_year(match[3]), month, int(match[1]) if match[1] else None)
    if match := _YEAR.search(folded):
        return PartialDate(year=int(match[0]))
    if match := _DAY.fullmatch(re.sub(r"^le ", "", folded.strip())):
        return _checked(None, None, int(match[1]))
    return None


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    value = int(digits)
    return value if value > 99 else value + (1900 if value >= 40 else 2000)


def _checked(year: int | None, month: int | None, day: int | None) -> PartialDate | None:
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    return PartialDate(year, month, day)


def days_between(first: PartialDate, second: PartialDate) -> int | None:
    """Days from ``first`` to ``second``; None when a day or a month is missing.

    Without years, the nearer of the possible intervals is taken.

    >>> days_between(PartialDate(2024, 3, 12), PartialDate(2024, 3, 19))
    7
    >>> days_between(PartialDate(None, 11, 22), PartialDate(None, 1, 2))
    41
    """
    if not (first.day and second.day and first.month and second.month):
        return None
    one = _date(first, first.year or second.year or 2023)
    two = _date(second, second.year or first.year or 2023)
    if one is None or two is None:
        return None
    gap = (two - one).days
    if first.year and second.year:
        return gap
    return gap - 365 if gap > 182 else gap + 365 if gap < -182 else gap


def _date(partial: PartialDate, year: int) -> dt.date | None:
    try:
        return dt.date(year, partial.month or 1, partial.day or 1)
    except ValueError:
        return None
