"""Claims of Pro Santé Connect for fictional people, under their real names."""

from __future__ import annotations

from typing import Any

from colloque.server.identity.registry.synthetic import fictional_rpps


def exercise(profession: str = "10", category: str = "C", **more: Any) -> dict[str, Any]:
    return {
        "codeProfession": profession,
        "codeCategorieProfessionnelle": category,
        "codeCiviliteDexercice": "DR",
        "nomDexercice": "REY",
        "activities": [{"codeModeExercice": "L", "autoriteDenregistrement": "CNOM/CNOM/CNOM"}],
        **more,
    }


def claims(number: int, *exercises: dict[str, Any], reference: bool = True) -> dict[str, Any]:
    """Those of the ``number``-th fictional person; ``reference`` False leaves SubjectRefPro out."""
    rpps = fictional_rpps(number)
    said: dict[str, Any] = {
        "sub": f"f:essai:{rpps}",
        "SubjectNameID": f"8{rpps}",
        "given_name": "Camille",
        "family_name": "REY",
        "SubjectRole": ["10^1.2.250.1.213.1.1.5.5"],
        "UITVersion": "1.0",
        "otherIds": [{"identifiant": f"8{rpps}", "origine": "RASS", "qualite": 1}],
    }
    if reference:
        said["SubjectRefPro"] = {"codeCivilite": "M", "exercices": list(exercises or (exercise(),))}
    return said
