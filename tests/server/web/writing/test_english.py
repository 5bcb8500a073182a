"""What the library says is read in English by an English reader: rules, findings, reasons and risks."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from colloque import load_rulebook

_FRENCH = re.compile(
    r"[ùœ]|\b(?:le|la|les|des|une|est|votre|vous|avec|pour|dans|cette|aux|que|ou|pas)\b", re.I
)
_VOID = frozenset({"br", "img", "input", "link", "meta", "path", "use", "circle", "hr"})
TEXT = (
    "Mme Lefèvre, 41 ans, boulangère à Rodez, 06 12 34 56 78, vue ce matin aux urgences du CH de Rodez, "
    "son mari né au Laos. Encore une CMU. Quel connard. Le Dr Martin est un charlatan. Meilleur chirurgien "
    "de Lyon. Prenez 2 cp de prednisone. Mon pseudo n’est pas déclaré à l’Ordre et il ne le sera jamais."
)


class _Unmarked(HTMLParser):
    """Words of a page that stand under no ``lang="fr"``: those its own language must say."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            # A field holds what its author wrote; a script or a style speaks no language.
            apart = ("lang", "fr") in attrs or tag in {"textarea", "script", "style"}
            self.open.append((tag, apart))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(apart for _tag, apart in self.open):
            self.words.append(data)


def _unmarked(html: str) -> str:
    reader = _Unmarked()
    reader.feed(html)
    return " ".join(" ".join(reader.words).split())


def _french(html: str) -> list[str]:
    # The name of the other language, and the words a repair puts into a French text, stay French; the id of a
    # rule is the same in every language.
    said = re.sub(r"“[^”]*”|\b[A-Z]{2,5}-\d\b", "", _unmarked(html).replace("Français", ""))
    return _FRENCH.findall(said)


@pytest.fixture
def reader(db: None) -> Client:
    return Client(headers={"accept-language": "en"})


@pytest.mark.parametrize("rule", [""] + [f"/{rule.id}" for rule in load_rulebook()])
def test_a_rule_is_read_in_english(reader: Client, rule: str) -> None:
    html = reader.get(f"/regles{rule}").content.decode()
    assert "Public Health Code" in html or "GDPR" in html
    assert _french(html) == []


def test_the_words_of_the_french_page_would_be_seen(reader: Client) -> None:
    html = reader.get("/regles/SEC-1", headers={"accept-language": "fr"}).content.decode()
    assert len(_french(html)) > 20


def test_findings_are_read_in_english(reader: Client) -> None:
    html = reader.post("/verifier", {"text": TEXT, "action": "check"}).content.decode()
    assert "This name points to a person" in html
    assert "A direct identifier is present (name)" in html
    assert _french(html) == []


def test_a_transposition_is_explained_in_english(reader: Client) -> None:
    html = reader.post("/verifier", {"text": TEXT, "action": "transpose"}).content.decode()
    assert "The name points to the patient: a word for their role is enough for the reasoning." in html
    assert "people in France still match" in html or "A single person in France" in html
    assert _french(html) == []


def test_the_live_check_answers_in_english(reader: Client) -> None:
    answer = reader.post("/verifier.json", json.dumps({"text": TEXT}), content_type="application/json").json()
    said = [answer["risk_sentence"], answer["risk"]["sentence"], answer["risk"]["forced"]]
    for finding in answer["findings"]:
        said += [finding["message"], finding["remedy"], finding["title"]]
    assert len(said) > 20
    assert [words for words in said if _FRENCH.search(words)] == []
    assert _french(answer["panel"]) == []
