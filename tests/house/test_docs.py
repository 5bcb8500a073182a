"""The pages point at what exists, and each decision has its number."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from house.tree import ROOT, documents, shown

_LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
_CODE = re.compile(r"```.*?```|`[^`]*`", re.S)
# Of the machine these pages are written on; split so that this file does not name it either.
_PRIVATE = ("/" + "work/", "/" + "tmp/", "/" + "root/")


def _links(page: Path) -> list[str]:
    return _LINK.findall(_CODE.sub("", page.read_text(encoding="utf-8")))


LINKS = [
    pytest.param(page, link, id=f"{shown(page)} -> {link}")
    for page in documents()
    for link in _links(page)
    if not re.match(r"[a-z]+:", link)
]


@pytest.mark.parametrize(("page", "link"), LINKS)
def test_a_link_leads_somewhere(page: Path, link: str) -> None:
    path, _, anchor = unquote(link).partition("#")
    target = (page.parent / path).resolve() if path else page
    assert target.exists()
    assert target.is_relative_to(ROOT)
    if anchor and target.suffix == ".md":
        assert anchor in _anchors(target)


def _anchors(page: Path) -> set[str]:
    titles = re.findall(r"^#+\s+(.*)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def test_decisions_are_numbered_once() -> None:
    files = [path for path in (ROOT / "docs" / "decisions").glob("*.md") if path.name != "README.md"]
    assert len(files) > 3
    assert len({path.name[:3] for path in files}) == len(files)
    for path in files:
        number, first = path.name[:4], path.read_text(encoding="utf-8").splitlines()[0]
        assert re.fullmatch(r"\d{3}-", number), path.name
        assert first.startswith(f"# {number[:3]} — "), path.name


@pytest.mark.parametrize("page", documents(), ids=shown)
def test_a_page_names_no_place_of_the_machine_it_was_written_on(page: Path) -> None:
    assert not [word for word in _PRIVATE if word in page.read_text(encoding="utf-8")]
