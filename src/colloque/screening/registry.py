"""The expressions of a house, each with its bit in the answers of one screen."""

from __future__ import annotations

from collections.abc import Iterable

from colloque.screening.screen import Screen


class Registry:
    """Expressions in the order they were declared, mostly while modules are read.

    >>> registry = Registry()
    >>> registry.add("chu"), registry.add("brest"), registry.count
    (1, 2, 2)
    """

    def __init__(self) -> None:
        self.sources: list[str] = []
        self._words: dict[int, tuple[str, ...]] = {}
        self._made: tuple[int, Screen] = (0, Screen(()))

    @property
    def asked(self) -> list[tuple[str, tuple[str, ...]]]:
        """Every expression declared so far, with the words asked for besides."""
        return [(source, self._words.get(number, ())) for number, source in enumerate(self.sources)]

    @property
    def count(self) -> int:
        """Number of expressions declared so far."""
        return len(self.sources)

    def add(self, source: str, words: Iterable[str] = ()) -> int:
        """Declare an expression, and words of which one is asked for besides, and get its bit."""
        if asked := tuple(words):
            self._words[len(self.sources)] = asked
        self.sources.append(source)
        return 1 << (len(self.sources) - 1)

    def screen(self) -> Screen:
        """The screen of all the expressions declared so far; made again only when there are more."""
        count, screen = self._made
        if count != len(self.sources):
            count = len(self.sources)
            screen = Screen(self.sources[:count], self._words)
            self._made = (count, screen)
        return screen
