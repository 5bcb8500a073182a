"""The directory at its door: pages, search, exports, feed, badge."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from django.test import Client

from colloque.server.identity.models import Account
from colloque.server.identity.references import actions
from colloque.server.identity.references.decisions import NOTICE
from colloque.server.identity.references.forms import Holder, Outside
from server.cast import NOW, Cast, make_account
from server.identity.references.people import ELSEWHERE, NADIA, REASON, council, referenced

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def order(db: None) -> Account:
    return council()


@pytest.fixture
def ids(order: Account) -> dict[str, int]:
    other = Outside("x", "lou_cardio", "https://x.exemple.test/lou_cardio")
    hostile = Outside("site", "=HYPERLINK(1)", "https://pages.exemple.test/a")
    holder = Holder("Louise Cardot", "physician", "cardiologie", "registered_pseudonym")
    return {
        "nadia": referenced(order).pk,
        "lou": referenced(order, outside=other, holder=holder).pk,
        "hostile": referenced(order, outside=hostile, holder=replace(NADIA, name="@Somme(A1)")).pk,
    }


def signed_in(account: Account) -> Client:
    browser = Client()
    browser.force_login(account.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


def rows(client: Client, query: str = "") -> list[dict[str, str]]:
    answer = client.get(f"/annuaire.csv{query}")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("path", ["/annuaire", "/annuaire/{nadia}", "/annuaire/{nadia}/badge.svg"])
def test_every_page_says_what_a_reference_is_not(path: str, ids: dict[str, int], client: Client) -> None:
    answer = client.get(path.format(**ids))
    assert answer.status_code == 200
    assert NOTICE in answer.content.decode()
    english = client.get(path.format(**ids), headers={"Accept-Language": "en"}).content.decode()
    assert "does not mean that its contents are approved" in english


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=nadia", {"nadia"}),
        ("q=BÉNALI+derma", {"nadia"}),
        ("q=cardio", {"lou"}),
        ("q=lou+nadia", set()),
        ("reseau=x", {"lou"}),
        ("specialite=cardiologie", {"lou"}),
        ("q=%25", {"nadia", "lou", "hostile"}),
        ("q=zz", set()),
        ("reseau=%00", {"nadia", "lou", "hostile"}),
    ],
)
def test_the_same_search_everywhere(query: str, found: set[str], ids: dict[str, int], client: Client) -> None:
    wanted = {str(ids[name]) for name in found}
    document = client.get(f"/annuaire.json?{query}").json()
    assert {entry["id"] for entry in document["entries"]} == wanted
    assert {row["id"] for row in rows(client, f"?{query}")} == wanted
    page = client.get(f"/annuaire?{query}").content.decode()
    assert {str(pk) for pk in ids.values() if f'href="/annuaire/{pk}"' in page} == wanted


def test_json_is_open_dated_and_carries_the_notice(ids: dict[str, int], client: Client) -> None:
    answer = client.get("/annuaire.json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    document = answer.json()
    assert document["notice"] == NOTICE
    nadia = next(entry for entry in document["entries"] if entry["id"] == str(ids["nadia"]))
    assert nadia["handle"] == "Nadia_B@social.exemple.test"
    assert nadia["address"] == ELSEWHERE.address
    assert nadia["standing"] == "verified"
    assert nadia["referenced_at"] == NOW.isoformat()
    assert REASON not in answer.content.decode()


def test_every_export_goes_on_page_by_page(
    ids: dict[str, int], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("colloque.server.web.directory.exports._JSON_PAGE", 2)
    monkeypatch.setattr("colloque.server.web.directory.exports._CSV_PAGE", 2)
    first = client.get("/annuaire.json").json()
    assert len(first["entries"]) == 2
    second = client.get(first["next"]).json()
    assert second["next"] is None
    met = [entry["id"] for entry in first["entries"] + second["entries"]]
    assert sorted(met) == sorted(map(str, ids.values()))
    link = client.get("/annuaire.csv")["Link"]
    assert len(rows(client)) == 2
    assert link.endswith('; rel="next"')
    assert len(rows(client, link[link.index("?") : link.index(">")])) == 1


def test_csv_holds_no_formula(ids: dict[str, int], client: Client) -> None:
    told = rows(client)
    assert all(row["notice"] == NOTICE for row in told)
    hostile = next(row for row in told if row["id"] == str(ids["hostile"]))
    assert hostile["handle"] == "'=HYPERLINK(1)"
    assert hostile["name"] == "'@Somme(A1)"
    assert [cell for row in told for cell in row.values() if cell[:1] in "=+-@\t\r" and cell] == []


def test_the_feed_tells_who_came_and_who_left(ids: dict[str, int], order: Account, client: Client) -> None:
    actions.remove(order, ids["lou"], reason=REASON, now=NOW)
    answer = client.get("/annuaire.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.content)
    titles = [one.findtext(f"{ATOM}title") or "" for one in feed.iter(f"{ATOM}entry")]
    assert [("N’est plus" in title, "lou_cardio" in title) for title in titles] == [
        (True, True),
        (False, False),
        (False, True),
        (False, False),
    ]
    assert len({one.findtext(f"{ATOM}id") for one in feed.iter(f"{ATOM}entry")}) == 4
    assert all(one.findtext(f"{ATOM}summary") == NOTICE for one in feed.iter(f"{ATOM}entry"))
    assert REASON not in answer.content.decode()


def test_what_waits_or_was_refused_is_nowhere(cast: Cast, order: Account, client: Client) -> None:
    asked = actions.propose_here(cast.colleague, now=NOW)
    refused = actions.propose_here(cast.stranger, now=NOW)
    actions.remove(order, refused.pk, reason=REASON, now=NOW)
    for pk in (asked.pk, refused.pk):
        for path in (f"/annuaire/{pk}", f"/annuaire/{pk}/badge.svg"):
            assert client.get(path).status_code == 404
    for path in ("/annuaire", "/annuaire.json", "/annuaire.csv", "/annuaire.atom"):
        said = client.get(path).content.decode()
        assert "louis_garnier" not in said
        assert "nadia_benali" not in said


def test_an_entry_taken_out_says_so_and_is_no_longer_vouched_for(
    ids: dict[str, int], order: Account, client: Client
) -> None:
    page = client.get(f"/annuaire/{ids['nadia']}").content.decode()
    assert f'href="{ELSEWHERE.address}" rel="me ' in page
    actions.remove(order, ids["nadia"], reason=REASON, now=NOW)
    answer = client.get(f"/annuaire/{ids['nadia']}")
    assert answer.status_code == 410
    assert "n’est plus référencé" in answer.content.decode()
    assert 'rel="me ' not in answer.content.decode()
    badge = client.get(f"/annuaire/{ids['nadia']}/badge.svg")
    assert (badge.status_code, "n’est plus référencé" in badge.content.decode()) == (410, True)


def test_the_badge_is_a_closed_picture_that_leads_to_the_entry(ids: dict[str, int], client: Client) -> None:
    answer = client.get(f"/annuaire/{ids['nadia']}/badge.svg")
    assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    drawn = ET.fromstring(answer.content)
    link = drawn.find("{http://www.w3.org/2000/svg}a")
    assert link is not None
    assert link.get("href", "").endswith(f"/annuaire/{ids['nadia']}")
    assert drawn.findall(".//{http://www.w3.org/2000/svg}script") == []


def test_a_hostile_name_stays_text_in_the_badge(order: Account, client: Client) -> None:
    hostile = Outside("site", "<script>alert(1)</script>", "https://pages.exemple.test/b")
    pk = referenced(order, outside=hostile).pk
    for path in (f"/annuaire/{pk}", f"/annuaire/{pk}/badge.svg", "/annuaire", "/annuaire.atom"):
        assert "<script>alert" not in client.get(path).content.decode()


def test_the_order_rules_from_its_console(cast: Cast, order: Account) -> None:
    browser, asked = signed_in(order), actions.propose_here(cast.colleague, now=NOW)
    assert "louis_garnier" in browser.get("/ordre/references").content.decode()
    path = f"/ordre/references/{asked.pk}"
    short = browser.post(path, {"decision": "reference", "reason": "court"})
    assert (short.status_code, "vingt caractères" in short.content.decode()) == (422, True)
    assert browser.post(path, {"decision": "reference", "reason": REASON}).status_code == 302
    assert REASON in browser.get(path).content.decode()
    assert browser.get(f"/annuaire/{asked.pk}").status_code == 200
    form = {
        **{"network": "mastodon", "handle": ELSEWHERE.handle, "address": "ftp://x", "name": NADIA.name},
        **{"profession": "physician", "specialty": "", "standing": "verified", "reason": REASON},
    }
    wrong = browser.post("/ordre/references/ajouter", form)
    assert (wrong.status_code, "http ou https" in wrong.content.decode()) == (422, True)
    assert (
        browser.post("/ordre/references/ajouter", {**form, "address": ELSEWHERE.address}).status_code == 302
    )


@pytest.mark.parametrize("role", ["author", "moderator"])
def test_the_console_is_the_order_s(role: str, cast: Cast, ids: dict[str, int]) -> None:
    browser = signed_in(getattr(cast, role))
    for path in ("/ordre/references", "/ordre/references/ajouter", f"/ordre/references/{ids['lou']}"):
        assert browser.get(path).status_code == 403
    sent = {"decision": "remove", "reason": REASON}
    assert browser.post(f"/ordre/references/{ids['lou']}", sent).status_code == 403
    assert browser.get(f"/annuaire/{ids['lou']}").status_code == 200


def test_one_asks_from_one_s_own_page(cast: Cast) -> None:
    browser = signed_in(cast.colleague)
    assert browser.post("/referencement", {"ask": "here"}).status_code == 302
    assert "attend la décision" in browser.get("/referencement").content.decode()
    assert browser.post("/referencement", {"ask": "here"}).status_code == 409
    sent = {
        "ask": "elsewhere",
        "network": "x",
        "handle": "trop long pour ce réseau",
        "address": "https://x.test",
    }
    assert browser.post("/referencement", sent).status_code == 422
    assert browser.post("/referencement", {**sent, "handle": "louis_g"}).status_code == 302


def test_who_is_not_verified_is_told_what_to_do(cast: Cast) -> None:
    answer = signed_in(cast.intern).post("/referencement", {"ask": "here"})
    assert (answer.status_code, "faites d’abord vérifier" in answer.content.decode()) == (403, True)


def test_no_visitor_learns_which_account_holds_an_entry(order: Account, client: Client) -> None:
    holder = make_account("paul_secret", name="Paul Secret")
    asked = actions.propose_elsewhere(holder, outside=ELSEWHERE, now=NOW)
    actions.reference(order, asked.pk, reason=REASON, now=NOW)
    for path in ("/annuaire", f"/annuaire/{asked.pk}", "/annuaire.json", "/annuaire.csv", "/annuaire.atom"):
        said = client.get(path).content.decode()
        assert "paul_secret" not in said
        assert str(holder.pk) not in said
