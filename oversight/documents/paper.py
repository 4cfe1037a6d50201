"""What a module of documents/papers/ declares about its paper; the registry gathers them."""

import functools
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oversight.documents.plain import Plain
from oversight.domain.terms import DocumentKind

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "documents"

SHARED = ("base.html", "parts.html", "print.css", "labels/frame.toml")
"""What every paper is made of besides its own template and labels."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: what it may mention, how it is printed, and how to see that it lacks nothing.

    The elements, their names and provisions are those of statute/required_documents.toml. ``present`` tells of each
    whether a context holds it; an element that the template says in its own words, whatever the context, stands in
    ``fixed`` instead. ``sections`` gives each its place: the number of a section, the same in every language; 0 is what
    stands above the sections.
    """

    kinds: tuple[DocumentKind, ...]
    template: str
    labels: str
    context: type[Plain]
    present: Mapping[str, Callable[[Any], bool]]
    sections: Mapping[str, int]
    fixed: frozenset[str] = frozenset()
    most_pages: int | None = None

    @property
    def name(self) -> str:
        """The module of the paper, which its sample and its template share."""
        return self.context.__module__.rpartition(".")[2]

    @property
    def template_revision(self) -> str:
        """Digest of everything the paper's look and fixed words come from; kept with each issued paper."""
        return _revision((*SHARED, self.template, self.labels))


@functools.cache
def _revision(names: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for name in names:
        content = (TEMPLATES / name).read_bytes()
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
