"""A real ``colloque serve`` in a process of its own, on a free port, over a throwaway data folder."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

COLLOQUE = Path(sys.executable).with_name("colloque")
START = 120.0  # seconds a server may take to open on a busy machine


class Server:
    """One ``colloque serve`` on a free port, over one data folder."""

    def __init__(self, data: Path, **environment: str) -> None:
        self._environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("COLLOQUE_", "DJANGO_"))
        } | {"COLLOQUE_DATA_DIR": str(data), **environment}
        self._log = (data / "server.log").open("ab")
        self.process: subprocess.Popen[str] | None = None
        self.port = 0

    def open(self) -> None:
        """Start, and wait for the address."""
        self.process = subprocess.Popen(
            [COLLOQUE, "serve", "--port", "0"],
            stdout=subprocess.PIPE,
            stderr=self._log,
            env=self._environment,
            text=True,
        )
        assert self.process.stdout is not None
        watchdog = threading.Timer(START, self.process.kill)
        watchdog.start()
        for line in self.process.stdout:
            if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                self.port = int(found[1])
                break
        watchdog.cancel()
        assert self.port, "the server did not open"

    def kill(self) -> None:
        """SIGKILL: nothing is flushed, nothing is said."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self) -> int:
        """SIGTERM, as an operator does; the exit status."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(40)

    def close(self) -> None:
        """Leave nothing behind."""
        if self.process is not None and self.process.poll() is None:
            self.kill()
        self._log.close()

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Another ``colloque`` command of this installation, ended."""
        return subprocess.run(
            [COLLOQUE, *words], env=self._environment, capture_output=True, text=True, timeout=START
        )

    def command(self, *words: str) -> str:
        """What a command that succeeds prints."""
        done = self.run(*words)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def ask(
        self, method: str, path: str, token: str, body: object = None, key: str = ""
    ) -> tuple[int, object]:
        """One call of the client API: status and JSON; OSError or HTTPException when the server dies."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(
                method,
                path,
                json.dumps(body) if body is not None else None,
                {
                    "Authorization": f"Bearer {token}",
                    "Content-Type": "application/json",
                    "Idempotency-Key": key,
                },
            )
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()
