"""The one gate of the server to the check: whatever the door, a text is cleared here or refused."""

from __future__ import annotations

from colloque import ClearedText, Context, NotCleared, Report, Verdict, check, clear

from .errors import ColloqueError
from .rules import current_rulebook
from .unmarked import unmarked


class Refused(ColloqueError):
    """The check asks for a repair, a reason or a second look. Holds the report, whose findings quote offsets.

    The caller still has the text and gives it back to its author whole.
    """

    code = "refused"

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__(_SAFE[report.verdict])


_SAFE = {
    Verdict.PUBLISH: "Ce texte peut être publié.",
    Verdict.ADVISE: "Ce texte appelle un second regard : relisez les passages signalés, puis confirmez.",
    Verdict.JUSTIFY: "Ce texte peut contrevenir à une règle : réparez-le, ou dites pourquoi vous le publiez.",
    Verdict.BLOCK: "Ce texte ne peut pas être publié tel quel : un passage doit être réparé.",
}


def cleared(text: str, *, context: Context, acknowledged: Verdict = Verdict.PUBLISH) -> ClearedText:
    """Check ``text`` and clear it, or refuse.

    Args:
        text: Whole text as it would appear, any length the caller already bounded.
        context: Where it would appear and who writes.
        acknowledged: The worst verdict the author takes upon himself; never ``block``.

    Raises:
        Refused: the verdict is worse than ``acknowledged``.
    """
    try:
        return clear(
            text,
            context=context,
            rulebook=current_rulebook(),
            acknowledged=acknowledged,
            read_as=unmarked(text),
        )
    except NotCleared as refusal:
        raise Refused(refusal.report) from None


def read(text: str, *, context: Context) -> Report:
    """The report that ``cleared`` would refuse on, or the plain one; its offsets are those of ``text``."""
    rulebook = current_rulebook()
    report, bare = check(text, context=context, rulebook=rulebook), unmarked(text)
    if bare == text:
        return report
    seen = check(bare, context=context, rulebook=rulebook)
    return seen if seen.verdict.rank > report.verdict.rank else report
