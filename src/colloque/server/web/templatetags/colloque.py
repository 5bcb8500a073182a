"""Words and marks that templates need: icons, navigation, moments, initials, audiences.

``{% load colloque %}`` gives them all.
"""

from __future__ import annotations

import datetime as dt
import re

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from colloque.server.identity.specialties import every, label
from colloque.server.web.library import cited, translated
from colloque.server.web.words import AUDIENCES, KINDS, Words

register = template.Library()
register.filter("cited", cited)
register.filter("translated", translated)


@register.simple_tag
def icon(name: str) -> SafeString:
    """One drawing of the sprite ``static/icons.svg``, silent for screen readers."""
    address = f"{static('icons.svg')}#{name}"
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"/></svg>', address
    )


@register.simple_tag
def colon() -> str:
    """The colon between a label and what it says, with the spaces of the reader's language."""
    return gettext(" : ")


class _Nav(template.Node):
    """``{% nav path icon %}label{% endnav %}``: one entry of a navigation list."""

    def __init__(self, path: str, drawing: str, label: NodeList, parser: Parser) -> None:
        self.path = parser.compile_filter(path)
        self.drawing = parser.compile_filter(drawing)
        self.label = label

    def render(self, context: Context) -> SafeString:
        """The list item, marked ``aria-current`` on its own page."""
        path = str(self.path.resolve(context))
        request = context.get("request")
        here = request is not None and request.path == path
        return format_html(
            '<li><a href="{}"{}>{}{}</a></li>',
            path,
            SafeString(' aria-current="page"') if here else "",
            icon(str(self.drawing.resolve(context))),
            SafeString(self.label.render(context)),
        )


@register.tag("nav")
def nav(parser: Parser, token: Token) -> _Nav:
    """Read ``{% nav path icon %}…{% endnav %}``."""
    _, path, drawing = token.split_contents()
    label = parser.parse(("endnav",))
    parser.delete_first_token()
    return _Nav(path, drawing, label, parser)


@register.filter
def ago(moment: dt.datetime, now: dt.datetime | None = None) -> str:
    """How long ago, as people say it; a date beyond a week.

    >>> from django.utils.translation import override
    >>> noon = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
    >>> with override("fr"):
    ...     ago(noon - dt.timedelta(minutes=5), noon), ago(noon - dt.timedelta(hours=3), noon)
    ('il y a 5 min', 'il y a 3 h')
    """
    now = now or timezone.now()
    seconds = max(0, int((now - moment).total_seconds()))
    minutes, hours, days = seconds // 60, seconds // 3600, seconds // 86400
    if minutes < 1:
        return gettext("à l’instant")
    if hours < 1:
        return gettext("il y a %(count)d min") % {"count": minutes}
    if days < 1:
        return gettext("il y a %(count)d h") % {"count": hours}
    if days < 7:
        return ngettext("il y a %(count)d jour", "il y a %(count)d jours", days) % {"count": days}
    local = timezone.localtime(moment)
    return date_format(local, "j N" if local.year == timezone.localtime(now).year else "j N Y")


@register.filter
def initials(name: str) -> str:
    """One or two letters that stand for someone.

    >>> initials("Camille Rey"), initials("Dr Passiflore"), initials("CH de Valmorel"), initials("¿")
    ('CR', 'DP', 'CV', '¿')
    """
    words = [word for word in name.split() if word[0].isalpha() and word.lower() not in {"de", "du", "des"}]
    if not words:
        return name[:1]
    letters = words[0][0] if len(words) == 1 else words[0][0] + words[-1][0]
    return letters.upper()


_COLON = re.compile(r" (?=:)")
_FINE = re.compile(r"[ \u00a0](?=[;?!»])|(?<=«)[ \u00a0]")


@register.filter
def unbroken(text: str) -> str:
    """French text whose double punctuation never starts a line, with the spaces of a printer.

    A no-break space before a colon; a narrow one before the other signs and inside guillemets.

    Safe HTML stays safe: only spaces change.

    >>> unbroken("Toux : que faire ?") == "Toux\u00a0: que faire\u202f?"
    True
    >>> unbroken("« Oui »") == "«\u202fOui\u202f»"
    True
    """
    bound = _FINE.sub("\u202f", _COLON.sub("\u00a0", text))
    return SafeString(bound) if isinstance(text, SafeString) else bound


@register.filter
def audience(visibility: str) -> Words:
    """Who reads a post of this visibility: ``.name`` and ``.icon``."""
    return AUDIENCES[str(visibility)]


@register.filter
def kind_name(kind: str) -> str:
    """What sort of account this is, in words."""
    return str(KINDS.get(str(kind), ""))


@register.filter
def specialty_said(french: str) -> str:
    """A specialty known by its French label, in the reader's language.

    >>> from django.utils.translation import override
    >>> with override("en"):
    ...     specialty_said("Médecine cardiovasculaire")
    'Cardiology'
    """
    if (get_language() or "fr").startswith("fr"):
        return french
    return next((line.label("en") for line in every().values() if line.fr == french), french)


@register.filter
def specialty_name(slug: str) -> str:
    """The label of a specialty in the reader's language; nothing for an unknown slug.

    >>> specialty_name("cardiologie")
    'Médecine cardiovasculaire'
    """
    return label(slug, (get_language() or "fr")[:2])
