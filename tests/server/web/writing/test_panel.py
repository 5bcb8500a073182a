"""The panel of findings: grouped, heaviest first, the same with and without script; and its repairs."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable

import pytest
from django.test import Client

from colloque import Finding, Report, Severity
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.models import Draft, Post
from colloque.server.web.writing.panel import panel_view
from colloque.server.web.writing.relecture import Relecture, place_report, read_over
from colloque.server.web.writing.repairs import repaired_whole, whole_repairs

SignedIn = Callable[[str], Client]
NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
BREACH = "🙂 Mme Lefèvre, 62 ans, opérée à Nantes le 12 mars, rappelle au 06 12 34 56 78 : que faire ?"


def finding(start: int, end: int, severity: Severity, replacement: str | None = "x") -> Finding:
    return Finding("SEC-1", severity, None, start, end, "m", "r", "c", "d", 1.0, replacement=replacement)


def reading(text: str, *findings: Finding) -> Relecture:
    return place_report(PostForm(text=text), Report(findings=findings, rulebook=""))


def panel_of(html: str) -> str:
    """The panel as a page holds it, its spaces aside: they are those of the template around it."""
    inside = html.split('<section class="relecture"', 1)[1].split(">", 1)[1]
    return " ".join(re.split(r'</section>\s*<p class="hidden-words" aria-live', inside)[0].split())


def test_a_rule_is_said_once_for_all_its_passages() -> None:
    view = panel_view(read_over(None, PostForm(text=BREACH), now=NOW))
    assert view is not None
    assert [(group.rule, len(group.findings)) for group in view.groups][:2] == [("SEC-1", 2), ("SEC-2", 3)]
    assert all(len(group.remedies) == 1 for group in view.groups[:2])
    assert all(group.why for group in view.groups)


def test_the_heaviest_comes_first_and_each_in_reading_order() -> None:
    view = panel_view(
        reading(
            "a" * 20,
            finding(0, 1, Severity.WARN),
            finding(2, 3, Severity.BLOCK),
            finding(4, 5, Severity.WARN),
            finding(6, 7, Severity.BLOCK),
        )
    )
    assert view is not None
    assert [[one.number for one in group.findings] for group in view.groups] == [[2, 4], [1, 3]]


def test_no_panel_before_a_check() -> None:
    assert panel_view(None) is None


def test_whole_repairs_leaves_lighter_remarks_and_what_has_no_repair() -> None:
    found = reading(
        "abcdef",
        finding(0, 1, Severity.BLOCK, "XX"),
        finding(2, 3, Severity.WARN, "YY"),
        finding(3, 4, Severity.GRAVE, None),
        finding(5, 6, Severity.GRAVE, ""),
    )
    assert repaired_whole(found).text == "XXbcde"


def test_whole_repairs_never_writes_twice_on_one_word() -> None:
    found = reading(
        "abcdefgh",
        finding(0, 4, Severity.GRAVE, "[grave]"),
        finding(2, 4, Severity.BLOCK, "[block]"),
        finding(4, 8, Severity.GRAVE, "[long]"),
        finding(5, 6, Severity.GRAVE, "[court]"),
    )
    assert [placed.number for placed in whole_repairs(found)] == [2, 3]
    assert repaired_whole(found).text == "ab[block][long]"


def test_repair_all_needs_no_script_and_checks_again(signed_in: SignedIn) -> None:
    client = signed_in("author")
    checked = client.post("/publier", {"action": "check", "text": BREACH, "visibility": "public"})
    assert 'value="repair"' in checked.content.decode()
    html = client.post(
        "/publier", {"action": "repair", "text": BREACH, "visibility": "private"}
    ).content.decode()
    written = re.search(r'<textarea[^>]*name="text"[^>]*>\n(.*?)</textarea>', html, re.S)
    assert written
    for gone in ("Lefèvre", "Nantes", "12 mars", "06 12 34 56 78", "62 ans"):
        assert gone not in written[1]
    assert written[1].startswith("🙂 Mme ")
    assert 'class="group group--block"' not in html
    assert 'value="private" checked' in html
    assert Post.objects.count() == Draft.objects.count() == 0


def test_repair_all_of_a_question_repairs_every_field(signed_in: SignedIn) -> None:
    sent = {"action": "repair", "situation": "M. Berthelot tousse.", "asked": "Et Mme Lefèvre ?"}
    html = signed_in("author").post("/questions/nouvelle", {**sent, "visibility": "physicians"})
    texts = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", html.content.decode(), re.S)
    assert not any(name in text for text in texts for name in ("Berthelot", "Lefèvre"))


def test_repair_all_where_nothing_is_to_repair_changes_nothing(signed_in: SignedIn) -> None:
    html = signed_in("author").post(
        "/publier", {"action": "repair", "text": "Une toux qui traîne.", "visibility": "public"}
    )
    assert ">\nUne toux qui traîne.</textarea>" in html.content.decode()


def test_repair_all_without_an_account() -> None:
    html = Client().post("/verifier", {"action": "repair", "text": BREACH}).content.decode()
    assert "Lefèvre" not in html


@pytest.mark.django_db
def test_the_live_panel_is_the_panel_of_the_page() -> None:
    client = Client()
    page = client.post("/verifier", {"action": "check", "text": BREACH}).content.decode()
    asked = json.dumps({"kind": "article", "text": BREACH})
    live = client.post("/verifier.json", asked, content_type="application/json").json()
    assert panel_of(page) == " ".join(live["panel"].split())
    assert live["repaired"]["text"] == repaired_whole(read_over(None, PostForm(text=BREACH), now=NOW)).text


@pytest.mark.django_db
def test_the_live_panel_escapes_what_was_typed() -> None:
    asked = json.dumps({"text": "Mme <img src=x onerror=alert(1)> Lefèvre, M. O'<b>Berthelot</b>"})
    live = Client().post("/verifier.json", asked, content_type="application/json").json()
    assert "<img" not in live["panel"]
    assert "<b>" not in live["panel"]
