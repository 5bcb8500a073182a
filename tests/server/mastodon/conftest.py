"""A client of the API for each member of the cast."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from colloque.server.identity import actions as identity


class ApiClient:
    """Speaks JSON with one bearer token, or none."""

    def __init__(self, token: str = "") -> None:
        self._client = Client()
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def get(self, path, **query):
        return self._client.get(path, query, headers=self._headers)

    def post(self, path, body=None, *, headers=None, **more):
        data = json.dumps({**(body or {}), **more})
        all_headers = {**self._headers, **(headers or {})}
        return self._client.post(path, data, content_type="application/json", headers=all_headers)

    def put(self, path, **body):
        return self._client.put(
            path, json.dumps(body), content_type="application/json", headers=self._headers
        )

    def delete(self, path):
        return self._client.delete(path, headers=self._headers)

    def raw(self, path, body: bytes, content_type="application/json"):
        return self._client.post(path, body, content_type=content_type, headers=self._headers)


@pytest.fixture
def api(cast, now):
    """``api("author")`` is the author's client; ``api()`` has no token; scopes can be narrowed."""

    def client(role: str = "", *, scopes: str = "read write follow push") -> ApiClient:
        if not role:
            return ApiClient()
        account = getattr(cast, role)
        return ApiClient(identity.issue_token(account, scopes=scopes, application="tests", now=now))

    return client
