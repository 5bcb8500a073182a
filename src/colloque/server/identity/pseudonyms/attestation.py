"""The attestation of a registered pseudonym, as PDF: pseudonym, council, date, number, and nothing else.

Made on demand and never kept; the same facts give the same bytes. Drawn with ReportLab (BSD), whose document
says neither the hour it was drawn at nor who asked for it.
"""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer

from .views import Attested

_TITLE = ParagraphStyle("title", fontName="Times-Bold", fontSize=22, leading=28, alignment=TA_LEFT)
_TEXT = ParagraphStyle("text", fontName="Times-Roman", fontSize=12, leading=18)
_FACT = ParagraphStyle("fact", fontName="Times-Bold", fontSize=15, leading=22)
_SMALL = ParagraphStyle("small", fontName="Times-Italic", fontSize=10, leading=14)
_MARGIN = 28 * mm


def attestation_pdf(attested: Attested) -> bytes:
    """The document, one page of A4, in the language of the moment.

    Args:
        attested: All that it says.
    """
    stream = io.BytesIO()
    document = SimpleDocTemplate(
        stream,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=_("Attestation de pseudonyme enregistré"),
        author="Colloque",
        creator="Colloque",
        # No date of drawing, no drawn name: the same facts are the same bytes.
        invariant=1,
        # Whoever receives it can read what it says of itself, tests first.
        pageCompression=0,
    )
    document.build(_story(attested))
    return stream.getvalue()


def _story(attested: Attested) -> list[Flowable]:
    day = date_format(localtime(attested.registered_at), "j F Y")
    facts = (
        (_("Pseudonyme"), attested.pseudonym),
        (_("Conseil départemental"), attested.council),
        (_("Enregistré le"), day),
        (_("Numéro d’attestation"), attested.number),
    )
    story: list[Flowable] = [Paragraph(_("Attestation de pseudonyme enregistré"), _TITLE), Spacer(1, 8 * mm)]
    story.append(
        Paragraph(
            _("Ce pseudonyme a été déclaré au conseil départemental de l’Ordre, qui l’a enregistré."), _TEXT
        )
    )
    for name, value in facts:
        story += [
            Spacer(1, 5 * mm),
            Paragraph(escape(name), _TEXT),
            Paragraph(escape(printable(value)), _FACT),
        ]
    story += [
        Spacer(1, 12 * mm),
        Paragraph(
            _("L’enregistrement ne vaut pas approbation de ce qui est écrit sous ce pseudonyme."), _SMALL
        ),
        Paragraph(_("La médecine ne s’exerce pas sous pseudonyme (article R4127-75)."), _SMALL),
    ]
    return story


def printable(text: str) -> str:
    """``text`` as the document's font can show it; what it has no sign for is a question mark.

    >>> printable("Dr Éloïse 🌼"), printable("L’œil")
    ('Dr Éloïse ?', 'L’œil')
    """
    return text.encode("cp1252", "replace").decode("cp1252")
