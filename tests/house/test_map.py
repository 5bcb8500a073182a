"""Every line of the map in ARCHITECTURE.md exists in the tree, and every package is on it."""

from __future__ import annotations

import re

import pytest

from house.tree import ROOT, SOURCE, shown

_LINE = re.compile(r"^(?P<path>[\w./-]+/|[\w./-]+\.\w+)\s{2,}(?P<words>\S.*)$")
_DEPTH = 2  # packages below ``colloque``: rooms and the parts of secrecy; what is inside them is theirs


def _map() -> list[str]:
    blocks = re.findall(
        r"^```\n(.*?)^```", (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8"), re.M | re.S
    )
    lines = [line for block in blocks for line in block.splitlines() if line.strip()]
    found = [match["path"] for line in lines if (match := _LINE.match(line))]
    assert len(found) == len(lines), "a line of the map is not of the form: path/   words"
    return found


@pytest.mark.parametrize("path", _map())
def test_a_line_of_the_map_exists(path: str) -> None:
    place = ROOT / path
    assert place.is_dir() if path.endswith("/") else place.is_file()


def test_every_package_is_on_the_map() -> None:
    packages = {
        f"{shown(path.parent)}/"
        for path in SOURCE.rglob("__init__.py")
        if 0 < len(path.parent.relative_to(SOURCE).parts) <= _DEPTH and "migrations" not in path.parts
    }
    assert packages - {"src/colloque/server/"} - set(_map()) == set()
