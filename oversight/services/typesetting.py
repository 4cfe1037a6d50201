"""How services have a paper typeset, in a process of its own with the fonts the settings name, and sealed, in ours."""

from collections.abc import Callable, Mapping
from typing import Any

from oversight.documents.fonts import prepare_fonts
from oversight.documents.isolation import render_isolated
from oversight.documents.sealing import Seal, open_seal
from oversight.documents.values import Language, Mark
from oversight.domain.terms import DocumentKind
from oversight.services.context import Services

Render = Callable[[DocumentKind, Language, Mapping[str, Any]], bytes]


def typesetter(services: Services, *, mark: Mark | None = None) -> Render:
    """The typesetter of this installation; *mark* stands on every page of what it makes.

    Raises FontsMissing now, RenderFailed when it is called.
    """
    fonts = prepare_fonts(services.settings.fonts_source, services.settings.data_dir / "fonts")

    def render(kind: DocumentKind, language: Language, context: Mapping[str, Any]) -> bytes:
        return render_isolated(kind, language, context, fonts=fonts, mark=mark)

    return render


def seal_of(services: Services) -> Seal | None:
    """The seal of this installation, read anew so that a renewed certificate counts at once; None when none is set.

    Raises SealUnusable.
    """
    settings = services.settings.seal
    return open_seal(settings.file, settings.password) if settings else None
