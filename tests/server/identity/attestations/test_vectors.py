"""The disclosure layer against the values of RFC 9901, and against what it refuses."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from joserfc import jws
from joserfc.jwk import ECKey

from colloque.server.identity.attestations.disclosures import (
    conceal,
    digest,
    disclosure,
    encoded,
    parse,
    reveal,
    shown,
)
from colloque.server.identity.attestations.errors import NotAttested
from colloque.server.identity.attestations.verifying import Asked, checked_binding

from . import rfc9901

REGISTERED = {"iss", "iat", "exp", "cnf"}
ASKED = Asked("https://verifier.example.org", "1234567890")
LATER = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


def payload() -> dict[str, object]:
    """The signed payload, its signature verified with the key of appendix A.5."""
    found = jws.deserialize_compact(rfc9901.TOKEN, ECKey.import_key(rfc9901.ISSUER_KEY), algorithms=["ES256"])
    return json.loads(found.payload)


@pytest.mark.parametrize(
    ("made", "hashed"),
    [
        (rfc9901.FAMILY_NAME, "TGf4oLbgwd5JQaHyKVQZU9UdGE0w5rtDsrZzfUaomLo"),
        (rfc9901.GIVEN_NAME, "jsu9yVulwQQlhFlM_3JlzMaSFzglhQG0DpfayQwLUK4"),
        (rfc9901.US, "pFndjkZ_VCzmyTa6UjlZo3dh-ko8aIKQc9DlGzhaVYo"),
        ("WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0", "w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs"),
    ],
)
def test_digests_are_those_of_the_rfc(made: str, hashed: str) -> None:
    assert digest(made) == hashed


def test_a_disclosure_is_written_as_in_the_rfc() -> None:
    assert disclosure("family_name", "Doe", salt="eluV5Og3gSNII8EYnsxA_A") == rfc9901.FAMILY_NAME
    assert disclosure("given_name", "John", salt="2GLC42sKQveCfGfryNRN9w") == rfc9901.GIVEN_NAME


def test_the_presentation_of_section_5_2_is_revealed() -> None:
    cut = parse(rfc9901.PRESENTATION)
    whole = reveal(payload(), cut.disclosures)
    assert {name: value for name, value in whole.items() if name not in REGISTERED} == rfc9901.REVEALED


def test_its_key_binding_holds_for_its_verifier_only() -> None:
    checked_binding(rfc9901.PRESENTATION, payload(), asked=ASKED, now=LATER)
    others = [
        (rfc9901.PRESENTATION, Asked(ASKED.audience, "1234567891")),
        (rfc9901.PRESENTATION, Asked("https://other.example.org", ASKED.nonce)),
        (rfc9901.PRESENTATION.replace(f"~{rfc9901.US}", ""), ASKED),
        (f"{rfc9901.TOKEN}~", ASKED),
    ]
    for text, asked in others:
        with pytest.raises(NotAttested) as refusal:
            checked_binding(text, payload(), asked=asked, now=LATER)
        assert refusal.value.code == "wrong_binding"


def test_showing_less_reveals_less() -> None:
    cut = shown(parse(rfc9901.PRESENTATION), {"given_name"})
    assert (cut.disclosures, cut.binding) == ((rfc9901.GIVEN_NAME,), "")
    assert "family_name" not in reveal(payload(), cut.disclosures)


FOREIGN = disclosure("name", "Camille", salt="AAAAAAAAAAAAAAAAAAAAAA")


@pytest.mark.parametrize(
    ("disclosures", "code"),
    [
        ((FOREIGN,), "foreign_disclosure"),
        ((rfc9901.GIVEN_NAME, rfc9901.GIVEN_NAME), "repeated_disclosure"),
        (("####",), "unreadable"),
        ((encoded(b'"text"'),), "unreadable"),
        ((encoded(b"[" * 5000),), "unreadable"),
        ((encoded(b'["salt"]'),), "unreadable"),
        ((encoded(b'[1, "name", 2]'),), "unreadable"),
    ],
)
def test_what_is_attached_must_be_signed(disclosures: tuple[str, ...], code: str) -> None:
    with pytest.raises(NotAttested) as refusal:
        reveal(payload(), disclosures)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("signed", "attached", "code"),
    [
        ({"_sd": [digest(FOREIGN), digest(FOREIGN)]}, (FOREIGN,), "repeated_disclosure"),
        ({"_sd": [digest(FOREIGN)], "name": "Louise"}, (FOREIGN,), "unreadable"),
        ({"_sd": "no list"}, (), "unreadable"),
        ({"_sd": [1]}, (), "unreadable"),
        ({"_sd": [], "_sd_alg": "md5"}, (), "wrong_algorithm"),
        ({"list": [{"...": digest(FOREIGN)}]}, (FOREIGN,), "unreadable"),
    ],
)
def test_a_signed_payload_may_be_wrong_too(
    signed: dict[str, object], attached: tuple[str, ...], code: str
) -> None:
    with pytest.raises(NotAttested) as refusal:
        reveal(signed, attached)
    assert refusal.value.code == code


@pytest.mark.parametrize("name", ["_sd", "..."])
def test_no_disclosure_bears_a_reserved_name(name: str) -> None:
    made = disclosure(name, ["x"], salt="s")
    with pytest.raises(NotAttested):
        reveal({"_sd": [digest(made)]}, (made,))


def test_what_is_hidden_says_nothing_by_its_order() -> None:
    hidden, made = conceal({"a": 1, "b": 2, "c": 3})
    assert hidden["_sd"] == sorted(map(digest, made))
    assert len({*made}) == 3
    assert reveal(hidden, made) == {"a": 1, "b": 2, "c": 3}
    assert conceal({"a": 1})[0] != conceal({"a": 1})[0]


@pytest.mark.parametrize("text", ["", "a", "a~b", "a.b~", "a.b.c", "é.b.c~", "a.b.c~~", "a.b.c~" * 20000])
def test_another_text_is_no_presentation(text: str) -> None:
    with pytest.raises(NotAttested) as refusal:
        parse(text)
    assert refusal.value.code == "unreadable"
