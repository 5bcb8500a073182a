"""Our own annotated posts, with the exact list of what is still missed or wrongly found."""

from pathlib import Path

from colloque.findings import DIRECT_LABELS
from colloque.secrecy import find
from colloque.secrecy.evaluation import evaluate, read_annotated

CORPUS = Path(__file__).parents[1] / "corpus" / "secrecy.jsonl"

# (text found or marked, label, "missed" | "false"): a silent improvement fails the test too.
KNOWN_FAILURES = {
    ("60 ans", "AGE", "false"),
    ("12", "DATE", "false"),
    ("13 juin", "DATE", "false"),
    ("Mardi", "DATE", "false"),
    ("fin mars", "DATE", "false"),
    ("Gers", "DEPARTEMENT", "false"),
    ("bretonne", "ORIGINE", "false"),
    ("Anselme", "PRENOM", "false"),
    ("Robert", "PRENOM", "false"),
    ("Garde de nuit", "PROFESSION", "false"),
    ("Casamance", "VILLE", "false"),
    ("Kerbiquet", "VILLE", "false"),
    ("Luxemburg", "VILLE", "false"),
    ("Rennes", "VILLE", "false"),
    ("Kerbiquet", "ADRESSE", "missed"),
    ("Casamance", "DEPARTEMENT", "missed"),
    ("Anselme", "NOM", "missed"),
    ("Gabriel", "PRENOM", "missed"),
    ("marin", "PROFESSION", "missed"),
}

# What is announced in the posts that hold no direct identifier.
KNOWN_ALARMS: set[tuple[str, str]] = {
    ("12", "DATE"),
    ("13 juin", "DATE"),
    ("Casamance", "VILLE"),
    ("Mardi", "DATE"),
    ("Rennes", "VILLE"),
    ("Robert", "PRENOM"),
    ("fin mars", "DATE"),
}


def annotated():
    with CORPUS.open(encoding="utf-8") as lines:
        return list(read_annotated(lines))


def test_every_failure_is_known_and_every_known_failure_fails():
    failures = set()
    for item in annotated():
        marked = {(s.start, s.end, s.label) for s in item.spans}
        found = {(h.start, h.end, h.label) for h in find(item.text)}
        failures |= {(item.text[a:b], label, "missed") for a, b, label in marked - found}
        failures |= {(item.text[a:b], label, "false") for a, b, label in found - marked}
    assert failures == KNOWN_FAILURES


def test_the_corpus_is_large_and_a_third_of_it_holds_nothing_to_find():
    corpus = annotated()
    assert len(corpus) >= 120
    assert sum(not item.spans for item in corpus) >= 40


def test_posts_without_identifier_are_left_in_peace_but_for_the_known():
    clean = [item for item in annotated() if not any(span.label in DIRECT_LABELS for span in item.spans)]
    wrong = {
        (item.text[hit.start : hit.end], hit.label)
        for item in clean
        for hit in find(item.text)
        if hit.label in DIRECT_LABELS
    }
    assert wrong == KNOWN_ALARMS
    assert evaluate(clean, find).over_redacted.hits <= len(KNOWN_ALARMS)
