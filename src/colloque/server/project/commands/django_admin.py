"""``colloque manage``: Django's own commands."""

from __future__ import annotations

from django.core.management import ManagementUtility


def main(argv: list[str]) -> int:
    """Run one of Django's commands; its exit status."""
    try:
        ManagementUtility(["colloque manage", *argv]).execute()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    return 0
