"""What the check may know of an author: his own names, town and standing, told apart from a patient's."""

from __future__ import annotations

import datetime as dt

from colloque import Context, Place

from .models import Account, Profile, ProfileEntry


def author_context(account: Account, *, place: Place, audience: str, now: dt.datetime) -> Context:
    """The context of a text that ``account`` is about to publish.

    Args:
        account: The author.
        place: Where the text will appear.
        audience: ``public``, ``unlisted``, ``private``, ``direct`` or ``physicians``.
        now: Aware moment; its day is the day of publication.

    Returns:
        Names, town, department, standing and declared interests of the author. Two queries.
    """
    profile = Profile.objects.filter(account=account).first()
    interests = ProfileEntry.objects.filter(profile=profile, kind=ProfileEntry.Kind.INTEREST)
    return Context(
        place=place,
        audience=audience,
        date=now.date(),
        author_names=names_of(account.display_name),
        author_town=(profile.town if profile else "") or None,
        author_department=(profile.department if profile else "") or None,
        author_is_physician=is_verified_physician(account),
        author_is_pseudonymous=account.is_pseudonym,
        interests=tuple(interests.order_by("id").values_list("title", flat=True)),
    )


def profile_context(
    account: Account, *, display_name: str, town: str, department: str, now: dt.datetime
) -> Context:
    """The context of a profile being changed: the new name and town are the author's own."""
    return Context(
        place=Place.PROFILE,
        date=now.date(),
        author_names=names_of(display_name),
        author_town=town or None,
        author_department=department or None,
        author_is_physician=is_verified_physician(account),
        author_is_pseudonymous=account.is_pseudonym,
    )


def is_verified_physician(account: Account) -> bool:
    """Whether ``account`` belongs to a physician who was verified and is in good standing."""
    return account.verified and account.kind == Account.Kind.PHYSICIAN and account.suspended_at is None


def names_of(display_name: str) -> tuple[str, ...]:
    """The name as shown, then each of its words.

    >>> names_of("Camille Rey")
    ('Camille Rey', 'Camille', 'Rey')
    """
    words = display_name.split()
    return (display_name, *words) if len(words) > 1 else (display_name,)
