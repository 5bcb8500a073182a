"""The figures of the bench, on texts small enough to count by hand."""

import pytest

from colloque.findings import Span
from colloque.secrecy.errors import AnnotationError
from colloque.secrecy.evaluation import Annotated, Score, Share, evaluate, read_annotated

CORPUS = [
    Annotated("Vu Mme Le Goff hier", (Span(7, 14, "NOM"), Span(15, 19, "DATE"))),
    Annotated("Patient de 34 ans", (Span(11, 17, "AGE"),)),
    Annotated("Score de Wells", ()),
]


def test_a_perfect_finder():
    answers = {item.text: item.spans for item in CORPUS}
    result = evaluate(CORPUS, lambda text: answers[text])
    assert result.together({"NOM", "DATE", "AGE"}) == Score(3, 3, 3, 5, 5)
    assert (result.fully_redacted, result.over_redacted) == (Share(1, 1), Share(0, 2))
    assert (result.posts, result.words) == (3, 12)


def test_half_a_name_is_a_leak_and_a_wrong_name_is_over_redaction():
    found = {CORPUS[0].text: [Span(7, 9, "NOM"), Span(15, 19, "VILLE")], CORPUS[2].text: [Span(9, 14, "NOM")]}
    result = evaluate(CORPUS, lambda text: found.get(text, []))
    assert result.by_label["NOM"] == Score(right=0, announced=2, marked=1, tokens_found=1, tokens=2)
    assert result.by_label["DATE"].token_recall == Share(1, 1)
    assert (result.fully_redacted, result.over_redacted) == (Share(0, 1), Share(1, 2))
    assert result.token_precision == Share(2, 3)


def test_the_table_names_every_label_and_sum():
    table = evaluate(CORPUS, lambda text: []).table()
    for word in ("NOM", "DATE", "AGE", "direct", "indirect", "all", "fully redacted", "over-redacted"):
        assert word in table


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "JSON illisible"),
        ("[]", "text"),
        ('{"text": 3, "entities": []}', "text"),
        ('{"text": "a"}', "entities"),
        ('{"text": "a", "entities": [{"start": 0, "end": 1}]}', "annotation invalide"),
        ('{"text": "a", "entities": [{"start": 0, "end": 1, "label": "X"}]}', "annotation invalide"),
        ('{"text": "a", "entities": [{"start": 0, "end": 5, "label": "NOM"}]}', "hors du texte"),
    ],
)
def test_a_bad_line_is_named_and_its_text_is_not(line, reason):
    with pytest.raises(AnnotationError) as caught:
        list(read_annotated(["", '{"text": "", "entities": []}', line]))
    assert caught.value.line == 3
    assert reason in caught.value.safe


def test_wilson_interval_matches_the_published_example():
    # Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662.
    low, high = Share(81, 263).interval
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
