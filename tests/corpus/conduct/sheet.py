"""The tables of the data sheet, computed from the corpus.

Print them: `PYTHONPATH=tests python -m corpus.conduct.sheet`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from corpus.conduct.posts import HALVES, Post, read_half

Count = Callable[[Post], Iterable[str]]

_TABLES: tuple[tuple[str, Count], ...] = (
    ("verdict", lambda post: ["breach" if post.rules else "acceptable"]),
    ("rule", lambda post: post.rules),
    ("tone", lambda post: [post.tone]),
    ("target", lambda post: [post.target]),
    ("register", lambda post: [post.register]),
)


def table(title: str, count: Count, halves: dict[str, tuple[Post, ...]]) -> str:
    """Count one property in both halves, as a Markdown table sorted by the total."""
    counts = {
        half: Counter(value for post in posts for value in count(post)) for half, posts in halves.items()
    }
    total = sum(counts.values(), Counter[str]())
    rows = [f"| {title} | {' | '.join(halves)} |", "|---" * (len(halves) + 1) + "|"]
    for value, _ in sorted(total.items(), key=lambda item: (-item[1], item[0])):
        rows.append(f"| {value} | {' | '.join(str(counts[half][value]) for half in halves)} |")
    return "\n".join(rows)


def themes(halves: dict[str, tuple[Post, ...]]) -> str:
    """List the themes of each half, in the order of the file."""
    lines = []
    for half, posts in halves.items():
        names = list(dict.fromkeys(post.theme for post in posts))
        lines.append(f"- **{half}** ({len(posts)} posts, {len(names)} themes): {', '.join(names)}.")
    return "\n".join(lines)


def blocks() -> tuple[str, ...]:
    """Every block that the data sheet must hold word for word."""
    halves = {half: read_half(half) for half in HALVES}
    return (themes(halves), *(table(title, count, halves) for title, count in _TABLES))


if __name__ == "__main__":
    print("\n\n".join(blocks()))
