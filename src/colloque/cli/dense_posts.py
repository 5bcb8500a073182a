"""Fictional posts full of identifiers, drawn with a seed: what ``colloque bench speed`` measures on."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from colloque.secrecy import lexicons

SEED = 4127
"""The article of the duty of secrecy; any number would do."""
SHORTEST, LONGEST = 140, 280
_LARGE, _SMALL = 50_000, 500


def dense_posts(count: int, *, seed: int = SEED) -> list[str]:
    """Draw posts of 140 to 280 characters that hold three identifiers or more.

    Args:
        count: Number of posts.
        seed: The same seed draws the same posts with the same lists of names.

    >>> posts = dense_posts(20)
    >>> len(posts), min(map(len, posts)) >= 140, max(map(len, posts)) <= 280
    (20, True, True)
    """
    chance = random.Random(seed)  # noqa: S311 - fictional posts need no secret chance
    posts: list[str] = []
    while len(posts) < count:
        post = _post(chance)
        if SHORTEST <= len(post) <= LONGEST:
            posts.append(post)
    return posts


def longer_texts(count: int, *, length: int, seed: int = SEED) -> list[str]:
    """Draw texts of exactly ``length`` characters: posts put end to end, cut.

    >>> {len(text) for text in longer_texts(3, length=500)}
    {500}
    """
    posts = dense_posts(count * (length // SHORTEST + 1), seed=seed)
    step = len(posts) // count
    return ["\n".join(posts[at * step : (at + 1) * step])[:length] for at in range(count)]


def _post(chance: random.Random) -> str:
    lists = _lists()
    skeleton = chance.choice(lists["skeletons"])
    drawn = {name: chance.choice(values) for name, values in lists.items() if f"{{{name}}}" in skeleton}
    digits = {
        "age": str(chance.randint(1, 99)),
        "birth": f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.randint(1925, 2023)}",
        "ipp": str(chance.randint(10**8, 10**9 - 1)),
        # No commune of France is in a département 00: the number is nobody's.
        "nir": f"{chance.randint(1, 2)} {chance.randint(30, 99)} {chance.randint(1, 12):02} "
        f"00 {chance.randint(100, 999)} {chance.randint(100, 999)}",
        "number": str(chance.randint(1, 99)),
        "mail": f"{chance.choice(lists['first']).lower()}.{chance.randint(10, 99)}@exemple.fr",
    }
    post = skeleton.format_map({**drawn, **digits})
    while "{d2}" in post:
        post = post.replace("{d2}", f"{chance.randint(0, 99):02}", 1)
    return post


@cache
def _lists() -> Mapping[str, Sequence[str]]:
    """What the blanks of a skeleton are filled with."""
    lists = tomllib.loads(files(__package__).joinpath("dense_posts.toml").read_text(encoding="utf-8"))
    towns = [(name, int(people)) for name, people in lexicons.columns("communes.tsv", "name", "population")]
    surnames = [name.title() for name, mark in lexicons.columns("surnames.tsv", "name", "mark") if not mark]
    firsts = [name.title() for name, mark in lexicons.columns("first_names.tsv", "name", "mark") if not mark]
    return {
        **lists,
        "town": [name for name, people in towns if _SMALL <= people < _LARGE],
        "city": [name for name, people in towns if people >= _LARGE],
        "surname": surnames,
        "other": surnames,
        "first": firsts,
    }
