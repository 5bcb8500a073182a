"""A provider on a free port that says what a test wants: real HTTP and keys, dishonest on demand."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OctKey, RSAKey

KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
OTHER_KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
SMALL_KEY = ECKey.generate_key("P-256")
SHARED = OctKey.import_key("secret-secret-secret-secret-secret-")
CLIENT = "colloque-essai"

Alter = Callable[[dict[str, Any]], dict[str, Any]]


def rs256(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, KEY)


class Provider:
    """Attributes may be changed by a test before the person comes back."""

    def __init__(self) -> None:
        self.claims: dict[str, Any] = {}
        self.alter: Alter = lambda claims: claims
        self.sign: Callable[[dict[str, Any]], str] = rs256
        self.userinfo: dict[str, Any] | None = None
        self.nonce = ""
        self.token_requests: list[dict[str, list[str]]] = []
        self.raw: dict[str, bytes] = {}
        self.delay = 0.0
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                provider.answer(self, b"")

            def do_POST(self) -> None:
                provider.answer(self, self.rfile.read(int(self.headers["Content-Length"])))

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()

    def settings(self) -> dict[str, Any]:
        """For ``COLLOQUE_OIDC``."""
        return {
            "issuer": self.issuer,
            "client_id": CLIENT,
            "client_secret": "essai",
            "discovery": f"{self.issuer}/about",
            "development": True,
        }

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(5)

    def answer(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        time.sleep(self.delay)
        page = handler.path.strip("/")
        said = self.raw.get(page) or json.dumps(self._said(page, body)).encode()
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(said)))
        handler.end_headers()
        handler.wfile.write(said)

    def _said(self, page: str, body: bytes) -> Any:
        if page == "about":
            names = {"authorization_endpoint": "auth", "token_endpoint": "token", "jwks_uri": "keys"}
            names["userinfo_endpoint"] = "userinfo"
            return {"issuer": self.issuer, **{name: f"{self.issuer}/{path}" for name, path in names.items()}}
        if page == "keys":
            return KeySet([KEY]).as_dict(private=False)
        if page == "userinfo":
            return self.claims if self.userinfo is None else self.userinfo
        self.token_requests.append(parse_qs(body.decode()))
        now = int(time.time())
        honest = {"iss": self.issuer, "aud": CLIENT, "sub": self.claims["sub"], "acr": "eidas1"}
        honest |= {"nonce": self.nonce, "iat": now, "exp": now + 300}
        return {"access_token": "jeton", "token_type": "Bearer", "id_token": self.sign(self.alter(honest))}
