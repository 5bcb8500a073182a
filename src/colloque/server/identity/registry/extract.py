"""An extract as it comes: a folder with the three files, or the ``.zip`` they are published in."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from .errors import BadExtract
from .layout import columns

KINDS = ("people", "skills", "diplomas")
_STAMP = re.compile(r"_(\d{8,14})\.txt$")
_BUFFER = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Extract:
    """The three files of one day.

    Attributes:
        place: The folder or the zip.
        names: Name of each file inside, by kind.
        sizes: Bytes of each, unpacked.
        stamp: Digits of the date written in their names, as ``202611230811``; empty without.
    """

    place: Path
    names: dict[str, str]
    sizes: dict[str, int]
    stamp: str

    @contextmanager
    def opened(self, kind: str) -> Iterator[IO[bytes]]:
        """One of the three files, opened in binary.

        Raises:
            BadExtract: it does not open.
        """
        name = self.names[kind]
        try:
            if self.place.is_dir():
                with (self.place / name).open("rb", buffering=_BUFFER) as file:
                    yield file
            else:
                with zipfile.ZipFile(self.place) as packed, packed.open(name) as member:
                    yield io.BufferedReader(member, _BUFFER)  # type: ignore[type-var]  # zipfile's is raw enough
        except (OSError, zipfile.BadZipFile, EOFError) as fault:
            raise BadExtract(
                f"Le fichier {name} ne se lit pas jusqu’au bout.", code="unreadable_file"
            ) from fault


def find_extract(place: Path) -> Extract:
    """The newest three files of ``place``.

    Args:
        place: A folder, or a ``.zip``.

    Raises:
        BadExtract: ``missing_file`` when one of the three is absent, ``unreadable_file`` when nothing opens.
    """
    sizes = _present(place)
    names: dict[str, str] = {}
    for kind in KINDS:
        wanted = columns()["file"][kind]
        fitting = [name for name in sizes if f"_{wanted}_" in Path(name).name]
        if not fitting:
            raise BadExtract(
                f"Le fichier PS_LibreAcces_{wanted}_….txt manque : il en faut trois.", code="missing_file"
            )
        names[kind] = max(fitting)
    stamp = _STAMP.search(names["people"])
    return Extract(place, names, {kind: sizes[names[kind]] for kind in KINDS}, stamp[1] if stamp else "")


def _present(place: Path) -> dict[str, int]:
    try:
        if place.is_dir():
            return {file.name: file.stat().st_size for file in place.glob("*.txt")}
        with zipfile.ZipFile(place) as packed:
            return {entry.filename: entry.file_size for entry in packed.infolist() if not entry.is_dir()}
    except (OSError, zipfile.BadZipFile) as fault:
        raise BadExtract(
            "Cet extrait ne s’ouvre pas : donnez un dossier ou un fichier .zip.", code="unreadable_file"
        ) from fault
