"""What the tagger knows of one token by itself: its letters, its shape, and the lists that hold it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from colloque.secrecy import lexicons
from colloque.secrecy.folding import fold
from colloque.secrecy.lexicons.french import is_french

_AFFIXES = range(1, 5)
_MOST_DIGITS = 6
_LARGE, _TOWN = 20_000, 2_000


def features_of(key: str) -> tuple[str, ...]:
    """Name the features of a token.

    Args:
        key: The token as in ``Tokens.keys``.

    >>> features_of("Rose")[:3]
    ('w=rose', 'shape=Xx', 'p1=r')
    """
    token = key.lstrip(" ")
    glued = ("glued",) if len(token) < len(key) else ()
    folded = fold(token)
    if not token[0].isalnum():
        return (
            f"sign={folded if folded.isprintable() and ord(folded[0]) < 0x2000 else _kind(token)}",
            *glued,
        )
    if token[0].isdigit():
        return (*_of_number(token), *glued)
    return (f"w={folded}", f"shape={_shape(token)}", *_affixes(folded), *_lists(folded), *glued)


def _kind(sign: str) -> str:
    """Line breaks and pictures stand for their kind."""
    return "newline" if sign == "\n" else "picture"


def _of_number(token: str) -> Iterator[str]:
    yield f"digits={min(len(token), _MOST_DIGITS)}"
    if len(token) <= 2 and token.isdecimal():
        value = int(token)
        yield "number=" + ("0" if value == 0 else "day" if value <= 31 else "age")
        if value <= 12:
            yield "number=month"
    if len(token) == 4 and token[:2] in {"19", "20"}:
        yield "number=year"


def _shape(token: str) -> str:
    if token.islower():
        return "x" if len(token) > 1 else "x1"
    if token.isupper():
        return "X" * (1 if len(token) == 1 else 2 if len(token) < 5 else 3)
    return "Xx" if token[0].isupper() and token[1:].islower() else "xX"


def _affixes(folded: str) -> Iterator[str]:
    for length in _AFFIXES:
        if length < len(folded):
            yield f"p{length}={folded[:length]}"
            yield f"s{length}={folded[-length:]}"
    yield f"long={min(len(folded), 12)}"


def _lists(folded: str) -> Iterator[str]:
    first, last = lexicons.first_names().get(folded), lexicons.surnames().get(folded)
    if first is not None:
        yield f"first={first}"
    if last is not None:
        yield f"surname={last}"
    if is_french(folded):
        yield "french" if first is None and last is None else "french-name"
    elif first is None and last is None:
        yield "unknown"
    yield from _words().get(folded, ())
    for place in _place_words().get(folded, ()):
        yield f"place={place}"


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    """Each folded word of the small lists, and the lists that hold it."""
    found: dict[str, list[str]] = {}
    for name in _SINGLE:
        for word in lexicons.words(f"{name}.tsv"):
            found.setdefault(word, []).append(f"in={name}")
    for name in _PHRASES:
        for first, (_, runs) in lexicons.phrases(f"{name}.tsv").by_first.items():
            found.setdefault(first, []).append(f"in={name}" if () in runs else f"opens={name}")
    return {word: tuple(names) for word, names in found.items()}


_SINGLE = (
    "acronyms", "ambiguous_communes", "civilities", "clinical_words", "drugs", "everyday_words",
    "facility_common_words", "languages", "not_after_civility", "public_accounts", "sheet_words",
)  # fmt: skip
_PHRASES = ("areas", "eponyms", "facilities", "origins", "professions", "public_names", "rare_diseases")


@cache
def _place_words() -> Mapping[str, tuple[str, ...]]:
    """Each word of a town: how large the largest of that name is, or where it stands in a longer one."""
    found: dict[str, set[str]] = {}
    for name, population in lexicons.columns("communes.tsv", "name", "population"):
        words = lexicons.key(name)
        if len(words) == 1:
            size = "large" if int(population) >= _LARGE else "town" if int(population) >= _TOWN else "village"
            found.setdefault(words[0], set()).add(size)
        else:
            found.setdefault(words[0], set()).add("opens")
            found.setdefault(words[-1], set()).add("closes")
    for (name,) in lexicons.columns("foreign_towns.tsv", "name"):
        first, _, rest = name.partition(" ")
        found.setdefault(first, set()).add("opens-abroad" if rest else "abroad")
    return {word: tuple(sorted(kinds)) for word, kinds in found.items()}
