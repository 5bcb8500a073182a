"""What holds for any text: valid offsets, equal lengths, no crash, time that grows with the length only."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colloque.findings import Context
from colloque.rulebook import load_rulebook
from colloque.secrecy import find, judge
from colloque.secrecy.folding import FoldedText, fold
from colloque.secrecy.hits import Hit
from colloque.secrecy.overlap import resolve

# Pieces that wake the detectors up; hypothesis glues them with any Unicode, lone surrogates included.
PIECES = st.sampled_from(
    [
        "Mme ",
        "Dr ",
        "Le Goff",
        "kévin ",
        "brossard",
        "à ",
        "CHU de ",
        "Rennes",
        " 52 ans",
        " né le ",
        "12/03/1958",
        "hier",
        " 06 12 34 56 78",
        " IPP 123456",
        "@dr_x",
        "https://a.example/",
        "4 rue des Lilas",
        ", 35000 ",
        "\n",
        ". ",
        "«",
        "#",
        "-",
        "'",
        "’",
        "1 58 03 75 116 025 46",
        "M.",
        " X.Y. ",
        "tempête ",
        "jumeaux",
        "d.u.p.o.n.t",
        "\u200b",
    ]
)
ANY_CHAR = st.characters(codec=None, categories=None, max_codepoint=0x10FFFF)
TEXTS = st.lists(st.one_of(PIECES, st.text(ANY_CHAR, max_size=6)), max_size=14).map("".join)


@given(TEXTS)
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(text)


@settings(deadline=None)
@given(st.text(st.characters(codec=None, categories=["Cs"]), min_size=1, max_size=5))
def test_lone_surrogates_do_not_raise(text):
    find(text)


@settings(deadline=None)
@given(TEXTS)
def test_hits_are_disjoint_sorted_and_inside_the_text(text):
    last = 0
    for hit in find(text):
        assert last <= hit.start < hit.end <= len(text)
        last = hit.end


@settings(deadline=None)
@given(TEXTS)
def test_the_same_text_is_judged_the_same_twice(text):
    rulebook = load_rulebook()
    assert judge(text, context=Context(), rulebook=rulebook) == judge(
        text, context=Context(), rulebook=rulebook
    )


@settings(deadline=None)
@given(st.sampled_from(["Mme Le Goff est sortie.", "IPP 22114907.", "Rappeler le 06 39 98 12 47."]), TEXTS)
def test_adding_a_line_does_not_remove_a_finding_before_it(sentence, more):
    before = {(hit.start, hit.end) for hit in find(sentence)}
    assert before <= {(hit.start, hit.end) for hit in find(sentence + "\n\n" + more)}


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9), st.sampled_from(["NOM", "TEL", "VILLE"]))))
def test_resolved_hits_never_overlap_and_cover_only_what_was_given(runs):
    hits = [Hit(start, start + length, label, "x", 0.5) for start, length, label in runs]
    kept = resolve(hits)
    assert set(kept) <= set(hits)
    assert all(a.end <= b.start for a, b in itertools.pairwise(kept))
    assert all(any(hit.overlaps(k) for k in kept) for hit in hits)


SEEDS = [
    "a",
    "1",
    " ",
    "0 ",
    "1 1 ",
    "a.",
    "a@",
    "Mme ",
    "le ",
    "rue ",
    "a-",
    "@a",
    "http://a",
    "1,",
    "A.",
    "de la ",
]


def seconds_for(text):
    start = time.process_time()
    find(text)
    return time.process_time() - start


# Only guards against hanging: a quadratic pattern would need minutes for the first and hours for the second.
@pytest.mark.parametrize("seed", SEEDS)
def test_much_of_one_thing_ends(seed):
    assert seconds_for(seed * (100_000 // len(seed))) < 60


def test_a_megabyte_ends():
    assert seconds_for("".join(seed * (60_000 // len(seed)) for seed in SEEDS) + "x" * 100_000) < 300


def test_folded_text_refuses_a_fold_of_another_length():
    with pytest.raises(ValueError, match="length"):
        FoldedText("a", "ab")
