"""The networks where a pseudonym may be borne, read once from ``networks.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

HERE = "colloque"


@dataclass(frozen=True, slots=True)
class Network:
    """One network: its stored slug, its name, the form of an account there."""

    slug: str
    label: str
    handle: str = r"\S+"

    def holds(self, handle: str) -> bool:
        """Whether ``handle`` (without its first @) can be an account there.

        >>> networks()["mastodon"].holds("mirabelle@exemple.test"), networks()["x"].holds("doc mirabelle")
        (True, False)
        """
        return re.fullmatch(self.handle, handle) is not None


@lru_cache(maxsize=1)
def networks() -> Mapping[str, Network]:
    """Every network by slug, in the order of the file."""
    source = resources.files(__package__).joinpath("networks.toml").read_text(encoding="utf-8")
    return {line["slug"]: Network(**line) for line in tomllib.loads(source)["network"]}
