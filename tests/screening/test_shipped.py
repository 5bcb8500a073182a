"""What ships with the package is what the patterns need today; without it nothing is found or missed."""

import os
import subprocess
import sys

import pytest

from colloque.screening import Screen, shipped
from colloque.secrecy.house import HOUSE
from house.tree import ROOT


@pytest.mark.parametrize("seed", ["0", "4"], ids="hash seed {}".format)
def test_the_shipped_file_is_up_to_date(seed: str) -> None:
    # Two orders of every set: 0 and 4 gave two files while a cost was a product in the order of a set.
    script = ROOT / "scripts" / "build_screen.py"
    env = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, script, "--check"], env=env, timeout=300, check=False)
    assert done.returncode == 0, "a pattern changed: run python scripts/build_screen.py"


def test_without_the_file_the_screen_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = [source for source, _ in HOUSE.asked]
    quick = Screen(sources)
    monkeypatch.setattr(shipped, "_rows", dict)
    slow = Screen(sources)
    words = ["rue", "chu", "mme", "patiente", "lundi", "ans"]
    seen = [
        (screen.passing(words, folded=" ".join(words), digits=9, dense=9), screen.openers.known)
        for screen in (quick, slow)
    ]
    assert seen[0] == seen[1]


def test_a_python_that_keeps_its_parse_to_itself_finds_the_same() -> None:
    script = (
        "import re._parser, sys\n"
        "from colloque.screening import parsing, shipped\n"
        "if sys.argv[1] == 'hidden':\n"
        "    parsing.parsed = lambda source: None\n"
        "    import colloque.screening.needs, colloque.screening.endings\n"
        "    colloque.screening.needs.parsed = colloque.screening.endings.parsed = parsing.parsed\n"
        "    shipped._rows = dict\n"
        "from colloque import check\n"
        "text = 'Mme Lefèvre, 67 ans, vue hier au CHU de Brest, 06 53 14 47 44. Encore une folle !'\n"
        "print(check(text).as_json())"
    )
    told = [
        subprocess.run([sys.executable, "-c", script, how], capture_output=True, text=True, check=True).stdout
        for how in ("shown", "hidden")
    ]
    assert told[0] == told[1]
    assert "SEC-1" in told[0]
