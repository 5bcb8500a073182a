"""Only the check makes a ClearedText; only one function of publishing makes a post, from a ClearedText."""

from __future__ import annotations

import ast

from house.tree import called, calls, parsed, shown, sources


def test_only_the_check_makes_a_cleared_text() -> None:
    makers = {shown(path) for path in sources() for call in calls(path) if called(call) == "ClearedText"}
    assert makers == {"src/colloque/checking.py"}


def test_nobody_alters_a_cleared_text() -> None:
    alterers = {
        shown(path)
        for path in sources()
        for call in calls(path)
        if called(call) in {"replace", "__setattr__"}
        and any(isinstance(word, ast.Name) and "cleared" in word.id for word in call.args)
    }
    assert alterers == set()


def test_one_function_makes_a_post_and_it_takes_a_cleared_text() -> None:
    makers = []
    for path in sources():
        for function in ast.walk(parsed(path)):
            if isinstance(function, ast.FunctionDef) and any(map(_makes_a_post, ast.walk(function))):
                makers.append((shown(path), function.name, ast.unparse(function.args)))
    assert len(makers) == 1, makers
    place, name, arguments = makers[0]
    assert place.startswith("src/colloque/server/publishing/actions"), name
    assert "ClearedText" in arguments


def _makes_a_post(node: ast.AST) -> bool:
    """``Post(…)`` or ``Post.objects.create(…)`` and their kin."""
    if not isinstance(node, ast.Call):
        return False
    written = ast.unparse(node.func)
    if {word.arg for word in node.keywords} == {"pk"}:
        return False  # a name tag for the journal, of a post that may be gone
    return written == "Post" or (
        written.startswith("Post.")
        and called(node) in {"create", "bulk_create", "get_or_create", "update_or_create"}
    )
