"""Nothing that somebody wrote goes to a log: a logger says a constant, then ids, names of jobs, counts."""

from __future__ import annotations

import ast

from house.tree import called, calls, shown, sources

LEVELS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
# Last words of what may be an argument: none of them can hold a sentence.
ALLOWED = {"id", "pk", "code", "name", "method", "status_code", "rules", "count", "spent", "route"}
ALLOWED_CALLS = {"len", "route_of", "int", "type"}


def test_logs_say_no_text() -> None:
    faults = []
    for path in sources():
        for call in calls(path):
            if called(call) in LEVELS and _is_logger(call) and not _is_discreet(call):
                faults.append(f"{shown(path)}:{call.lineno} {ast.unparse(call)}")
    assert faults == []


def test_the_rule_sees_a_leak() -> None:
    leak, safe = (
        ast.parse(line).body[0].value for line in ('_log.info("%s", post.text)', '_log.info("%d", post.id)')
    )
    assert isinstance(leak, ast.Call)
    assert isinstance(safe, ast.Call)
    assert (_is_logger(leak), _is_discreet(leak), _is_discreet(safe)) == (True, False, True)


def _is_logger(call: ast.Call) -> bool:
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return owner is not None and "log" in ast.unparse(owner).lower()


def _is_discreet(call: ast.Call) -> bool:
    first, *rest = call.args
    return isinstance(first, ast.Constant) and all(map(_is_short_fact, rest))


def _is_short_fact(argument: ast.expr) -> bool:
    match argument:
        case ast.Constant():
            return True
        case ast.Name(id=word) | ast.Attribute(attr=word):
            return word in ALLOWED or word.endswith(("_id", "_count"))
        case ast.Call():
            return called(argument) in ALLOWED_CALLS
    return False
