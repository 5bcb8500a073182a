"""How fast the register of professionals is read from an extract, and with how much memory, on this machine.

    python benchmarks/register.py [--people 250000]

Writes a synthetic extract (the real columns, fictional people, all of them physicians), then, on SQLite and
on the PostgreSQL of ``COLLOQUE_BENCH_DATABASE_URL`` when it is set (an empty database), runs in a process of
its own: the first import, the same extract again, and that of the next day (one in a hundred left, as many
came). Prints seconds, lines a second and the highest resident memory of the process, Django included.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DAYS = {"first": "202611220811", "same": "202611220811", "next day": "202611230811"}


def main() -> None:
    """Measure, or be one of the measured processes (``--measured``)."""
    options = _options()
    if options.measured:
        print(json.dumps(_import(Path(options.measured))))
        return
    with tempfile.TemporaryDirectory(prefix="colloque-register-") as folder:
        root = Path(folder)
        lines = _write(root, options.people)
        print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
        print(f"{options.people} physicians, {lines} lines of activity")
        databases = {"SQLite": f"sqlite:///{root / 'register.sqlite3'}"}
        if postgres := os.environ.get("COLLOQUE_BENCH_DATABASE_URL"):
            databases["PostgreSQL"] = postgres
        for name, url in databases.items():
            for day, stamp in DAYS.items():
                told = _measure(root / stamp, url)
                pace = told["lines"] / told["seconds"]
                print(f"{name:<11}{day:<9} {told['seconds']:6.1f} s {pace:8.0f} lines/s", end=" ")
                print(f"{told['memory']:4.0f} MiB  {told['difference']}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=250_000)
    parser.add_argument("--measured", help=argparse.SUPPRESS)
    return parser.parse_args()


def _write(root: Path, count: int) -> int:
    from dataclasses import replace

    from colloque.server.identity.registry.synthetic import fictional_people, write_extract

    everyone = [
        replace(person, profession=("10", "Médecin"))
        for person in fictional_people(count + count // 100, seed=0)
    ]
    lines = write_extract(root / DAYS["first"], everyone[:count], stamp=DAYS["first"])
    write_extract(root / DAYS["next day"], everyone[count // 100 :], stamp=DAYS["next day"])
    return lines


def _measure(extract: Path, url: str) -> dict[str, float]:
    environment = {**os.environ, "COLLOQUE_DATABASE_URL": url, "COLLOQUE_DATA_DIR": str(extract.parent)}
    done = subprocess.run(
        [sys.executable, __file__, "--measured", str(extract)],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


def _import(extract: Path) -> dict[str, object]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "colloque.server.project.settings")
    import django

    django.setup()
    import datetime as dt

    from django.core.management import call_command

    from colloque.server.identity.registry.actions import import_extract

    call_command("migrate", verbosity=0, interactive=False)
    begun = time.perf_counter()
    done = import_extract(extract, now=dt.datetime.now(dt.UTC))
    return {
        "seconds": time.perf_counter() - begun,
        "lines": done.lines,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "difference": str(done.difference),
    }


if __name__ == "__main__":
    main()
