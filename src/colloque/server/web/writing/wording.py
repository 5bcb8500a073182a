"""The words the writing pages use for the library's and the rooms' codes: one place, translated lazily."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What a severity asks, in the order of the eye: short label, then a sentence.
SEVERITIES: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "block": (_("À réparer"), _("La publication attend que ce passage soit réparé.")),
    "grave": (
        _("À réparer ou à justifier"),
        _("Sans réparation, une raison vous est demandée et conservée."),
    ),
    "warn": (_("À relire"), _("Relisez ce passage, puis confirmez.")),
    "info": (_("Pour information"), _("Rien n’est demandé.")),
}

# What the verdict on a whole text asks of its author.
VERDICTS: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "publish": (_("Rien à signaler"), _("Aucun passage ne retient la publication.")),
    "advise": (_("À relire"), _("Relisez les passages signalés. Si tout est voulu, confirmez et publiez.")),
    "justify": (
        _("À réparer ou à justifier"),
        _(
            "Un passage peut contrevenir à une règle. Réparez-le, ou dites pourquoi vous publiez : "
            "la raison est conservée."
        ),
    ),
    "block": (
        _("À réparer avant de publier"),
        _("Un passage ne peut pas paraître ainsi. Réparez-le d’un geste, ou transposez le cas."),
    ),
}

UNTRANSPOSED = _("La transposition toucherait à la médecine du cas : rien n’a été changé.")

# Who will read, in one plain sentence: it stands beside each choice and on the publish button's line.
AUDIENCES: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "physicians": (
        _("Médecins vérifiés"),
        _("Seuls les médecins dont l’exercice a été vérifié ici le liront."),
    ),
    "public": (
        _("Public"),
        _("Tout le monde le lira, patients et journalistes compris, même sans compte."),
    ),
    "unlisted": (
        _("Public, hors des fils"),
        _("Tout le monde peut le lire, mais il n’apparaît ni dans le fil local ni dans les mots-clés."),
    ),
    "private": (
        _("Mes abonnés"),
        _("Seules les personnes qui vous suivent le liront, et celles que vous mentionnez."),
    ),
    "direct": (
        _("Personnes mentionnées"),
        _(
            "Seules les personnes mentionnées par leur @identifiant le liront. "
            "Ce n’est pas une messagerie de santé."
        ),
    ),
}

FAMILIES: Mapping[str, str | Promise] = {
    "SEC": _("Le secret"),
    "IMG": _("Les images"),
    "TON": _("Le ton"),
    "ADV": _("Le conseil au public"),
    "DTT": _("La demande d’avis entre confrères"),
    "CONF": _("La confraternité"),
    "PAT": _("La relation avec les patients"),
    "PUB": _("La publicité et les liens d’intérêts"),
    "PSE": _("Le pseudonyme"),
    "RT": _("Ce que l’on relaie"),
    "GRP": _("Les groupes"),
    "SCI": _("Les connaissances"),
    "PH": _("La santé publique"),
    "CRE": _("Les contenus pour le public"),
    "TELE": _("Le soin à distance"),
    "TRANS": _("La transposition"),
    "MED": _("Les médicaments et dispositifs"),
    "INT": _("Les liens d’intérêts"),
    "INF": _("La promotion rémunérée"),
    "FEE": _("Les honoraires"),
    "DIF": _("L’honneur des personnes"),
    "HAR": _("Le harcèlement"),
    "EST": _("L’établissement"),
    "STAFF": _("L’équipe"),
    "FRD": _("Les demandes de relation"),
    "CLI": _("Les patients d’un confrère"),
    "TIT": _("Le titre"),
    "USU": _("L’identité"),
    "POL": _("La parole hors de son champ"),
    "EMO": _("La lecture hors du cercle"),
    "JOB": _("Les offres de poste"),
    "RES": _("La recherche"),
    "URG": _("Les appels urgents"),
}

APPLIES_TO: Mapping[str, str | Promise] = {
    "physician": _("médecins"),
    "intern": _("internes"),
    "establishment": _("établissements"),
    "staff": _("équipes soignantes"),
    "anyone": _("tout le monde"),
}

PLACES: Mapping[str, str | Promise] = {
    "post": _("publications"),
    "boost": _("relais"),
    "reply": _("réponses"),
    "profile": _("profil"),
    "alt_text": _("textes de remplacement"),
    "poll": _("sondages"),
    "group_title": _("titres de groupes"),
    "file_name": _("noms de fichiers"),
    "advice": _("conseils"),
}
