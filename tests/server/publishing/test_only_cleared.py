"""No path makes a post without a ClearedText: the code of the server is read for it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import colloque.server
from colloque import Report, Verdict
from colloque.findings import ClearedText
from colloque.server.publishing.actions.writing import NotTheClearedText, create_post
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.models import Post

from ..cast import Cast
from .stories import at

SERVER = Path(colloque.server.__file__).parent
WRITING = "publishing/actions/writing.py"
# What carries the words of a post. Drafts are raw and sealed: they are not among them.
TABLES = {"Post", "Question", "Revision"}
WORDS = {"text", "title", "situation", "tried", "asked"}
MAKERS = {"create", "bulk_create", "get_or_create", "update_or_create"}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SERVER.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path.relative_to(SERVER).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def manager_of(call: ast.Call) -> str:
    """``Post`` in ``Post.objects.filter(…).update(…)``; empty when the call does not start at a table."""
    node: ast.expr = call.func
    while not isinstance(node, ast.Name):
        match node:
            case ast.Attribute(value=inner):
                node = inner
            case ast.Call(func=inner):
                node = inner
            case _:
                return ""
    return node.id


def makes_or_rewrites(call: ast.Call) -> bool:
    """Whether a call makes a row that carries words, or gives one new words by its table."""
    if manager_of(call) not in TABLES:
        return False
    named = {keyword.arg for keyword in call.keywords}
    match call.func:
        case ast.Name():  # Post(text=…): a row in the making; Post(pk=…) only points at one
            return bool(named & WORDS) or None in named
        case ast.Attribute(attr=verb) if verb in MAKERS:
            return True
        case ast.Attribute(attr="update"):
            return bool(named & WORDS) or None in named
    return False


def sets_words(node: ast.AST) -> bool:
    """Whether a statement gives words to something called post or question."""
    if not isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        return False
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    inner = [t for target in targets for t in (target.elts if isinstance(target, ast.Tuple) else [target])]
    return any(
        isinstance(t, ast.Attribute)
        and t.attr in WORDS
        and isinstance(t.value, ast.Name)
        and t.value.id in {"post", "question"}
        for t in inner
    )


def writers() -> set[tuple[str, str]]:
    """Every function of the server that makes or rewrites a post: module and name."""
    found = set()
    for name, tree in modules():
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            nodes = list(ast.walk(function))
            calls = any(isinstance(node, ast.Call) and makes_or_rewrites(node) for node in nodes)
            if calls or any(sets_words(node) for node in nodes):
                found.add((name, function.name))
    return found


def test_two_functions_write_posts_and_both_take_a_cleared_text() -> None:
    assert writers() == {(WRITING, "create_post"), (WRITING, "rewrite_post")}
    tree = dict(modules())[WRITING]
    for function in (node for node in tree.body if isinstance(node, ast.FunctionDef)):
        if (WRITING, function.name) in writers():
            first = function.args.args[0]
            assert (first.arg, ast.unparse(first.annotation)) == ("cleared", "ClearedText")


def test_the_reader_of_code_sees_what_it_should_see() -> None:
    caught = [
        "Post.objects.create(text=x)",
        "Post(text=x).save()",
        "Post(**fields)",
        "Post.objects.filter(pk=1).update(title=x)",
        "Question.objects.update_or_create(post=p)",
    ]
    passed = ["Post(pk=1)", "Post.objects.filter(text=x)", "Post.objects.update(likes_count=1)", "form.text"]
    for code, wanted in [*((c, True) for c in caught), *((c, False) for c in passed)]:
        calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
        assert any(makes_or_rewrites(call) for call in calls) == wanted, code


def test_nobody_else_calls_the_two_writers() -> None:
    callers = {
        name
        for name, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and {alias.name for alias in node.names} & {"create_post", "rewrite_post"}
    }
    assert callers == {"publishing/actions/submitting.py", "publishing/actions/editing.py"}


def test_a_cleared_text_serves_for_its_own_words_only(cast: Cast) -> None:
    cleared = ClearedText("Ceci.", Report(findings=(), rulebook="test"), Verdict.PUBLISH)
    with pytest.raises(NotTheClearedText):
        create_post(cleared, form=PostForm(text="Cela."), author=cast.author, parent=None, now=at(0))
    assert not Post.objects.exists()
