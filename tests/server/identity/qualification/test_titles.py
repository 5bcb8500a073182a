"""Titles and specialties come from the register, not from free text."""

from __future__ import annotations

import datetime as dt

import pytest

from colloque.server.engine.errors import InvalidInput
from colloque.server.identity.actions import update_profile
from colloque.server.identity.forms import ProfileDraft
from colloque.server.identity.models import Account
from colloque.server.identity.prosante.claims import identity_of
from colloque.server.identity.qualification.specialities import slugs_of
from colloque.server.identity.qualification.vouching import Found, qualify
from colloque.server.identity.queries import profile_of
from server.cast import make_account

from ..prosante.people import claims, exercise
from ..registry.people import Publish

LABELS = [
    ("Cardiologie et maladies vasculaires", "cardiologie"),
    ("Spécialiste en Médecine Générale", "medecine-generale"),
    ("Qualifié en Médecine Générale", "medecine-generale"),
    ("Dermatologie et vénéréologie", "dermatologie"),
    ("Oncologie (option radiothérapie)", "radiotherapie"),
    ("Oncologie option médicale", "oncologie"),
    ("Psychiatrie option enfant & adolescent", "pedopsychiatrie"),
    ("O.R.L et chirurgie cervico faciale", "orl"),
    ("Anti-âge", ""),
    ("Cardiologie-chic", "cardiologie"),
    ("", ""),
]


@pytest.mark.parametrize(("label", "slug"), LABELS)
def test_the_words_of_the_register_lead_to_our_list(label: str, slug: str) -> None:
    assert slugs_of([label]) == ((slug,) if slug else ())


@pytest.fixture
def camille(publish: Publish, now: dt.datetime) -> Account:
    publish()
    account = make_account("camille_neuve", name="Camille Neuve", verified=False)
    found = Found.vouched(identity_of(claims(1)))
    qualify(account, found=found, method="pro_sante_connect", by=None, now=now)
    return account


@pytest.mark.parametrize("slug", ["medecine-generale", ""])
def test_one_declares_a_specialty_the_register_knows(camille: Account, now: dt.datetime, slug: str) -> None:
    update_profile(camille, profile=ProfileDraft(display_name="Camille Neuve", specialty=slug), now=now)
    shown = profile_of(camille)
    assert shown.specialty == slug
    assert shown.standing is not None
    assert (shown.standing.honorific, shown.standing.mark) == ("Dr", "Médecin")
    assert shown.standing.specialities == ("Qualifié en Médecine Générale",)


@pytest.mark.parametrize("slug", ["cardiologie", "infirmier"])
def test_no_other_may_be_declared(camille: Account, now: dt.datetime, slug: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        update_profile(camille, profile=ProfileDraft(display_name="Camille Neuve", specialty=slug), now=now)
    assert refusal.value.field == "specialty"


def test_whom_nobody_looked_at_declares_as_before(now: dt.datetime, db: None) -> None:
    account = make_account("libre", name="Libre Fictive", verified=False)
    update_profile(account, profile=ProfileDraft(display_name="Libre Fictive", specialty="urologie"), now=now)
    assert profile_of(account).standing is None


def test_an_intern_bears_no_title(publish: Publish, now: dt.datetime) -> None:
    publish()
    account = make_account("tom_neuf", name="Tom Neuf", verified=False)
    found = Found.vouched(identity_of(claims(3, exercise(category="E"))))
    qualify(account, found=found, method="pro_sante_connect", by=None, now=now)
    standing = profile_of(account).standing
    assert standing is not None
    assert (standing.honorific, standing.mark) == ("", "Interne ou docteur junior")
