"""The public names of the library: exactly these. Adding one is a decision, removing one breaks somebody."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import pytest

import colloque

PUBLIC = {
    "Citation",
    "ClearedText",
    "Context",
    "ContextError",
    "Finding",
    "NotCleared",
    "Place",
    "Report",
    "Risk",
    "RiskError",
    "Role",
    "Rule",
    "Rulebook",
    "RulebookError",
    "Severity",
    "Span",
    "TransposeError",
    "Transposed",
    "Verdict",
    "Why",
    "check",
    "clear",
    "estimate_risk",
    "load_rulebook",
    "rulebook_names",
    "transpose",
}


def test_the_public_names_are_exact() -> None:
    assert set(colloque.__all__) == PUBLIC
    assert sorted(colloque.__all__) == list(colloque.__all__)


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_a_public_name_says_what_it_is(name: str) -> None:
    assert len(inspect.getdoc(getattr(colloque, name)) or "") > 20


@pytest.mark.parametrize("name", ["check", "clear", "transpose", "estimate_risk"])
def test_options_are_given_by_name(name: str) -> None:
    _, *options = inspect.signature(getattr(colloque, name)).parameters.values()
    assert all(option.kind is inspect.Parameter.KEYWORD_ONLY for option in options)


def _modules() -> list[str]:
    return [
        module.name
        for module in pkgutil.walk_packages(colloque.__path__, "colloque.")
        if ".migrations." not in module.name and not module.name.endswith("__main__")
    ]


@pytest.mark.parametrize("name", _modules())
def test_every_module_says_its_idea(name: str) -> None:
    if name != "colloque.server.project.settings":  # read once, by the settings of these tests
        documented = (inspect.getdoc(importlib.import_module(name)) or "").strip()
        assert documented or name.endswith(("migrations", ".data", "templatetags")), name
