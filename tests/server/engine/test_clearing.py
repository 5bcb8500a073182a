"""The one gate to the check: cleared or refused, never rewritten, and nothing of the text in the error."""

from __future__ import annotations

import pytest

from colloque import Context, Verdict
from colloque.server.engine.clearing import Refused, cleared

BREACH = "Ma patiente Mme Zyrka Fictive, 06 12 34 56 78, va mieux."


def test_a_clean_text_is_cleared_as_it_is() -> None:
    text = "La maladie de Parkinson reste un diagnostic clinique."
    passed = cleared(text, context=Context())
    assert (passed.text, passed.report.verdict) == (text, Verdict.PUBLISH)


@pytest.mark.parametrize("acknowledged", [Verdict.PUBLISH, Verdict.ADVISE, Verdict.JUSTIFY, Verdict.BLOCK])
def test_what_blocks_never_passes(acknowledged: Verdict) -> None:
    with pytest.raises((Refused, ValueError)) as refused:
        cleared(BREACH, context=Context(), acknowledged=acknowledged)
    assert "Zyrka" not in str(refused.value)
    if isinstance(refused.value, Refused):
        assert refused.value.report.verdict is Verdict.BLOCK
        assert "réparé" in refused.value.safe


def test_what_marks_hide_counts_in_the_report() -> None:
    # Unmarked, a word of contempt: the reason that the author gives is recorded with that very rule.
    plain = "Encore une folle aux urgences, on va bien se marrer."
    marked = plain.replace("folle", "f**ol**le")
    seen = cleared(plain, context=Context(), acknowledged=Verdict.JUSTIFY).report
    hidden = cleared(marked, context=Context(), acknowledged=Verdict.JUSTIFY)
    assert hidden.text == marked
    assert (hidden.report.verdict, hidden.report.rules) == (seen.verdict, seen.rules)
    assert seen.verdict is Verdict.JUSTIFY
