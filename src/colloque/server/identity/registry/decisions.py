"""What the register's codes mean. Pure: codes in, answer out. Code systems: ANS, NOS."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

PHYSICIAN = "10"  # TRE_G15-ProfessionSante
STUDENT = "E"  # TRE_R09-CategorieProfessionnelle
SPECIALITY = "S"  # TRE_R04-TypeSavoirFaire: speciality of the Order
RPPS_TYPE = "8"  # of an identifier; 0 is the former ADELI number
_DOCTORS = frozenset({"C", "M"})  # civil, military


class Quality(enum.StrEnum):
    """What a person is, as the register tells; never as the person does."""

    PHYSICIAN = "physician"
    INACTIVE_PHYSICIAN = (
        "inactive_physician"  # a physician with no activity on the register: retired, most often
    )
    INTERN = "intern"  # student of medicine on the register: intern or junior doctor
    PROFESSIONAL = "professional"
    STUDENT = "student"  # of another profession


@dataclass(frozen=True, slots=True)
class Practice:
    """One profession of a person, as ``Practice("10", "C", active=True)``."""

    profession: str
    category: str
    active: bool = True


def quality_of(practices: Iterable[Practice]) -> Quality | None:
    """The best-founded quality among ``practices``; None without any.

    Only profession 10 makes a physician; category E never does; an unknown category makes nobody a doctor.

    >>> quality_of([Practice("10", "C")]), quality_of([Practice("10", "E")])
    (<Quality.PHYSICIAN: 'physician'>, <Quality.INTERN: 'intern'>)
    >>> quality_of([Practice("10", "C", active=False)]), quality_of([Practice("60", "C")])
    (<Quality.INACTIVE_PHYSICIAN: 'inactive_physician'>, <Quality.PROFESSIONAL: 'professional'>)
    >>> quality_of([Practice("10", "")]) is None
    True
    """
    found = {quality for practice in practices if (quality := _quality(practice)) is not None}
    return next((quality for quality in Quality if quality in found), None)


def _quality(practice: Practice) -> Quality | None:
    doctor = practice.category in _DOCTORS
    if practice.profession == PHYSICIAN:
        if doctor:
            return Quality.PHYSICIAN if practice.active else Quality.INACTIVE_PHYSICIAN
        return Quality.INTERN if practice.category == STUDENT else None
    if not practice.profession:
        return None
    return Quality.PROFESSIONAL if doctor else Quality.STUDENT


def is_rpps(number: str) -> bool:
    """Whether ``number`` has the shape of an RPPS number: 11 digits.

    >>> is_rpps("89900000012"), is_rpps("8990000001"), is_rpps("8990000001²")
    (True, False, False)
    """
    return len(number) == 11 and number.isascii() and number.isdigit()


def luhn_key(digits: str) -> str:
    """The key that ends an RPPS number, from its first ten digits.

    Warned about, never decided upon: test identities do not always respect it.

    >>> luhn_key("1000000000")
    '9'
    """
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(digits))]
    return str(-sum(value - 9 if value > 9 else value for value in doubled) % 10)


def is_suspect(*, known: int, departed: int, share: float = 0.02, few: int = 50) -> bool:
    """Whether an extract without ``departed`` of ``known`` professionals is more likely cut short than true.

    Some hundreds leave a register of two millions in a day; a file cut half-way loses far more.

    >>> is_suspect(known=1_000_000, departed=900), is_suspect(known=1_000_000, departed=30_000)
    (False, True)
    >>> is_suspect(known=60, departed=40)
    False
    """
    return departed > max(few, known * share)
