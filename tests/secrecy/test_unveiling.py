"""Disguised identifiers are found, on the very signs the author wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colloque.secrecy import find
from colloque.secrecy.unveiling import unveil
from corpus.markup import parse


@pytest.mark.parametrize(
    "marked",
    [
        "Mme <PHI label=NOM>D.u.p.o.n.t</PHI> est sortie",
        "Mme <PHI label=NOM>D u p o n t</PHI> est sortie",
        "Mme <PHI label=NOM>Du\u200bpo\u00adnt</PHI> est sortie",
        "Mme <PHI label=NOM>Du🌸po🌸nt</PHI> est sortie",
        "Mme <PHI label=NOM>Dupоnt</PHI> est sortie",
        "Mme <PHI label=NOM>𝐃𝐮𝐩𝐨𝐧𝐭</PHI> est sortie",
        "bravo #<PHI label=PRENOM>Marie</PHI><PHI label=NOM>Dupont</PHI>",
        "\u202eRappeler le <PHI label=TEL>06 39\u200b 98 12 47</PHI>",
    ],
)
def test_disguised_identifiers_are_found(marked):
    text, spans = parse(marked)
    assert [(h.start, h.end, h.label) for h in find(text)] == [(s.start, s.end, s.label) for s in spans]


@pytest.mark.parametrize(
    "text",
    ["C.P.A.M. et H.T.A.", "👩‍⚕️👨‍👩‍👧 garde 🌙", "#DocTocToc #SantePublique", "a b c d : quatre items"],
)
def test_acronyms_emoji_and_ordinary_hashtags_pass(text):
    assert find(text) == ()


@given(st.text())
def test_each_sign_remembers_where_it_comes_from(text):
    unveiled = unveil(text)
    if unveiled.text != text:
        assert len(unveiled.origin) == len(unveiled.text)
        assert list(unveiled.origin) == sorted(unveiled.origin)
        assert all(sign in {text[at], " "} for sign, at in zip(unveiled.text, unveiled.origin, strict=True))


@pytest.mark.parametrize("text", ["\xad", "\u200b\u200b"])
def test_a_text_of_invisible_signs_alone_says_nothing(text):
    assert unveil(text).text == ""
    assert find(text) == ()
