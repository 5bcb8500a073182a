"""Follow-up codes: shown once to the claimant, kept only as a digest."""

from __future__ import annotations

import hashlib
import secrets

from django.utils.crypto import salted_hmac

# No 0/O, 1/I/L, U/V: read over the telephone without mistakes. 12 letters of 29 are 58 bits.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTWXYZ"
_LENGTH, _GROUP = 12, 4


def new_code() -> str:
    """A fresh code of three groups of four letters.

    >>> len(new_code()), new_code().count("-")
    (14, 2)
    """
    return _written(secrets.randbelow(len(_LETTERS) ** _LENGTH))


def code_of_form(form: str) -> str:
    """The code of one form sent, once or twice: nobody finds it without the form and the server's key.

    Args:
        form: What no other form holds, of any length: 96 random bits at least.

    >>> code_of_form("one form") == code_of_form("one form") != code_of_form("another")
    True
    """
    drawn = salted_hmac("colloque.claim.code", form, algorithm="sha256").digest()
    return _written(int.from_bytes(drawn, "big") % len(_LETTERS) ** _LENGTH)


def _written(number: int) -> str:
    letters = []
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "-".join("".join(letters[i : i + _GROUP]) for i in range(0, _LENGTH, _GROUP))


def digest(code: str) -> str:
    """SHA-256 of a code however it was typed: case, spaces and dashes do not count; 64 hex characters.

    >>> digest("abcd-efgh-jkmn") == digest(" ABCDEFGH JKMN ")
    True
    """
    bare = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(bare.encode("utf-8", "replace")).hexdigest()
