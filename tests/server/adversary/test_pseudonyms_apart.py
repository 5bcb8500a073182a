"""An attacker with one account of somebody looks for the other: nothing this server says joins the two.

One physician holds an account under her name and one under a registered pseudonym. The worst is supposed:
both opened at the same moment, with addresses of the same domain, her identity declared and read.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client

from colloque.server.engine.ids import moment_of
from colloque.server.engine.models import Event
from colloque.server.engine.sealing import Unsealable, unseal
from colloque.server.identity import actions as identity
from colloque.server.identity.models import Account
from colloque.server.identity.pseudonyms import actions, vault
from colloque.server.identity.pseudonyms.errors import NotDecidable
from colloque.server.identity.pseudonyms.forms import Identity
from colloque.server.identity.pseudonyms.models import Declaration, SealedLink
from colloque.server.identity.qualification.errors import NotQualified
from colloque.server.identity.qualification.requests import ask_two_moderators

from ..cast import NOW, PASSWORD, Cast
from ..identity.pseudonyms.people import FAMILY, GIVEN, RPPS, WHY, councillor, draft
from ..publishing.stories import write
from .addresses import every_route, filled
from .test_secrecy import written  # noqa: F401  # what the log would hold, at its finest

DOMAIN = "cabinet-vauquelin.test"
NAMES = (FAMILY.lower(), GIVEN.lower(), RPPS, DOMAIN)
REASON = f"Vérifier que {GIVEN} {FAMILY} est bien inscrite au tableau."


@dataclass(frozen=True)
class Two:
    """The two accounts of one person, and the councillor who knows."""

    real: Account
    pseudonym: Account
    order: Account
    row: Declaration


def _open(handle: str, name: str, *, is_pseudonym: bool) -> Account:
    return identity.create_account(
        email=f"{handle}@{DOMAIN}",
        password=PASSWORD,
        handle=handle,
        display_name=name,
        kind="physician",
        now=NOW,
        is_pseudonym=is_pseudonym,
    )


@pytest.fixture
def two(cast: Cast) -> Two:
    real = _open("hortense_vauquelin", f"{GIVEN} {FAMILY}", is_pseudonym=False)
    pseudonym = _open("doc_mirabelle", "Doc Mirabelle", is_pseudonym=True)
    order = councillor()
    row = actions.declare(pseudonym, form=draft(), now=NOW)
    actions.open_identity(order, row.pk, reason=REASON, now=NOW)
    actions.register(order, row.pk, reason="Inscrite au tableau du département.", now=NOW)
    row.refresh_from_db()
    return Two(real, pseudonym, order, row)


def _tells(two: Two, about: str) -> tuple[str, ...]:
    """What must not be said beside the account ``about``: words and ids of the other one."""
    if about == "pseudonym":
        return (*NAMES, str(two.real.pk), str(two.real.user_id), str(two.pseudonym.user_id))
    return ("mirabelle", str(two.pseudonym.pk), str(two.pseudonym.user_id), str(two.row.pk))


def _joined(two: Two, about: str, browser: Client, headers: Mapping[str, str]) -> list[str]:
    """Addresses asked about one account whose answer, headers included, tells of the other."""
    account: Account = getattr(two, about)
    post = write(account, "Une note de lecture, une réserve.")
    word = "mirabelle" if about == "pseudonym" else FAMILY.lower()
    resource = f"acct:{account.handle}@127.0.0.1:8000"
    asked = f"?q={word}&acct={account.handle}&resource={resource}&quoi=personnes&type=accounts"
    found = []
    for route in every_route():
        path = route
        for name, value in {
            "handle": account.handle,
            "name": account.handle,
            "account_id": str(account.pk),
            "case_id": str(two.row.pk if about == "pseudonym" else post),
        }.items():
            path = path.replace(f"<str:{name}>", value)
        path = filled(path, str(post))
        answer = browser.get(path + asked, headers=dict(headers))
        assert answer.status_code < 500, path
        said = f"{dict(answer.items())} {answer.content.decode(errors='replace')}".lower()
        found += [f"{path} {tell}" for tell in _tells(two, about) if tell in said]
    return found


@pytest.mark.parametrize("about", ["pseudonym", "real"])
@pytest.mark.parametrize("reader", ["nobody", "author", "moderator"])
def test_no_address_tells_of_the_other(about: str, reader: str, two: Two, cast: Cast) -> None:
    browser = Client()
    headers: Mapping[str, str] = {}
    if reader != "nobody":
        account = getattr(cast, reader)
        browser.force_login(account.user, backend="allauth.account.auth_backends.AuthenticationBackend")
        token = identity.issue_token(account, scopes="read write follow", application="tests", now=NOW)
        headers = {"Authorization": f"Bearer {token}"}
    assert _joined(two, about, browser, headers) == []


def test_even_the_order_reads_no_name_before_it_opens(two: Two) -> None:
    # What was written to open it is read by the Order, and is the councillor's to word: a plain one here.
    actions.strike(two.order, two.row.pk, reason=WHY, now=NOW)
    row = actions.declare(two.pseudonym, form=draft(), now=NOW)
    browser = Client()
    browser.force_login(two.order.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    for path in ("/ordre/pseudonymes", f"/ordre/pseudonymes/{row.pk}", "/@doc_mirabelle"):
        page = browser.get(path).content.decode().lower()
        assert "mirabelle" in page
        assert [name for name in NAMES if name in page] == []
    opened = browser.post(f"/ordre/pseudonymes/{row.pk}/identite", {"reason": WHY}).content.decode()
    assert FAMILY in opened  # the words looked for are those that are shown when it is opened
    assert str(two.real.pk) not in opened


def test_the_walk_would_see_a_tell(two: Two) -> None:
    Account.objects.filter(pk=two.pseudonym.pk).update(display_name=f"Doc Mirabelle {FAMILY}")
    assert _joined(two, "pseudonym", Client(), {})


def test_neither_order_nor_date_of_ids_joins_accounts_opened_together(db: None) -> None:
    pairs = [
        (
            _open(f"nom_{place}", f"Alice Nom{place:c}", is_pseudonym=False),
            _open(f"doc_{place}", "Doc Prunelle", is_pseudonym=True),
        )
        for place in range(97, 117)
    ]
    # One would fall within an hour of its twin once in two thousand; three of twenty never do.
    near = [a for a, b in pairs if abs((moment_of(a.pk) - moment_of(b.pk)).total_seconds()) < 3600]
    assert len(near) < 3
    assert len({moment_of(b.pk).date() for _, b in pairs}) > 5
    tails = {(b.pk & 0xFFFF) - (a.pk & 0xFFFF) for a, b in pairs}
    assert len(tails) > 5  # the count of an id runs on from one account to the next
    ranks = [account.pk for pair in pairs for account in pair]
    assert sorted(ranks) != ranks


def test_the_attestation_names_nobody(two: Two) -> None:
    browser = Client()
    browser.force_login(two.pseudonym.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = browser.get("/pseudonyme/attestation.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    assert answer.content == browser.get("/pseudonyme/attestation.pdf").content
    said = f"{dict(answer.items())} {answer.content.decode('latin-1')}"
    assert "Doc Mirabelle" in said
    assert two.row.number in said
    assert [name for name in (*NAMES, str(two.real.pk)) if name in said.lower()] == []
    actions.withdraw(two.pseudonym, now=NOW)
    assert browser.get("/pseudonyme/attestation.pdf").status_code == 409


def test_pictures_are_the_same_for_everyone(two: Two) -> None:
    seen = set()
    for handle in ("hortense_vauquelin", "doc_mirabelle"):
        told = Client().get(f"/api/v1/accounts/lookup?acct={handle}").json()
        seen.add((told["avatar"], told["avatar_static"], told["header"], told["header_static"]))
    assert len(seen) == 1


def test_the_journal_names_nobody(two: Two) -> None:
    actions.withdraw(two.pseudonym, now=NOW)
    lines = [
        json.dumps([one.name, one.subject_kind, one.subject_id, one.actor_id, one.facts])
        for one in Event.objects.filter(name__startswith="pseudonym.")
    ]
    assert len(lines) >= 4
    told = " ".join(lines).lower()
    assert [name for name in (*NAMES, str(two.real.pk), str(two.real.user_id)) if name in told] == []


def test_letters_go_to_the_pseudonym_and_name_nobody(
    two: Two, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        actions.open_identity(two.order, two.row.pk, reason=REASON, now=NOW)
        actions.strike(two.order, two.row.pk, reason=REASON, now=NOW)
        again = actions.declare(two.pseudonym, form=draft(), now=NOW)
        actions.send_back(two.order, again.pk, reason=REASON, now=NOW)
    assert len(mail.outbox) == 3
    for letter in mail.outbox:
        assert letter.to == [two.pseudonym.user.email]
        raw = letter.message().as_string().lower().replace(two.pseudonym.user.email, "")
        assert [name for name in (*NAMES, "conseil_ordre") if name in raw] == []


def test_rows_and_dumps_are_sealed(two: Two) -> None:
    stream = io.StringIO()
    call_command("dumpdata", "pseudonyms", stdout=stream)
    dumped = stream.getvalue().lower()
    assert "docmirabelle" in dumped
    with connection.cursor() as cursor:
        for table in ("declaration", "alias", "sealedlink", "opening"):
            cursor.execute(f"SELECT * FROM pseudonyms_{table}")
            for value in (value for row in cursor.fetchall() for value in row):
                raw = (
                    bytes(value).decode(errors="replace") if isinstance(value, bytes | memoryview) else value
                )
                dumped += f"{raw} ".lower()
    assert [name for name in (*NAMES, str(two.real.pk), str(two.real.user_id)) if name in dumped] == []


def test_the_general_key_opens_nothing_and_the_wrong_one_says_so(two: Two, settings: Any) -> None:
    sealed = bytes(SealedLink.objects.get().sealed)
    with pytest.raises(Unsealable):
        unseal(sealed, purpose="pseudonym")
    earlier = settings.COLLOQUE_IDENTITY_KEYS
    settings.COLLOQUE_IDENTITY_KEYS = ["une autre clef, aussi longue qu’il faut"]
    with pytest.raises(NotDecidable) as refusal:
        actions.open_identity(two.order, two.row.pk, reason=WHY, now=NOW)
    assert refusal.value.code == "damaged"
    settings.COLLOQUE_IDENTITY_KEYS = [*settings.COLLOQUE_IDENTITY_KEYS, *earlier]
    assert actions.open_identity(two.order, two.row.pk, reason=WHY, now=NOW).rpps == RPPS


def test_an_envelope_moved_to_another_row_does_not_open(two: Two) -> None:
    other = _open("doc_prune", "Doc Prune", is_pseudonym=True)
    row = actions.declare(other, form=draft(family_name="Ormesson", aliases=()), now=NOW)
    SealedLink.objects.filter(pk=row.pk).update(sealed=SealedLink.objects.get(pk=two.row.pk).sealed)
    with pytest.raises(NotDecidable) as refusal:
        actions.open_identity(two.order, row.pk, reason=WHY, now=NOW)
    assert refusal.value.code == "damaged"


@pytest.mark.parametrize("name", ["Ly", "É" * 80, "😀" * 80, '"\\' * 40])
def test_the_size_of_an_envelope_tells_nothing(name: str, two: Two) -> None:
    before = len(bytes(SealedLink.objects.get().sealed))
    vault.keep(two.row, Identity(name, name, RPPS))
    assert len(bytes(SealedLink.objects.get().sealed)) == before
    assert vault.opened(two.row).family_name == name


def test_no_log_session_or_repr_holds_the_identity(two: Two, written: io.StringIO) -> None:  # noqa: F811
    mine, console = Client(), Client()
    actions.withdraw(two.pseudonym, now=NOW)
    for browser, account in ((mine, two.pseudonym), (console, two.order)):
        browser.force_login(account.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    typed = {"council": "44", "family_name": FAMILY, "given_names": GIVEN, "rpps": RPPS, "sworn": "on"}
    sent = {**typed, "comptes-TOTAL_FORMS": "0", "comptes-INITIAL_FORMS": "0"}
    assert mine.post("/pseudonyme", {**sent, "council": "99"}).status_code == 422
    assert mine.post("/pseudonyme", sent).status_code == 302
    row = Declaration.objects.get(state="declared")
    opened = console.post(f"/ordre/pseudonymes/{row.pk}/identite", {"reason": REASON})
    assert FAMILY in opened.content.decode()
    assert console.post(f"/ordre/pseudonymes/{row.pk}/decision", {"reason": REASON}).status_code == 400
    told = written.getvalue().lower()
    assert "/identite" in told
    kept = " ".join(str(one.get_decoded()) for one in Session.objects.all()).lower()
    shown = f"{draft()!r} {Identity(FAMILY, GIVEN, RPPS)!r}".lower()
    assert [name for name in NAMES if name in told + kept + shown] == []


def test_a_declared_account_is_no_oracle(two: Two) -> None:
    """Another who declares the same account, or signs up with the same domain, learns nothing of it."""
    other = _open("doc_prune", "Doc Prune", is_pseudonym=True)
    assert actions.declare(other, form=draft(family_name="Ormesson"), now=NOW).state == "declared"


@pytest.mark.xfail(strict=True, raises=NotQualified, reason="qualification says that a number is borne")
def test_a_public_number_does_not_tell_that_somebody_has_a_pseudonym(two: Two, cast: Cast) -> None:
    from colloque.server.identity.qualification.models import Qualification
    from colloque.server.identity.qualification.numbers import digest_of
    from colloque.server.identity.registry import queries as register

    bearer = {"rpps": RPPS, "digest": digest_of(RPPS), "method": "pro_sante_connect"}
    Qualification.objects.create(account=two.pseudonym, **bearer, vouched_at=NOW, changed_at=NOW)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(register, "professional", lambda rpps: object())
        ask_two_moderators(cast.stranger, rpps=RPPS, now=NOW)
