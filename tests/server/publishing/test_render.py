"""Text to HTML: what becomes a link, what never does, and that only our own markup comes out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colloque.server.publishing.render import article_html, note_html, post_html
from colloque.server.publishing.words import handles, hashtags

OURS = re.compile(r"</?(?:p|br|a|strong|em|ul|ol|li|blockquote|code|pre|hr|h[3-6])(?: [^<>]*)?/?>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Un\nDeux\n\nTrois", "<p>Un<br>Deux</p><p>Trois</p>"),
        ("Voir #Toux.", '<p>Voir <a class="tag" href="/mots/toux">#Toux</a>.</p>'),
        ("#Œdème", '<p><a class="tag" href="/mots/%C5%93deme">#Œdème</a></p>'),
        ("Merci @Ana !", '<p>Merci <a class="mention" href="/@ana">@Ana</a> !</p>'),
        ("Merci @inconnue", "<p>Merci @inconnue</p>"),
        ("Cas n° #12", "<p>Cas n° #12</p>"),
        ("patient.Il va mieux", "<p>patient.Il va mieux</p>"),
        ("javascript:alert(1) data:text/html,x", "<p>javascript:alert(1) data:text/html,x</p>"),
        ("a@exemple.test", "<p>a@exemple.test</p>"),
        ("5 < 7 & 8 > 2", "<p>5 &lt; 7 &amp; 8 &gt; 2</p>"),
    ],
)
def test_a_note_gets_its_links_and_nothing_else(text: str, html: str) -> None:
    assert note_html(text, mentioned={"ana"}) == html


def test_an_address_is_one_link_whatever_stands_in_it() -> None:
    html = note_html('https://exemple.test/a#toux?x="><script>', mentioned={"ana"})
    assert html.count("<a ") == 1
    assert "<script" not in html
    assert 'rel="nofollow noopener noreferrer"' in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "![x](https://exemple.test/pixel.png)",
        "<a href='javascript:x' onclick=x>y</a>",
        "<https://exemple.test>",
        "[x](https://exemple.test 'onmouseover=alert(1)')",
    ],
)
def test_an_article_lets_no_markup_of_its_own_through(text: str) -> None:
    html = article_html(text)
    assert "<img" not in html
    assert "<script" not in html
    assert "onclick" not in re.sub(r">[^<]*<", "><", html)
    assert 'href="javascript' not in html


def test_an_article_starts_its_headings_under_those_of_the_page() -> None:
    assert article_html("# Un\n\n##### Cinq") == "<h3>Un</h3>\n<h6>Cinq</h6>\n"


@given(st.text(), st.sampled_from(["note", "article"]))
def test_only_our_own_markup_comes_out(text: str, kind: str) -> None:
    bare = OURS.sub("", post_html(kind, text, mentioned={"ana"}))
    assert "<" not in bare


@given(st.text(alphabet="#@aé_1 /.\n", max_size=60))
def test_words_are_bounded_and_folded(text: str) -> None:
    assert all(tag == tag.lower() and "é" not in tag for tag in hashtags(text))
    assert all(handle == handle.lower() and 2 <= len(handle) <= 30 for handle in handles(text))
