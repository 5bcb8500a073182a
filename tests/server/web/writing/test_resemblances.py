"""The pages of resemblances: the person sees his own, a moderator all, nobody else any."""

from __future__ import annotations

from django.test import Client

from colloque.server.watch.impersonation.likeness import Sign
from colloque.server.watch.models import Resemblance
from colloque.server.web.sentences_watch import SIGNS

from ...cast import Cast
from ...watch.test_resemblances import fake_of, look, victim

__all__ = ["victim"]


def entered(account) -> Client:  # type: ignore[no-untyped-def]  # an Account; the tests of pages are not typed
    client = Client()
    client.force_login(account.user)
    return client


def test_the_person_compares_and_reports(victim, cast: Cast) -> None:
    fake = fake_of(victim)
    look()
    row = Resemblance.objects.get()
    mine = entered(victim)
    assert "lucie_quemeneur_off" in mine.get("/ressemblances").content.decode()
    page = mine.get(f"/ressemblances/{row.pk}").content.decode()
    assert "Se dit compte officiel" in page
    assert row.digest in page
    for other in (fake, cast.stranger):
        assert entered(other).get(f"/ressemblances/{row.pk}").status_code == 404
    assert entered(cast.stranger).get("/moderation/ressemblances").status_code == 403


def test_a_moderator_decides_on_the_page(victim, cast: Cast) -> None:
    fake_of(victim)
    look()
    row = Resemblance.objects.get()
    moderator = entered(cast.moderator)
    assert "lucie_quemeneur_off" in moderator.get("/moderation/ressemblances").content.decode()
    answer = moderator.post(f"/ressemblances/{row.pk}", {"answer": "imposture"})
    assert answer.status_code == 302
    row.refresh_from_db()
    assert row.state == "confirmed"


def test_an_answer_that_is_none_changes_nothing(victim, cast: Cast) -> None:
    fake_of(victim)
    look()
    row = Resemblance.objects.get()
    assert entered(victim).post(f"/ressemblances/{row.pk}", {"answer": "n’importe quoi"}).status_code == 400
    row.refresh_from_db()
    assert row.state == "held"


def test_every_sign_has_its_sentence() -> None:
    assert set(SIGNS) == {sign.value for sign in Sign}
