"""The sentences of the rooms' errors, in the reader's language.

A room says what went wrong in one French sentence (``ColloqueError.safe``), and knows nothing of languages:
this door translates it. The list is what gettext gathers; a test holds it to what the rooms say.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext, gettext_noop

from . import sentences_directory, sentences_identity, sentences_pseudonyms, sentences_watch

# A number a room puts into its sentence is written # here.
SENTENCES = (
    gettext_noop("Ce texte peut être publié."),
    gettext_noop("Ce texte appelle un second regard : relisez les passages signalés, puis confirmez."),
    gettext_noop("Ce texte peut contrevenir à une règle : réparez-le, ou dites pourquoi vous le publiez."),
    gettext_noop("Ce texte ne peut pas être publié tel quel : un passage doit être réparé."),
    gettext_noop("Cette page n’existe pas ou ne vous est pas ouverte."),
    gettext_noop("Vous avez fait beaucoup de demandes en peu de temps : réessayez dans un moment."),
    gettext_noop("Cette action n’est plus possible à ce stade."),
    gettext_noop("Cette action vient d’être faite ailleurs."),
    gettext_noop("Ce texte est trop long : # caractères pour # permis."),
    gettext_noop("Un texte est attendu ici."),
    gettext_noop("Ce texte contient des caractères illisibles : retirez-les, puis renvoyez-le."),
    gettext_noop("Ce champ est vide : écrivez quelque chose."),
    gettext_noop("Le nom de compte a de 2 à 30 lettres sans accent, chiffres ou tirets bas."),
    gettext_noop("Ce nom de compte est réservé."),
    gettext_noop("Ce choix n’existe pas."),
    gettext_noop("Votre compte est déjà ouvert."),
    gettext_noop("Cette adresse électronique n’est pas valable."),
    gettext_noop("Cette adresse a déjà un compte."),
    gettext_noop("Ce nom de compte est déjà pris."),
    gettext_noop("Cette langue n’est pas proposée."),
    gettext_noop("Ce département n’existe pas : écrivez 44, 2A ou 974."),
    gettext_noop("Cette spécialité n’est pas dans la liste."),
    gettext_noop("Un profil a au plus # lignes."),
    gettext_noop("Cette sorte de ligne n’existe pas."),
    gettext_noop("Ces années ne se suivent pas ou sont hors du possible."),
    gettext_noop("Ce lien n’est pas une adresse http ou https."),
    gettext_noop("Cette façon de vérifier n’existe pas."),
    gettext_noop("Ce rôle n’existe pas."),
    gettext_noop("Vous ne pouvez pas donner ce rôle."),
    gettext_noop("Cette décision ne vous revient pas."),
    gettext_noop("Seul un compte de médecin peut être vérifié comme médecin."),
    gettext_noop("Ce médecin est déjà vérifié."),
    gettext_noop("Ce compte n’est pas vérifié."),
    gettext_noop("Ce compte est déjà suspendu."),
    gettext_noop("Ce compte n’est pas suspendu."),
    gettext_noop("Ces droits n’existent pas : read, write, follow ou push."),
    gettext_noop("Ce compte est suspendu."),
    gettext_noop("C’est votre propre compte."),
    gettext_noop("Vous ne pouvez pas suivre ce compte."),
    gettext_noop("Votre compte est suspendu : vous ne pouvez pas relayer."),
    gettext_noop("L’auteur de ce message en a choisi les lecteurs : il ne se relaie pas."),
    gettext_noop("Votre compte est suspendu : vous ne pouvez pas publier."),
    gettext_noop("Seuls les médecins et les internes posent une question #DocTocToc."),
    gettext_noop("Une question ouvre un fil : elle ne répond pas à un message."),
    gettext_noop("Une réponse de médecin répond à une question #DocTocToc."),
    gettext_noop("Seul un médecin vérifié répond à une question ; vous pouvez écrire un message."),
    gettext_noop("Cette question est close : sa synthèse est publiée."),
    gettext_noop("Seul l’auteur d’une question la clôt par une synthèse."),
    gettext_noop("Ce message a été retiré."),
    gettext_noop("Seul l’auteur de ce message peut faire cela."),
    gettext_noop("Ce message est masqué pendant l’examen d’une demande : il ne peut pas être modifié."),
    gettext_noop("Ce brouillon a déjà servi."),
    gettext_noop("Ce type de message n’existe pas."),
    gettext_noop("Choisissez qui pourra lire ce message."),
    gettext_noop("Choisissez au plus # spécialités."),
    gettext_noop("Une des spécialités choisies n’existe pas."),
    gettext_noop("Connectez-vous pour voir cette page."),
    gettext_noop("Dites qui est concerné : vous-même ou un proche."),
    gettext_noop("Seul un référent qui n’est pas l’auteur du message peut décider."),
    gettext_noop("Aucune demande ne correspond à ce code. Vérifiez les douze caractères."),
    *sentences_directory.SENTENCES,
    *sentences_identity.SENTENCES,
    *sentences_pseudonyms.SENTENCES,
    *sentences_watch.SENTENCES,
)
_NUMBER = re.compile(r"\d+")


def said(sentence: str) -> str:
    """The sentence in the language of the page; as it is when it is not known.

    >>> from django.utils.translation import override
    >>> with override("en"):
    ...     said("Ce texte est trop long : 512 caractères pour 500 permis.")
    'This text is too long: 512 characters for 500 allowed.'
    """
    if sentence in SENTENCES:
        return gettext(sentence)
    numbers = iter(_NUMBER.findall(sentence))
    pattern = gettext(_NUMBER.sub("#", sentence))
    return re.sub("#", lambda _found: next(numbers, "#"), pattern)
