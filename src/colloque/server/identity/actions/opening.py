"""Open an account: for someone who signed up, or from the command line."""

from __future__ import annotations

import datetime as dt

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from colloque import Context, Place, Verdict
from colloque.server.engine.errors import InvalidInput
from colloque.server.engine.ids import new_id, scattered_id
from colloque.server.engine.journal import record
from colloque.server.engine.text import clean_text

from ..decisions import handle_is_reserved, handle_is_well_formed, holds_a_number
from ..errors import AlreadyOpen, Taken
from ..forms import DISPLAY_NAME_LIMIT
from ..models import Account, Profile, User
from ..search import index_person
from .checked import Checker

_EMAIL_LIMIT = 254
# The id of a pseudonym, and the date it tells, lie anywhere in this time before its opening.
_SCATTER = dt.timedelta(days=90)


def create_account(
    *,
    email: str,
    password: str,
    handle: str,
    display_name: str,
    kind: str,
    now: dt.datetime,
    is_pseudonym: bool = False,
    role: str = Account.Role.MEMBER,
    language: str = "fr",
) -> Account:
    """Make a person who can sign in, and the account the others see. For an operator; the web signs up.

    Args:
        email: Address to sign in with; taken as proved.
        password: At least 12 characters, not a common one.
        handle: 2 to 30 of ``a-z 0-9 _`` (capitals are lowered).
        display_name: 1 to 60 code points.
        kind: One of ``Account.Kind``.
        now: Aware moment of creation.
        is_pseudonym: Whether ``display_name`` is not the civil name.
        role: One of ``Account.Role``.
        language: ``fr`` or ``en``.

    Raises:
        InvalidInput: a field cannot be taken; its ``field`` says which.
        Taken: the handle or the address belongs to someone.
        FieldRefused: the check refuses the name.
    """
    address = _address(email)
    _check_password(password)
    with transaction.atomic():
        try:
            with transaction.atomic():
                user = User.objects.create_user(address, password)
        except IntegrityError:
            raise Taken("Cette adresse a déjà un compte.", field="email") from None
        EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
        return open_account(
            user,
            handle=handle,
            display_name=display_name,
            kind=kind,
            now=now,
            is_pseudonym=is_pseudonym,
            role=role,
            language=language,
        )


def open_account(
    user: User,
    *,
    handle: str,
    display_name: str,
    kind: str,
    now: dt.datetime,
    is_pseudonym: bool = False,
    role: str = Account.Role.MEMBER,
    language: str = "fr",
) -> Account:
    """Give someone who signed up the account the others see; same arguments and errors as ``create_account``.

    Raises:
        AlreadyOpen: this person has one.
    """
    handle = _handle(handle)
    choices = {"kind": Account.Kind, "role": Account.Role}
    for field, value in (("kind", kind), ("role", role)):
        if value not in choices[field].values:
            raise InvalidInput("Ce choix n’existe pas.", field=field)
    name = _checked_name(display_name, handle, is_pseudonym)
    with transaction.atomic():
        if Account.objects.filter(user=user).exists():
            raise AlreadyOpen("Votre compte est déjà ouvert.")
        try:
            with transaction.atomic():
                account = Account.objects.create(
                    id=scattered_id(now, within=_SCATTER) if is_pseudonym else new_id(),
                    user=user,
                    handle=handle,
                    display_name=name,
                    kind=kind,
                    role=role,
                    is_pseudonym=is_pseudonym,
                    created_at=now,
                    language="en" if language == "en" else "fr",
                )
        except IntegrityError:
            raise Taken("Ce nom de compte est déjà pris.", field="handle") from None
        profile = Profile.objects.create(account=account)
        index_person(account, profile)
        record("account.opened", subject=account, by=account.id, now=now, facts={"kind": kind, "role": role})
    return account


def _address(email: str) -> str:
    address = clean_text(email, field="email", limit=_EMAIL_LIMIT, multiline=False).lower()
    try:
        validate_email(address)
    except ValidationError:
        raise InvalidInput("Cette adresse électronique n’est pas valable.", field="email") from None
    return address


def _check_password(password: str) -> None:
    try:
        validate_password(password)
    except ValidationError as refusal:
        raise InvalidInput(" ".join(refusal.messages), field="password", code="weak_password") from None


def _handle(value: str) -> str:
    handle = clean_text(value, field="handle", limit=31, multiline=False).removeprefix("@").lower()
    if not handle_is_well_formed(handle):
        raise InvalidInput(
            "Le nom de compte a de 2 à 30 lettres sans accent, chiffres ou tirets bas.", field="handle"
        )
    if handle_is_reserved(handle):
        raise InvalidInput("Ce nom de compte est réservé.", field="handle", code="reserved")
    return handle


def _checked_name(display_name: str, handle: str, is_pseudonym: bool) -> str:
    name = clean_text(display_name, field="display_name", limit=DISPLAY_NAME_LIMIT, multiline=False)
    context = Context(
        place=Place.PROFILE, author_names=(name, *name.split()), author_is_pseudonymous=is_pseudonym
    )
    checker = Checker(context=context, acknowledged=Verdict.ADVISE)
    checker.clear(name, field="display_name")
    checker.clear(handle.replace("_", " "), field="handle")
    if holds_a_number(handle):
        # A number that calls or names someone is no matter of advice in a name that never changes.
        strict = Checker(context=context, acknowledged=Verdict.PUBLISH)
        strict.clear("".join(filter(str.isdigit, handle)), field="handle")
    return name
