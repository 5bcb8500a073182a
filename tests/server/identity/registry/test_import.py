"""The extract is followed: arrivals, changes, departures; what is wrong in it is told and stops nothing."""

from __future__ import annotations

import datetime as dt
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from colloque.server.engine.models import Event
from colloque.server.identity.registry.actions import import_extract
from colloque.server.identity.registry.errors import BadExtract, TooManyDepartures
from colloque.server.identity.registry.merging import Difference
from colloque.server.identity.registry.models import Activity, Exercise, Extraction, Professional, Skill
from colloque.server.identity.registry.queries import professional
from colloque.server.identity.registry.synthetic import fictional_people, fictional_rpps, write_extract

from .people import CAMILLE, EVERYONE, GENERAL, INTERN, NURSE, TWO_PLACES, Publish


def people_file(folder: Path) -> Path:
    return next(folder.glob("*Personne_activite*"))


def test_everyone_of_the_extract_is_on_the_register(publish: Publish) -> None:
    done = publish()
    assert done.difference == Difference(known=0, arrived=5, departed=0, changed=0)
    assert (done.malformed, done.others) == (0, 0)
    assert Professional.objects.count() == 5
    # Camille has two skills in one place, Éloïse two places: one row each, whatever the number of lines.
    assert Skill.objects.filter(professional_id=CAMILLE.rpps).count() == 2
    assert Activity.objects.filter(professional_id=CAMILLE.rpps).count() == 1
    assert Activity.objects.filter(professional_id=TWO_PLACES.rpps).count() == 2
    assert Exercise.objects.count() == 5


def test_the_same_extract_again_writes_nothing(publish: Publish) -> None:
    publish()
    before = set(Skill.objects.values_list("pk", flat=True))
    assert publish().difference == Difference(known=5, arrived=0, departed=0, changed=0)
    assert set(Skill.objects.values_list("pk", flat=True)) == before


def test_the_next_day_is_followed(publish: Publish) -> None:
    publish()
    moved = replace(CAMILLE, activities=(("S", "Port-Lannec", "29"),), skills=(GENERAL,))
    newcomer = replace(NURSE, rpps=fictional_rpps(6))
    done = publish((moved, TWO_PLACES, replace(INTERN, category="C"), NURSE, newcomer), day="202611230811")
    assert done.difference == Difference(known=5, arrived=1, departed=1, changed=2)
    camille = professional(CAMILLE.rpps)
    assert camille is not None
    assert camille.towns == (("Port-Lannec", "29"),)
    assert professional(fictional_rpps(4)) is None
    assert list(
        Exercise.objects.filter(professional_id=INTERN.rpps).values_list("category_code", flat=True)
    ) == ["C"]
    assert Extraction.objects.count() == 2
    facts = Event.objects.filter(name="registry.imported").order_by("-id")[0].facts
    assert facts == {"arrived": 1, "changed": 2, "departed": 1, "malformed": 0}


def spoil(line: Callable[[str], bytes]) -> Callable[[Path], None]:
    """Replace the first line of Camille by ``line`` of it."""

    def spoilt(folder: Path) -> None:
        file = people_file(folder)
        lines = file.read_bytes().split(b"\n")
        place = next(n for n, one in enumerate(lines) if CAMILLE.rpps.encode() in one)
        lines[place] = line(lines[place].decode())
        file.write_bytes(b"\n".join(lines))

    return spoilt


BAD_LINES = {
    "cut": lambda line: line[:90].encode(),
    "too many fields": lambda line: (line + "|a|b").encode(),
    "nul": lambda line: line.replace("Rey", "R\0y").replace("REY", "R\0Y").encode(),
    "endless": lambda line: (line + "x" * 100_000).encode(),
    "name without end": lambda line: line.replace("REY", "R" * 400).encode(),
    "short number": lambda line: line.replace(CAMILLE.rpps, "123").encode(),
    "letters in the number": lambda line: line.replace(CAMILLE.rpps, "8990000001²").encode(),
}


@pytest.mark.parametrize("bad", BAD_LINES)
def test_a_malformed_line_is_told_by_number_and_stops_nothing(publish: Publish, bad: str) -> None:
    many = (*EVERYONE, *[replace(NURSE, rpps=fictional_rpps(number)) for number in range(10, 30)])
    done = publish(many, alter=spoil(BAD_LINES[bad]))
    assert done.malformed == 1
    assert done.first_bad == ("people:2",)
    assert done.difference.arrived == len(many)  # Camille has a second line


def test_a_malformed_line_makes_nobody_leave(publish: Publish) -> None:
    alone = replace(CAMILLE, skills=(GENERAL,))
    others = [replace(NURSE, rpps=fictional_rpps(number)) for number in range(10, 30)]
    publish((alone, *others))
    done = publish((alone, *others), day="202611230811", alter=spoil(BAD_LINES["too many fields"]))
    assert (done.malformed, done.difference.departed) == (1, 0)
    kept = professional(CAMILLE.rpps)
    assert kept is not None
    assert kept.towns == (("Valmorel-sur-Isle", "24"),)


def test_lines_of_windows_are_read(publish: Publish) -> None:
    publish(
        alter=lambda folder: people_file(folder).write_bytes(
            people_file(folder)
            .read_text(encoding="utf-8")
            .replace("’", "'")
            .encode("cp1252")
            .replace(b"\n", b"\r\n")
        )
    )
    found = professional(TWO_PLACES.rpps)
    assert found is not None
    assert (found.family_name, found.given_name) == ("LE GOFF-D'ESTRÉE", "Éloïse")


def test_columns_may_move_and_others_may_come(publish: Publish) -> None:
    def reversed_columns(folder: Path) -> None:
        file = people_file(folder)
        lines = [line.rstrip("|").split("|") for line in file.read_text(encoding="utf-8").splitlines()]
        width = max(map(len, lines))
        padded = ["|".join(reversed([*line, *[""] * (width - len(line)), "neuve"])) + "|" for line in lines]
        file.write_text("\n".join(padded), encoding="utf-8")

    assert publish(alter=reversed_columns).difference.arrived == 5
    assert professional(CAMILLE.rpps) is not None


def test_another_identifier_is_passed_over(publish: Publish) -> None:
    def adeli(folder: Path) -> None:
        with people_file(folder).open("a", encoding="utf-8") as file:
            file.write(
                people_file(folder).read_text(encoding="utf-8").splitlines()[1].replace("8|", "0|", 1) + "\n"
            )

    done = publish(alter=adeli)
    assert (done.others, done.malformed) == (1, 0)


def rename_column(folder: Path) -> None:
    file = people_file(folder)
    file.write_text(
        file.read_text(encoding="utf-8").replace("Code profession", "Code métier", 1), encoding="utf-8"
    )


REFUSED = [
    ("missing_column", rename_column, "Code profession"),
    ("missing_file", lambda folder: next(folder.glob("*SavoirFaire*")).unlink(), "SavoirFaire"),
    ("unreadable_file", lambda folder: people_file(folder).write_bytes(b""), "vide"),
    ("unreadable_file", lambda folder: shutil.rmtree(folder), "ne s’ouvre pas"),
    (
        "too_many_malformed",
        lambda folder: people_file(folder).open("a").write("n’importe quoi\n" * 20) and None,
        "illisibles",
    ),
]


@pytest.mark.parametrize(("code", "alter", "told"), REFUSED)
def test_what_is_no_extract_changes_nothing(
    publish: Publish, code: str, alter: Callable[[Path], None], told: str
) -> None:
    publish()
    with pytest.raises(BadExtract) as refusal:
        publish((CAMILLE,), day="202611230811", alter=alter)
    assert refusal.value.code == code
    assert told in refusal.value.safe
    assert Professional.objects.count() == 5


def test_an_extract_cut_short_empties_nothing(publish: Publish) -> None:
    crowd = [replace(NURSE, rpps=fictional_rpps(number)) for number in range(100, 200)]
    publish((*EVERYONE, *crowd))
    with pytest.raises(TooManyDepartures):
        publish(EVERYONE, day="202611230811")
    assert Professional.objects.count() == 105
    assert publish(EVERYONE, day="202611230811", accept_departures=True).difference.departed == 100


def test_an_older_extract_is_refused(publish: Publish) -> None:
    publish(day="202611220811")
    with pytest.raises(BadExtract) as refusal:
        publish((CAMILLE,), day="202611210811")
    assert refusal.value.code == "older_extract"


def test_a_zip_is_read_as_it_comes(publish: Publish, tmp_path: Path, now: dt.datetime) -> None:
    folder, packed = tmp_path / "day", tmp_path / "PS_LibreAcces.zip"
    write_extract(folder, EVERYONE, stamp="202611220811")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in folder.iterdir():
            archive.write(file, file.name)
    assert import_extract(packed, now=now).difference.arrived == 5
    packed.write_bytes(packed.read_bytes()[:500])
    with pytest.raises(BadExtract):
        import_extract(packed, now=now)


def test_progress_is_told(db: None, tmp_path: Path, now: dt.datetime) -> None:
    told: list[tuple[str, int]] = []
    write_extract(tmp_path, fictional_people(300, seed=1), stamp="202611220811")
    import_extract(tmp_path, now=now, progress=lambda kind, lines: told.append((kind, lines)))
    assert [kind for kind, _ in told] == ["people", "skills", "diplomas"]
    assert all(lines >= 200 for _, lines in told)


def test_the_same_seed_makes_the_same_extract() -> None:
    assert list(fictional_people(50, seed=3)) == list(fictional_people(50, seed=3))
    assert list(fictional_people(50, seed=3)) != list(fictional_people(50, seed=4))
