"""``colloque bench conduct`` counts breaches and false alarms, and refuses a line that is no judged post."""

from pathlib import Path

from cli.command import colloque, jsonl

POSTS = (
    {"text": "Bande de moutons débiles !", "rules": ["TON-2"]},
    {"text": "Le pont de mai est assuré.", "rules": ["PUB-1"]},
    {"text": "Bonne garde à toutes.", "rules": []},
)


def test_it_counts_what_is_signalled_and_what_is_flagged(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl(*POSTS))
    done = colloque("bench", "conduct", str(path))
    page = {line.split()[0]: line for line in done.stdout.decode().splitlines()}
    assert done.returncode == 0
    assert page["TON-2"].count("(1/1)") == 2
    assert "(0/1)" in page["PUB-1"]
    assert "(1/2)" in page["manquements"]
    assert "(0/1)" in page["messages"]


def test_a_line_that_is_no_judged_post_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl(POSTS[0]) + b'{"text": "seul"}\n')
    done = colloque("bench", "conduct", str(path))
    assert done.returncode == 2
    assert "ligne 2" in done.stderr.decode()
