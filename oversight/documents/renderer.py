"""Typeset one paper in this process: template to HTML to tagged PDF/A-3a with its record. Nothing is fetched.

For text that came from outside use isolation.render_isolated, which does the same in a child process with limits.
"""

import functools
import io
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib import resources
from typing import Any, get_args

import jinja2
import segno
from weasyprint import CSS, HTML, Attachment
from weasyprint.css import ColorProfile
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from oversight.documents.assets import AssetRefused, AssetTable
from oversight.documents.charts import Figures
from oversight.documents.errors import RenderFailed
from oversight.documents.filling import QR_ADDRESS, fill, templates
from oversight.documents.finishing import UNIVERSAL_ACCESS_MARK, Finisher, ForeignFont
from oversight.documents.fonts import FontSet
from oversight.documents.labels import labels
from oversight.documents.paper import TEMPLATES
from oversight.documents.plain import ContextInvalid
from oversight.documents.record import FILE_NAME, record_bytes, short_digest
from oversight.documents.record_schema import schema_revision
from oversight.documents.registry import DOCUMENTS, title_of
from oversight.documents.samples.by_kind import sample
from oversight.documents.values import Language, Mark
from oversight.domain.terms import DocumentKind

COLOURS = "sRGB"
"""The output intent of every paper."""

WARMING = DocumentKind.FINAL_DOCUMENT_RECOMMENDATION
"""The sample with the most kinds of things on its pages."""

KNOWN_FAILURES = (ContextInvalid, jinja2.TemplateError, AssetRefused, ForeignFont)
"""Errors whose words are ours and name no person; of any other only the class is told."""


class _Colours(ColorProfile):
    """The typesetter's own profile, read once: it would leave a file open for every paper and write other bytes."""

    def __init__(self) -> None:
        self._content = (resources.files("weasyprint") / "pdf" / "sRGB2014.icc").read_bytes()
        super().__init__(io.BytesIO(self._content), COLOURS, "relative-colorimetric", ("r", "g", "b"))

    @property
    def content(self) -> bytes:
        return self._content


class Press:
    """The dear part: fonts and sheet. One per process and font set; not to be used by two threads at once."""

    def __init__(self, fonts: FontSet) -> None:
        self.fonts = fonts
        self.configuration = FontConfiguration()
        table = AssetTable(faces={face.path.as_uri(): face.path for face in fonts.faces})
        faces = CSS(string=fonts.css(), font_config=self.configuration, url_fetcher=table)
        self.sheets = [faces, style_sheet()]
        self.lock = threading.Lock()
        self.profiles = {COLOURS: _Colours()}

    def typeset(
        self,
        html: str,
        language: Language,
        pictures: Mapping[str, tuple[str, bytes]],
        record: bytes,
        made_at: datetime,
    ) -> tuple[bytes, int]:
        """The PDF of *html* and how many pages it has. Only *pictures* can be fetched while it is made."""
        table = AssetTable(pictures)
        attachment = Attachment(
            string=record,
            name=FILE_NAME,
            description=labels().text(language, "record_description"),
            relationship="Data",
            created=made_at,
            modified=made_at,
            url_fetcher=table,
        )
        finisher = Finisher(language)
        with self.lock:
            pdf: bytes = HTML(string=html, url_fetcher=table).write_pdf(
                stylesheets=self.sheets,
                font_config=self.configuration,
                color_profiles=self.profiles,
                output_intent=COLOURS,
                finisher=finisher,
                presentational_hints=False,
                pdf_variant="pdf/a-3a",
                pdf_tags=True,
                attachments=[attachment],
                xmp_metadata=[io.BytesIO(UNIVERSAL_ACCESS_MARK)],
            )
        return pdf, finisher.pages


def render_pdf(
    kind: DocumentKind | str,
    language: Language,
    context: Mapping[str, Any],
    fonts: FontSet,
    *,
    mark: Mark | None = None,
) -> bytes:
    """The paper of that kind in that language. *context* is the JSON form of the kind's context type.

    The same arguments give the same bytes. Raises RenderFailed, whatever went wrong.
    """
    kind = DocumentKind(kind)
    try:
        return _render(kind, language, context, fonts, mark)
    except RenderFailed:
        raise
    except FatalURLFetchingError as error:
        raise RenderFailed(_reason(error.__cause__ or error)) from error
    except Exception as error:
        raise RenderFailed(_reason(error)) from error


def _render(
    kind: DocumentKind, language: Language, context: Mapping[str, Any], fonts: FontSet, mark: Mark | None
) -> bytes:
    paper = DOCUMENTS[kind]
    value = paper.context.from_json(context)
    record = record_bytes(kind, value.as_json())
    digest = short_digest(record)
    frame = value.frame  # type: ignore[attr-defined]
    made_at = datetime.fromisoformat(frame.issued_at).astimezone(UTC)
    pictures = {QR_ADDRESS: ("image/svg+xml", _qr_code(frame.check.url(language)))}
    pages = 0
    for dense in (False, True):
        figures = Figures()
        html = fill(
            kind, language, value, characters=fonts.characters, digest=digest, mark=mark, dense=dense, figures=figures
        )
        pictures |= {address: ("image/svg+xml", svg.encode()) for address, svg in figures.pictures.items()}
        pdf, pages = press(fonts).typeset(html, language, pictures, record, made_at)
        if paper.most_pages is None or pages <= paper.most_pages:
            return pdf
    raise RenderFailed(f"{pages} pages; the limit is {paper.most_pages}")


def warm_up(fonts: FontSet) -> None:
    """Do all that can be done before the first paper, so that forked children need not.

    One sample is made: much of the typesetter loads or computes something at its first use, which costs a child more
    than a paper of one page. Its press is given up again, because a font map must not be carried over a fork.
    """
    for language in get_args(Language):
        environment = templates(language, fonts.characters)
        for kind, paper in DOCUMENTS.items():
            environment.get_template(paper.template)
            _ = paper.template_revision, schema_revision(kind), title_of(kind)
    render_pdf(WARMING, "kk", sample(WARMING).as_json(), fonts)
    press.cache_clear()


@functools.cache
def press(fonts: FontSet) -> Press:
    """The press of this process for that font set."""
    return Press(fonts)


@functools.cache
def style_sheet() -> CSS:
    """print.css, parsed once. It names no asset."""
    return CSS(string=(TEMPLATES / "print.css").read_text("utf-8"), url_fetcher=AssetTable())


def _qr_code(address: str) -> bytes:
    """A picture of *address*: SVG without a size of its own."""
    code = segno.make(address, error="m", micro=False)
    return code.svg_inline(border=0, omitsize=True).encode()


def _reason(error: BaseException) -> str:
    if isinstance(error, KNOWN_FAILURES):
        return f"{type(error).__name__}: {error}"[:300]
    return type(error).__name__
