"""The only things a paper may fetch: the pictures made for it and the faces of its font set. All else is refused."""

from collections.abc import Mapping
from pathlib import Path

from weasyprint.urls import URLFetcher, URLFetcherResponse


class AssetRefused(ValueError):
    """Something asked for an address that is not among the paper's own assets."""


class AssetTable(URLFetcher):
    """Answers from memory or refuses. No address is ever opened, whatever its scheme; a refusal stops the rendering.

    Refusals reach the caller as weasyprint.urls.FatalURLFetchingError, which derives from BaseException.
    """

    def __init__(
        self, pictures: Mapping[str, tuple[str, bytes]] | None = None, faces: Mapping[str, Path] | None = None
    ) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self._pictures = dict(pictures or {})  # address -> media type, content
        self._faces = dict(faces or {})  # address -> file of the font set

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002 - its signature
        """The asset of exactly that address. Raises AssetRefused for any other."""
        if url in self._pictures:
            media_type, content = self._pictures[url]
            return URLFetcherResponse(url, content, {"Content-Type": media_type})
        if url in self._faces:
            return URLFetcherResponse(url, self._faces[url].read_bytes(), {"Content-Type": "font/ttf"})
        raise AssetRefused(f"Refused: {url[:80]}")
