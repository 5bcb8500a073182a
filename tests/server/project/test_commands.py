"""The commands of an operator: what they do, and one French line when they cannot."""

from __future__ import annotations

import io

import pytest
from django.db import connection

from colloque.server.identity.models import Account
from colloque.server.identity.queries import account_by_handle, bearer
from colloque.server.project import commands
from server.cast import Cast

CREATE = ["create", "zoe_test", "--email", "zoe@exemple.test", "--name", "Zoé Fictive"]


@pytest.mark.django_db
def test_an_account_is_opened_with_a_password_drawn_and_shown_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert commands.account([*CREATE, "--verified", "--role", "moderator"]) == 0
    said = capsys.readouterr()
    account = Account.objects.get()
    password = said.out.strip().rpartition(" : ")[2]
    assert account.user.check_password(password)
    assert (account.handle, account.verified, account.role) == ("zoe_test", True, "moderator")
    assert said.err == ""


@pytest.mark.django_db
def test_a_password_may_come_from_outside(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("une phrase de passe\n"))
    assert commands.account([*CREATE, "--kind", "public", "--password-stdin"]) == 0
    assert Account.objects.get().user.check_password("une phrase de passe")
    assert "phrase" not in capsys.readouterr().out


@pytest.mark.django_db
def test_nothing_is_left_of_an_account_that_cannot_be_verified(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.account([*CREATE, "--kind", "intern", "--verified"]) == 2
    assert not Account.objects.exists()
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_an_account_is_kept(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    def state() -> tuple[bool, bool, str]:
        account = account_by_handle("nadia_benali")
        assert account is not None
        return account.verified, account.suspended_at is not None, account.role

    Account.objects.filter(pk=cast.stranger.pk).update(verified=False)
    seen = []
    for words in (
        ["verify", "nadia_benali"],
        ["role", "@nadia_benali", "moderator"],
        ["suspend", "nadia_benali"],
        ["reinstate", "nadia_benali"],
        ["withdraw", "nadia_benali"],
    ):
        assert commands.account(words) == 0
        seen.append(state())
    assert seen == [
        (True, False, "member"),
        (True, False, "moderator"),
        (True, True, "moderator"),
        (True, False, "moderator"),
        (False, False, "moderator"),
    ]
    assert capsys.readouterr().err == ""


def test_a_token_is_alone_on_the_output(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.token(["create", "--account", "camille_rey", "--scopes", "read write"]) == 0
    (token,) = capsys.readouterr().out.splitlines()
    held = bearer(token)
    assert held is not None
    assert (held.account, held.scopes) == (cast.author, {"read", "write"})


@pytest.mark.parametrize(
    "words",
    [
        ["account"],
        ["account", "create"],
        ["account", "explode", "x"],
        ["account", *CREATE, "--kind", "god"],
        ["account", "create", "z", "--email", "zoe@exemple.test", "--name", "Z F"],
        ["account", "create", "camille_rey", "--email", "zoe@exemple.test", "--name", "Z F"],
        ["account", "verify", "personne"],
        ["account", "verify", "camille_rey"],
        ["account", "role", "camille_rey", "king"],
        ["token", "create", "--account", "personne"],
        ["token", "create", "--account", "camille_rey", "--scopes", "admin"],
        ["token"],
        ["serve", "--port", "cent"],
        ["serve", "--port", "70000"],
    ],
)
def test_a_mistake_is_one_line_and_exit_2(
    cast: Cast, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert getattr(commands, words[0])(words[1:]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert said.err.startswith("colloque : ")


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_not_ready_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with connection.schema_editor() as editor:
        editor.alter_db_table(Account, "identity_account", "identity_elsewhere")
    try:
        assert commands.account(["verify", "camille_rey"]) == 2
    finally:
        with connection.schema_editor() as editor:
            editor.alter_db_table(Account, "identity_elsewhere", "identity_account")
    assert "migrate" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["serve", "account", "token"])
def test_help_is_french(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert getattr(commands, name)(["--help"]) == 0
    said = capsys.readouterr().out
    assert "Ouvre" in said or "Donne" in said


def test_django_says_its_own_mistakes(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.manage(["inconnu"]) != 0
    assert commands.manage(["check"]) == 0
