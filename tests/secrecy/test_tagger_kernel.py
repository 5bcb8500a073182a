"""The tagger's C kernel says what Python and NumPy say, to the last digit; without it nothing is missing."""

from __future__ import annotations

import importlib.util
import json
import sys
import sysconfig
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from colloque.findings import Context
from colloque.secrecy.detection import ruled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit
from colloque.secrecy.tagger import native, settling, tokens
from colloque.secrecy.tagger.native.__main__ import build
from colloque.secrecy.tagger.network import shipped
from colloque.secrecy.tagger.reading import Reading

DEV = Path(__file__).parents[1] / "corpus" / "posts" / "dev.jsonl"
POSTS = [json.loads(line)["text"] for line in DEV.read_text(encoding="utf-8").splitlines()][:150]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("kernel")
    if not build(folder):
        pytest.skip("no C compiler or no headers of Python on this machine")
    path = folder / f"{native.MODULE}{sysconfig.get_config_var('EXT_SUFFIX')}"
    spec = importlib.util.spec_from_file_location(native.MODULE, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_knows_the_source_it_was_built_from(built: Any) -> None:
    assert native.digest() == built.SOURCE


@given(text=st.text(max_size=120) | st.text("aÉ.!?… \n_09m٣²½ᵃ\u0301\ud800", max_size=60))
def test_cuts_any_text_as_python_does(built: Any, text: str) -> None:
    assert built.cut(text, tokens._SHORT) == tokens._cut(text)


def both(built: Any, text: str, hits: tuple[Hit, ...] = ()) -> list[Reading]:
    """The same text read without and with the kernel."""
    return [
        settling.read(FoldedText.of(text), hits, network=replace(shipped(), native=native))
        for native in (None, built)
    ]


@pytest.mark.parametrize("at_once", [7, 2_000])
def test_reads_posts_as_numpy_does(built: Any, at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "_AT_ONCE", at_once)
    passages = 0
    for text in POSTS:
        hits = ruled(FoldedText.of(text), context=Context())
        plain, quick = both(built, text, hits)
        assert plain == quick
        passages += len(plain.passages)
    assert passages > len(POSTS)


@settings(max_examples=60)
@given(text=st.text(max_size=80))
def test_reads_any_text_as_numpy_does(built: Any, text: str) -> None:
    plain, quick = both(built, text)
    assert plain == quick


@pytest.mark.parametrize(
    ("words", "around", "sentences"), [([], [], (0,)), ([b""], [b""], (0,)), ([b"x"], [], (0,))]
)
def test_refuses_rows_that_do_not_fit(
    built: Any, words: list[bytes], around: list[bytes], sentences: tuple[int, ...]
) -> None:
    with pytest.raises(ValueError, match=r"row of another size|lists of different lengths"):
        built.score(replace(shipped(), native=built)._packed, words, around, sentences)


def test_refuses_scores_that_do_not_fit(built: Any) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        built.heard(b"1234", b"12345678", 1.0)


def test_refuses_weights_that_do_not_fit(built: Any) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        built.weights(b"1234", 1, b"", b"", 1, b"", b"")


def test_is_left_alone_when_the_environment_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(native.PURE, "1")
    assert native.kernel.__wrapped__() is None


def test_one_built_from_another_source_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    stale = ModuleType(native.MODULE)
    stale.SOURCE = "of another day"  # type: ignore[attr-defined]
    monkeypatch.delenv(native.PURE, raising=False)
    monkeypatch.setitem(sys.modules, native.MODULE, stale)
    assert native.kernel.__wrapped__() is None


def test_nothing_fails_without_a_compiler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert build(tmp_path) is False
    assert list(tmp_path.iterdir()) == []
