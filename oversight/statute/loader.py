"""The way in: read the folder of TOML files, cross-check everything, hand out one frozen Statute or refuse."""

import hashlib
from pathlib import Path
from types import MappingProxyType

from oversight.statute.calendar_table import read_calendar
from oversight.statute.lateness_table import read_lateness
from oversight.statute.schema import Statute
from oversight.statute.source import Contradiction, SourceFile, StatuteError
from oversight.statute.tables import (
    Citations,
    read_acts,
    read_articles,
    read_control_forms,
    read_deadlines,
    read_documents,
    read_grounds,
    read_monthly_indexes,
    read_object_classes,
    read_regions,
    read_topics,
    read_triggers,
)

__all__ = ["Contradiction", "StatuteError", "check_statute", "load_statute"]

FOLDER = Path(__file__).parent
FILES = (
    "acts.toml",
    "articles.toml",
    "calendar.toml",
    "calendar_seed.toml",
    "control_forms.toml",
    "deadlines.toml",
    "grounds.toml",
    "lateness.toml",
    "mci.toml",
    "object_classes.toml",
    "regions.toml",
    "required_documents.toml",
    "topics.toml",
)


def load_statute(folder: Path | None = None) -> Statute:
    """The statute in *folder*, by default the one of this package. Reads the disk each time: keep the result.

    Raises StatuteError with every contradiction found, in the order of files and lines.
    """
    statute, contradictions = _read(folder or FOLDER)
    if statute is None or contradictions:
        raise StatuteError(contradictions)
    return statute


def check_statute(folder: Path | None = None) -> tuple[Contradiction, ...]:
    """Every contradiction in *folder*, in the order of files and lines; empty when all is well."""
    return _read(folder or FOLDER)[1]


def _read(folder: Path) -> tuple[Statute | None, tuple[Contradiction, ...]]:
    digest = hashlib.sha256()
    files = {}
    for name in FILES:
        contents, complaint = _read_text(folder / name)
        digest.update(f"{name}\0{len(contents)}\0{contents}".encode())
        files[name] = SourceFile(name, contents)
        if complaint:
            files[name].refuse(1, complaint)
    # A file that cannot be parsed would make every reference to it look wrong: say only what is really wrong.
    unreadable = _gather(files)
    if unreadable:
        return None, unreadable
    statute = _build(files, digest.hexdigest()[:12])
    return statute, _gather(files)


def _gather(files: dict[str, SourceFile]) -> tuple[Contradiction, ...]:
    return tuple(sorted({complaint for file in files.values() for complaint in file.contradictions}))


def _read_text(path: Path) -> tuple[str, str | None]:
    try:
        return path.read_text(encoding="utf-8"), None
    except OSError:
        return "", "cannot be read"
    except UnicodeDecodeError:
        return "", "is not UTF-8"


def _build(files: dict[str, SourceFile], revision: str) -> Statute:
    acts = read_acts(files["acts.toml"])
    articles = read_articles(files["articles.toml"], acts)
    citations = Citations(articles)
    triggers = read_triggers(files["deadlines.toml"])
    versions = read_deadlines(files["deadlines.toml"], triggers, acts, citations)
    documents = read_documents(files["required_documents.toml"], citations)
    return Statute(
        revision=revision,
        acts=MappingProxyType(acts),
        articles=MappingProxyType(articles),
        triggers=MappingProxyType(triggers),
        deadlines=MappingProxyType({key: rows[-1] for key, rows in versions.items()}),
        deadline_versions=MappingProxyType(versions),
        control_forms=MappingProxyType(read_control_forms(files["control_forms.toml"], documents)),
        grounds=MappingProxyType(read_grounds(files["grounds.toml"], citations)),
        documents=MappingProxyType(documents),
        topics=MappingProxyType(read_topics(files["topics.toml"])),
        object_classes=MappingProxyType(read_object_classes(files["object_classes.toml"], citations)),
        regions=MappingProxyType(read_regions(files["regions.toml"])),
        monthly_indexes=MappingProxyType(read_monthly_indexes(files["mci.toml"])),
        calendar=read_calendar(files["calendar.toml"], files["calendar_seed.toml"]),
        lateness=read_lateness(files["lateness.toml"]),
    )
