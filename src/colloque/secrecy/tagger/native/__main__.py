"""``python -m colloque.secrecy.tagger.native``: build the hot loops of the tagger for this Python.

Says in one line what was done. Without a C compiler or the headers of Python nothing is built, nothing fails
and nothing is missing: the check finds the same, only slower.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

from colloque.secrecy.tagger.native import MODULE, digest, kernel

_OPTIONS = ("-O3", "-fno-math-errno", "-shared", "-fPIC", "-Wall")
_PATIENCE = 120


def build(folder: Path) -> bool:
    """Compile ``kernel.c`` into a folder; whether it worked.

    Args:
        folder: Where the module goes; on the path of Python to be found.
    """
    suffix = sysconfig.get_config_var("EXT_SUFFIX")
    compiler = str(sysconfig.get_config_var("CC") or "cc").split()
    with as_file(files(__package__).joinpath("kernel.c")) as source, TemporaryDirectory(dir=folder) as aside:
        made = Path(aside) / f"{MODULE}{suffix}"
        command = [*compiler, *_OPTIONS, f'-DCOLLOQUE_KERNEL="{digest()}"']
        command += [f"-I{sysconfig.get_path('include')}", str(source), "-o", str(made), "-lm"]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired):
            return False
        if done.returncode != 0:
            return False
        # At once, and never over a file that a running process has mapped.
        made.replace(folder / made.name)
    return True


def main() -> int:
    """Build beside the installed packages, unless it is built already."""
    if kernel() is not None:
        sys.stdout.write("The tagger's C kernel is built already.\n")
    elif build(Path(sysconfig.get_path("platlib"))):
        sys.stdout.write("The tagger's C kernel is built: checks are quicker, findings the same.\n")
    else:
        sys.stdout.write("No C compiler or no Python headers: the tagger runs on NumPy, findings the same.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
