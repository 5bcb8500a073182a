"""What watch says, in the reader's language: the signs of a likeness, and why an account waits."""

from __future__ import annotations

from django.utils.translation import gettext_noop

# By value of ``watch.impersonation.likeness.Sign``.
SIGNS = {
    "name": gettext_noop("Le même nom"),
    "name_close": gettext_noop("Un nom très proche"),
    "name_disguised": gettext_noop("Le même nom à l’œil, écrit avec d’autres lettres"),
    "handle": gettext_noop("Le même nom de compte, à un mot près"),
    "handle_of_name": gettext_noop("Un nom de compte fait du même nom"),
    "handle_close": gettext_noop("Un nom de compte très proche"),
    "handle_disguised": gettext_noop("Le même nom de compte à l’œil, écrit avec d’autres caractères"),
    "picture": gettext_noop("La même image"),
    "text": gettext_noop("La même présentation"),
    "text_near": gettext_noop("Une présentation proche"),
    "link": gettext_noop("Le même lien"),
    "specialty": gettext_noop("La même spécialité"),
    "town": gettext_noop("La même ville"),
    "takes_the_place": gettext_noop("Se dit compte officiel, nouveau ou de secours"),
    "title": gettext_noop("Se dit médecin, sans vérification"),
    "other_specialty": gettext_noop("Une autre spécialité"),
    "other_town": gettext_noop("Une autre ville"),
    "older": gettext_noop("Un compte plus ancien"),
    "plays": gettext_noop("Dit être une parodie ou un hommage"),
    "namesakes": gettext_noop("Un nom porté par plusieurs médecins référencés"),
}
SENTENCES = (
    gettext_noop(
        "Votre compte ressemble à un autre : un modérateur va le regarder. "
        "D’ici là vous pouvez lire, pas publier ; votre texte est gardé en brouillon."
    ),
    gettext_noop("Cette page est celle de la modération."),
)
