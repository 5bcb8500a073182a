"""What others see of somebody: all that a likeness is judged on."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from .skeleton import plain, seen, skeleton

_SHORTEST_CORE = 4  # characters that must be left of a handle


@dataclass(frozen=True)
class Persona:
    """One account as others see it, here or elsewhere.

    Attributes:
        handle: Name of the account, without ``@``; 1 to 60 code points.
        name: Name shown, at most 120 code points.
        bio: What it says of itself, at most 1,000 code points; may be empty.
        specialty: Specialty stated, as a slug; empty when none is.
        town: Town stated; empty when none is.
        links: Addresses shown.
        opened_on: Day the account was opened, as an ordinal; None when it is not known.
        is_verified: Whether a register proves who this is (an RPPS of his own).
        own_accounts: Handles that this person says are his too.
        picture: Hashes of the picture (``pictures.hashes_of``); empty without one.
    """

    handle: str
    name: str
    bio: str = ""
    specialty: str = ""
    town: str = ""
    links: frozenset[str] = frozenset()
    opened_on: int | None = None
    is_verified: bool = False
    own_accounts: frozenset[str] = frozenset()
    picture: tuple[int, ...] = ()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the name as they look, titles and affixes apart."""
        common = vocabulary("titles") | vocabulary("affixes")
        told = seen(self.name).split()
        return tuple(word for word in told if word not in common) or tuple(told)

    @cached_property
    def name_skeleton(self) -> str:
        """Skeleton of the name: its words in alphabetical order, so that «Martin Lucie» is «Lucie Martin»."""
        return " ".join(sorted(skeleton(word) for word in self.words))

    @cached_property
    def handle_core(self) -> str:
        """Skeleton of the handle without titles, affixes and the digits at its end."""
        parts = [part for part in seen(self.handle.replace("_", " ")).split() if part not in _dropped()]
        core = "".join(parts).rstrip("0123456789") or self.handle
        before, after = _glued("glued_before"), _glued("glued_after")
        core = next(
            (core[len(word) :] for word in before if _is_glued(core.startswith(word), word, core)), core
        )
        core = next(
            (core[: -len(word)] for word in after if _is_glued(core.endswith(word), word, core)), core
        )
        return skeleton(core)

    @cached_property
    def claims_a_title(self) -> bool:
        """Whether it says that it is of the profession."""
        called = f"{plain(self.name)} {plain(self.handle.replace('_', ' '))}".split()
        return not vocabulary("claims_title").isdisjoint([*called, *plain(self.bio).split()[:4]])

    @cached_property
    def takes_the_place(self) -> bool:
        """Whether it says that it is the official, the new or the true account."""
        return self._says("takes_the_place") and not self._says("plays")

    @cached_property
    def plays(self) -> bool:
        """Whether it says that it is a parody or a tribute."""
        return self._says("plays")

    def _says(self, kind: str) -> bool:
        told = f" {seen(self.name)} {seen(self.handle.replace('_', ' '))} {seen(self.bio)} "
        return any(f" {words} " in told for words in vocabulary(kind))


@cache
def vocabulary(kind: str) -> frozenset[str]:
    """One list of ``words.toml``."""
    with files(__package__).joinpath("words.toml").open("rb") as file:
        return frozenset(tomllib.load(file)[kind])


@cache
def _glued(kind: str) -> tuple[str, ...]:
    """One list of ``words.toml``, the longest first."""
    return tuple(sorted(vocabulary(kind), key=lambda word: (-len(word), word)))


def _is_glued(stands: bool, word: str, core: str) -> bool:
    return stands and len(core) - len(word) >= _SHORTEST_CORE


@cache
def _dropped() -> frozenset[str]:
    return vocabulary("titles") | vocabulary("affixes")
