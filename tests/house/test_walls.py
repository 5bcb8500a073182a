"""What must never import what: the contracts hold, and none of them has been dropped."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from house.tree import ROOT

CONTRACTS = {
    "house: imports only look down",
    "rooms: doors call rooms, rooms never call doors, rooms only look down",
    "the library knows neither Django nor the network",
    "decisions are pure",
    "the server uses the library by its front door",
    "subjects do not lean on each other in circles",
}


def test_no_contract_was_dropped() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert {contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]} >= CONTRACTS


def test_the_contracts_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert ", 0 broken." in done.stdout
