"""What happens before the doors open: the tables are brought up to date, the demo is loaded if asked for."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError
from django.utils import timezone

from colloque.server.engine.errors import ColloqueError
from colloque.server.identity.models import Account, User

from .demo.load import load_demo, sign_in_lines, sign_ins
from .demo.reading import read_community

_DEMO_ADDRESSES = "@exemple.test"


class Unprepared(Exception):
    """The server cannot open; the message is one French line, empty when the database is silent."""


def prepare(*, demo: bool, host: str, port: int) -> list[str]:
    """Migrate, load the demo into an empty house when ``demo``; the lines to print, in French.

    Raises:
        Unprepared: the database does not answer, or the demo cannot be loaded.
    """
    try:
        call_command("migrate", interactive=False, verbosity=0)
        told = _demo_lines() if demo else []
    except DatabaseError:
        raise Unprepared("") from None
    except ColloqueError as refusal:
        raise Unprepared(refusal.safe) from None
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104  # compared, not bound
    address = f"http://[{shown}]:{port}" if ":" in shown else f"http://{shown}:{port}"
    public = [f"Adresse publique : {settings.COLLOQUE_ORIGIN}"] if settings.COLLOQUE_PRODUCTION else []
    return [*told, f"Colloque est ouvert : {address}", *public, "Ctrl-C pour fermer."]


def _demo_lines() -> list[str]:
    if not Account.objects.exists():
        print("La communauté de démonstration se prépare (une fois)…", flush=True)
        return list(load_demo(now=timezone.now()).lines())
    present = set(User.objects.filter(email__endswith=_DEMO_ADDRESSES).values_list("email", flat=True))
    shown = [sign_in for sign_in in sign_ins(read_community()) if sign_in.email in present]
    return sign_in_lines(shown) if shown else []
