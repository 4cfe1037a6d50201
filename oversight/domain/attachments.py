"""Files from outside: which kinds are taken, what they may be called, why one is refused."""

import re
import unicodedata
from pathlib import PurePosixPath

from oversight.domain.errors import DomainError
from oversight.domain.words import N_

LONGEST_NAME = 120
_LONGEST_CLAIM = 1_000
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "txt": "text/plain",
    "p7s": "application/pkcs7-signature",
}
_SAME_KIND = {"jpeg": "jpg", "jpe": "jpg", "jfif": "jpg", "sig": "p7s", "cms": "p7s"}
_EXTENSION = re.compile(r"[A-Za-z0-9]{1,10}")
_FORBIDDEN = set('/\\:*?"<>|%;')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)", re.IGNORECASE)  # by Windows

WRONG_KIND = N_(
    "This kind of file is not taken. Send a PDF, a picture (PNG, JPEG), a document (DOCX), a table (XLSX, CSV), plain"
    " text (TXT) or a signature (P7S, SIG, CMS)."
)
EMPTY_FILE = N_("The file is empty. Choose it again.")
TOO_LARGE = N_("The file is larger than %(megabytes)s MB. Send it in parts or with a lower resolution.")
NOT_WHAT_IT_SAYS = N_(
    "The content of the file is not what its name says. Save it anew in the right format and send it again."
)
DAMAGED = N_("The file is damaged or incomplete and cannot be opened. Save it anew and send it again.")
LOCKED = N_("The file is protected by a password. Save it without protection and send it again.")
ACTIVE = N_(
    "The file holds something that can run or load more: macros, scripts, embedded files or links to outside parts."
    " Print it to PDF and send that."
)
TOO_COMPLEX = N_("The file cannot be checked within the limits of this service. Send a simpler or smaller one.")
TOO_MANY_PIXELS = N_("The picture has too many pixels. Make it smaller: at most %(megapixels)s megapixels.")
MOVING = N_("Moving pictures are not taken. Send a still picture.")
NOT_TEXT = N_("The file is not plain text in UTF-8 or Windows-1251. Save it as UTF-8 text and send it again.")
NO_SIGNATURE = N_(
    "This is no signature that can be kept: it has to be in the CMS form (P7S, SIG, CMS), whole and at most 1 MB. Save"
    " it anew in the program that signed, and send it again."
)
SIGNS_INSIDE = N_(
    "The signature holds the signed document inside it, where it cannot be checked. Send the document itself and,"
    " beside it, a signature without the document in it (a detached one)."
)


class FileRefused(DomainError):
    """A file cannot be taken; nothing of it is kept. The sentence says why and what to do."""

    message = WRONG_KIND


class FileTooLarge(FileRefused):
    """A file is over the limit, or the filing as a whole is."""

    message = TOO_LARGE


class FileLost(DomainError):
    """A stored file is gone or is no longer what was stored. An error of ours, never shown as the file."""

    message = N_("The file cannot be given out: it is missing or was changed. Please tell the administrator.")


class NoRoom(DomainError):
    """The store cannot take the file now; nothing of it is kept."""

    message = N_("There is no room to store the file now. Nothing was changed; keep the file and try later.")


def clean_file_name(name: str) -> str:
    """The last part of any path, without what can break a line, a header, a file system or the reader's eye."""
    name = unicodedata.normalize("NFC", name[-_LONGEST_CLAIM:])
    name = PurePosixPath(name.replace("\\", "/")).name if name.strip("/\\") else ""
    kept = (
        " " if character.isspace() else "_" if character in _FORBIDDEN else character
        for character in name
        if character in "\t\n\r" or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    return " ".join("".join(kept).split()).strip(". ")


def split_name(name: str) -> tuple[str, str | None]:
    """The cleaned stem and the extension a name claims, in small letters; None when it claims none.

    Digits alone after the last dot ("акт от 12.05") are no extension.
    """
    name = clean_file_name(name)
    stem, dot, tail = name.rpartition(".")
    if not dot or not _EXTENSION.fullmatch(tail) or tail.isdecimal():
        return name, None
    return stem, tail.lower()


def kind_of(extension: str) -> str | None:
    """The kind an extension stands for (a key of MEDIA_TYPES), None for all that are not taken."""
    kind = _SAME_KIND.get(extension, extension)
    return kind if kind in MEDIA_TYPES else None


def is_signature(media_type: str) -> bool:
    """Whether a kept file of that type is an electronic signature."""
    return media_type == MEDIA_TYPES["p7s"]


def show_name(name: str, kind: str) -> str:
    """*name* as it is shown and offered for saving: one line, no path, NFC, at most 120 characters.

    The extension comes from the content (*kind*), so it always says the truth. Letters of all scripts are kept.
    """
    stem, claimed = split_name(name)
    extension = claimed if claimed and kind_of(claimed) == kind else kind
    if claimed and extension != claimed:
        stem = f"{stem}.{claimed}"
    stem = stem if stem.strip("_ ") else "file"
    stem = f"_{stem}" if _RESERVED.match(stem) else stem
    return f"{stem[: LONGEST_NAME - len(extension) - 1].rstrip('. ')}.{extension}"
