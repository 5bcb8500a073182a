"""``colloque serve``: the web server, its worker and its periodic jobs, in one process."""

from __future__ import annotations

import argparse
import errno
import importlib
import os
import signal
import socket
import sys
import threading
from types import FrameType

import uvicorn

from .saying import database_silent, fail
from .starting import BadStart, start_django

_BACKLOG = 2048
_MOST_CONNECTIONS = 1000  # above, a clear 503 rather than a thread for each
_GRACE = 10  # seconds for the answers under way when the server is asked to stop


def main(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C or SIGTERM; 0, or 2 with one French line on stderr when it cannot start."""
    try:
        listening = _listen(options.host, options.port)
    except OSError as fault:
        if fault.errno == errno.EADDRINUSE:
            return fail(
                f"le port {options.port} est déjà pris : arrêtez l’autre serveur ou choisissez --port."
            )
        return fail(f"impossible d’écouter sur {options.host}:{options.port} ({fault.strerror}).")
    with listening:
        port = listening.getsockname()[1]
        # Links in letters and in the client API carry the address that is truly served.
        os.environ["PORT"] = str(port)
        try:
            start_django()
        except BadStart as fault:
            print(fault, file=sys.stderr)
            return 2
        # These know the rooms, so they load only now that Django stands.
        opening = importlib.import_module("..opening", __package__)
        try:
            lines = opening.prepare(demo=options.demo, host=options.host, port=port)
        except opening.Unprepared as refusal:
            return fail(str(refusal) or database_silent())
        print("\n".join(lines), flush=True)
        return _serve(listening, host=options.host)


def _serve(listening: socket.socket, *, host: str) -> int:
    background = importlib.import_module("..background", __package__)
    periodic = importlib.import_module("..periodic", __package__)
    server = uvicorn.Server(
        uvicorn.Config(
            "colloque.server.project.asgi:application",
            log_config=None,  # ours (project.logs) is in force, and its lines hold no address as typed
            access_log=False,
            lifespan="off",
            server_header=False,
            limit_concurrency=_MOST_CONNECTIONS,
            timeout_graceful_shutdown=_GRACE,
        )
    )

    # uvicorn raises the signal again once it has stopped: that must not end the process before its worker.
    def stopped(number: int, frame: FrameType | None) -> None:
        server.should_exit = True

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, stopped)
        signal.signal(signal.SIGINT, stopped)
    with background.Background(periodic.JOBS):
        server.run(sockets=[listening])
    print("Colloque est fermé.", flush=True)
    return 0


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except OSError:
        listening.close()
        raise
    return listening
