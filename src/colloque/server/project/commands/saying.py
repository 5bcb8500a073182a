"""How a command says that it cannot: one French line on stderr, exit status 2."""

from __future__ import annotations

import sys

BAD_USAGE = 2


def fail(line: str) -> int:
    """Write ``line`` on stderr; the exit status of a refusal."""
    print(f"colloque : {line}", file=sys.stderr)
    return BAD_USAGE


def database_silent() -> str:
    """The line for a database that does not answer or is not ready."""
    return (
        "la base de données ne répond pas ou n’est pas prête : vérifiez COLLOQUE_DATABASE_URL, "
        "puis lancez « colloque manage migrate »."
    )
