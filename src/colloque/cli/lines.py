"""From lines of JSON to lines of JSON, wherever it runs: here, or in another process."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from colloque.cli.errors import CommandError
from colloque.cli.output import json_bytes
from colloque.cli.texts import Line, read_line

Work = Callable[[str, dict[str, Any] | None], dict[str, Any]]
Watch = Callable[[dict[str, Any]], bool]


def watch_nothing(_answer: dict[str, Any]) -> bool:
    """The watch of commands whose answers set no exit code."""
    return False


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers to some lines.

    Attributes:
        output: Whole lines of JSON, as they go out.
        lines: How many.
        bad: How many of them tell an error.
        watched: Whether an answer is one the command watches for.
    """

    output: bytes
    lines: int
    bad: int
    watched: bool


@dataclass(frozen=True, slots=True)
class Worker:
    """What answers lines; for several processes, its parts can be pickled.

    Attributes:
        work: From the text and the context of a line to the object that answers it; a CommandError it
            raises makes the line a bad one.
        watch: Tells the answers that matter to the exit code.
    """

    work: Work
    watch: Watch = watch_nothing

    def answer(self, lines: Iterable[tuple[int, bytes]]) -> Answered:
        """Answer numbered lines, which are not blank.

        >>> worker = Worker(lambda text, context: {"length": len(text)})
        >>> answered = worker.answer([(1, b'{"id": "a", "text": "abc"}'), (2, b"[]")])
        >>> answered.lines, answered.bad, answered.output.splitlines()[0]
        (2, 1, b'{"id": "a", "length": 3}')
        """
        answers = [self._one(read_line(number, data)) for number, data in lines]
        return Answered(
            output=b"".join(json_bytes(answer) for answer in answers),
            lines=len(answers),
            bad=sum("error" in answer for answer in answers),
            watched=any("error" not in answer and self.watch(answer) for answer in answers),
        )

    def _one(self, line: Line) -> dict[str, Any]:
        if line.text is None:
            return {**line.key, "error": line.error}
        try:
            return {**line.key, **self.work(line.text, line.context)}
        except CommandError as error:
            return {**line.key, "error": error.safe}
