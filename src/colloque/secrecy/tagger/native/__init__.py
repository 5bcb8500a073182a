"""The hot loops of the tagger in C: optional, quicker, and the same to the last digit.

``python -m colloque.secrecy.tagger.native`` builds them where a C compiler is at hand. They live beside the
installed packages and never beside the sources; what was built from another ``kernel.c`` is not used.
"""

from __future__ import annotations

import importlib
import os
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any

MODULE = "_colloque_tagger"
PURE = "COLLOQUE_PURE"
"""With this variable set, Python and NumPy do the work even where the kernel is built."""


def digest() -> str:
    """A short name for the text of ``kernel.c``."""
    return blake2b(files(__package__).joinpath("kernel.c").read_bytes(), digest_size=8).hexdigest()


@cache
def kernel() -> Any:
    """The module built from this ``kernel.c``; None without one, or when the environment asks for none."""
    if os.environ.get(PURE):
        return None
    try:
        built = importlib.import_module(MODULE)
    except ImportError:
        return None
    return built if digest() == built.SOURCE else None
