"""``colloque verify``: 0 and what is proved, 1 and a code, 2 when there is nothing to read."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest
from django.utils import timezone

from colloque.server.identity.attestations.issuing import issue, revoke_about
from colloque.server.identity.references.decisions import NOTICE
from colloque.server.project.commands.proofs import main


def asked(source: object, issuer: str = "") -> argparse.Namespace:
    return argparse.Namespace(source=str(source), issuer=issuer)


@pytest.mark.django_db
def test_it_says_what_is_proved_then_that_it_was_revoked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now = timezone.now()
    file = tmp_path / "attestation.txt"
    file.write_text(str(issue({"profession": "physician"}, about="reference:1", by=1, now=now)) + "\n")
    assert main(asked(file)) == 0
    told = capsys.readouterr().out
    assert "profession : physician" in told
    assert NOTICE in told
    revoke_about("reference:1", by=None, now=now)
    assert main(asked(file)) == 1
    assert capsys.readouterr().out.startswith("[revoked] ")


@pytest.mark.parametrize(
    ("source", "issuer", "said"),
    [
        ("absent.txt", "", "ne s’ouvre pas"),
        ("http://127.0.0.1/a", "", "[page_refused]"),
        ("http://localhost:22/a", "", "[page_refused]"),
        (__file__, "http://colloque.example", "[wrong_issuer]"),
    ],
)
def test_what_cannot_be_read_is_one_line(
    source: str, issuer: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(asked(source, issuer)) == 2
    told = capsys.readouterr().err
    assert said in told
    assert len(told.splitlines()) == 1
