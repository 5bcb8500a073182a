"""The medicine is untouchable: what a change may swallow, and what the proof refuses."""

import pytest

from colloque.secrecy.transpose import Change, ClinicalChange
from colloque.secrecy.transpose.clinical import clinical_tokens, verify

from .casework import story, transposed


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Amoxicilline 1 g x3", ["drug", "dose", "number"]),
        ("pas de fièvre", ["negation"]),
        ("genou droit à J+3", ["side", "interval"]),
        ("Glasgow 15, TA 13/8", ["score", "number"]),
        ("Mme Lefèvre tousse", []),
    ],
)
def test_tokens_the_medicine_depends_on(text: str, kinds: list[str]) -> None:
    assert [kind for _, _, kind in clinical_tokens(text)] == kinds


def test_a_change_that_straddles_a_dose_is_refused() -> None:
    change = Change(0, 5, "IPP", "40 00", "[numéro retiré]", "")
    with pytest.raises(ClinicalChange) as caught:
        verify("40 000 UI", "[numéro retiré]0 UI", [change], mark="")
    assert "intact" in caught.value.safe


@pytest.mark.parametrize("tampered", ["Lasilix 80 mg.", "Lasilix 40 mg", "x Lasilix 40 mg."])
def test_any_difference_outside_the_changes_is_refused(tampered: str) -> None:
    with pytest.raises(ClinicalChange):
        verify("Lasilix 40 mg.", tampered, [], mark="")


def test_a_detector_that_takes_a_dose_for_a_number_does_no_harm() -> None:
    done = transposed("Donner <IPP>40</IPP> mg de Lasilix.")
    assert done.text == "Donner 40 mg de Lasilix."
    assert "clinique" in done.kept[0].reason


def test_the_error_never_holds_the_text() -> None:
    with pytest.raises(ClinicalChange) as caught:
        verify("Secret 40 mg", "Secret 80 mg", [], mark="")
    assert "Secret" not in str(caught.value) + caught.value.safe


@pytest.mark.parametrize(
    "marked",
    [
        "Dyspnée stade <AUTRE_ID>III</AUTRE_ID> de la NYHA.",
        "Hernie opérée il y avait <AGE>3 ans</AGE>.",
        "Suivie depuis <DATE>sept</DATE> ans.",
        "Contrôle <DATE>dans 10 jours</DATE>, rien à <DATE>ce jour</DATE>.",
        "Pessaire de type <NOM>Arabin</NOM>® en place.",
        "Patient après <EVENEMENT>intoxication au monoxyde de carbone</EVENEMENT>.",
        "Syndrome de Lyell sous allopurinol, Mc Burney -, J3.",
    ],
)
def test_a_detector_that_errs_on_the_medicine_changes_nothing(marked: str) -> None:
    done = transposed(marked)
    assert done.changes == ()


def test_the_end_of_a_telephone_number_is_not_a_dose() -> None:
    assert story("Appeler le <TEL>06 12 34 56 78</TEL> j’attends.") == "Appeler le [numéro retiré] j’attends."
