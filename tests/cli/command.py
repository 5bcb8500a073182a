"""Run the real command as a user does."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

COMMAND = [str(Path(sys.executable).with_name("colloque"))]


def colloque(
    *words: str, given: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The finished process: ``returncode``, ``stdout`` and ``stderr`` as bytes."""
    return subprocess.run(
        [*COMMAND, *words], input=given, capture_output=True, timeout=120, env=env, check=False
    )


def lines(output: bytes) -> list[dict[str, Any]]:
    """JSON lines of an output."""
    return [json.loads(line) for line in output.decode().splitlines()]


def jsonl(*items: object) -> bytes:
    """JSON lines for an input; bytes are lines as they are."""
    return b"".join(
        item + b"\n" if isinstance(item, bytes) else json.dumps(item).encode() + b"\n" for item in items
    )
