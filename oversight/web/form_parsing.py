"""Forms read strictly: what cannot be read whole is an error, never an empty form.

The stock parser takes a cut or wrongly marked body for an empty form, and letters it cannot read for question marks.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from itertools import chain
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from urllib.parse import parse_qsl

from flask import Request
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge
from werkzeug.formparser import FormDataParser
from werkzeug.sansio.multipart import Data, Epilogue, Event, Field, File, MultipartDecoder, NeedData, Preamble

from oversight.domain.words import N_

MOST_FIELDS = 1_000
LONGEST_KEY = 100
_LONGEST_BOUNDARY = 70  # RFC 2046
_LONGEST_PART_HEADERS = 8 * 1024
_IN_MEMORY = 256 * 1024  # of one file; the rest waits on disk
_KEY = re.compile(rf"[A-Za-z0-9_.-]{{1,{LONGEST_KEY}}}")
_BOUNDARY = re.compile(rb"[0-9A-Za-z'()+_,./:=? -]{1,%d}" % _LONGEST_BOUNDARY)
_UTF8 = frozenset({"", "utf-8", "utf8", "us-ascii", "ascii"})
_CHUNK = 64 * 1024
_MOST_BUFFERED = 512 * 1024  # while looking for the end of a part's headers
_PLAIN_ENCODINGS = frozenset({"", "7bit", "8bit", "binary"})
# Nothing in front of this application is trusted to speak for the client, and a browser says its method itself.
_NO_HOST = "no-host.invalid"
_UNTRUSTED = re.compile(
    r"HTTP_(?:X_FORWARDED_.*|FORWARDED|X_REAL_IP|X_HTTP_METHOD|X_HTTP_METHOD_OVERRIDE|X_METHOD_OVERRIDE"
    r"|X_ORIGINAL_URL|X_REWRITE_URL)"
)

DAMAGED = N_("The form arrived incomplete or damaged. Nothing was changed: go back and send it again.")
NOT_UTF8 = N_("The form is not written in UTF-8, so its letters cannot be read. Send it from a current browser.")


def refusal(sentence: str) -> BadRequest:
    """A 400 with a sentence that the error page translates."""
    return BadRequest(f"oversight:{sentence}")


class StrictRequest(Request):
    """A request whose forms are read by the parsers below and whose headers speak only for the client itself."""

    def __init__(self, environ: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        for name in [name for name in environ if _UNTRUSTED.fullmatch(name)]:
            del environ[name]
        try:
            environ.get("HTTP_HOST", "").encode("idna")
        except UnicodeError:
            environ["HTTP_HOST"] = _NO_HOST  # refused all the same; but a router that cannot read it draws no page
        super().__init__(environ, *args, **kwargs)

    def make_form_data_parser(self) -> FormDataParser:
        """The strict parser, within the limits of this request."""
        return _StrictParser(
            max_form_memory_size=self.max_form_memory_size,
            max_content_length=self.max_content_length,
            max_form_parts=self.max_form_parts,
            cls=self.parameter_storage_class,
            silent=False,
        )


def is_plain_key(key: str) -> bool:
    """Whether *key* can be the name of a field or a parameter of ours; brackets of array syntax cannot."""
    return bool(_KEY.fullmatch(key))


class _StrictParser(FormDataParser):
    def parse(
        self, stream: IO[bytes], mimetype: str, content_length: int | None, options: dict[str, str] | None = None
    ) -> tuple[IO[bytes], MultiDict[str, str], MultiDict[str, FileStorage]]:
        """The form in *stream*. Raises BadRequest (400) or RequestEntityTooLarge (413), never returns half a form."""
        options = options or {}
        try:
            if mimetype == "multipart/form-data":
                return stream, *self._multipart(stream, options)
            if mimetype == "application/x-www-form-urlencoded":
                return stream, self._urlencoded(stream, content_length, options), self.cls()
        except UnicodeDecodeError as error:
            raise refusal(NOT_UTF8) from error
        except ValueError as error:
            raise refusal(DAMAGED) from error
        return stream, self.cls(), self.cls()

    def _urlencoded(self, stream: IO[bytes], length: int | None, options: dict[str, str]) -> MultiDict[str, str]:
        if options.get("charset", "").lower() not in _UTF8:
            raise refusal(NOT_UTF8)
        body = b"".join(_chunks(stream))
        if length is not None and len(body) != length:
            raise ValueError("cut body")
        if body.count(b"&") >= MOST_FIELDS:
            raise RequestEntityTooLarge
        return self.cls(parse_qsl(body.decode(), keep_blank_values=True, errors="strict"))

    def _multipart(
        self, stream: IO[bytes], options: dict[str, str]
    ) -> tuple[MultiDict[str, str], MultiDict[str, FileStorage]]:
        boundary = options.get("boundary", "").encode("ascii")
        if not _BOUNDARY.fullmatch(boundary):
            raise ValueError("no usable boundary")
        text_left = self.max_form_memory_size or 0
        parts: list[_Part] = []
        with ExitStack() as unfinished:
            for event in self._events(stream, boundary):
                if isinstance(event, Field | File):
                    parts.append(_Part(event))
                    unfinished.callback(parts[-1].stream.close)
                elif isinstance(event, Data):
                    parts[-1].stream.write(event.data)
                    text_left -= 0 if parts[-1].is_file else len(event.data)
                    if text_left < 0:
                        raise RequestEntityTooLarge
                elif isinstance(event, Preamble | Epilogue) and event.data.strip():
                    raise ValueError("text outside the parts")
            fields = [(part.name, part.text()) for part in parts if not part.is_file]
            unfinished.pop_all()
        return self.cls(fields), self.cls([(part.name, part.file()) for part in parts if part.is_file])

    def _events(self, stream: IO[bytes], boundary: bytes) -> Iterator[Event]:
        """What the body says, to its end. Raises ValueError when the end is missing."""
        decoder = MultipartDecoder(boundary, _MOST_BUFFERED, max_parts=self.max_form_parts)
        for data in chain(_chunks(stream), (None,)):
            decoder.receive_data(data)
            while not isinstance(event := decoder.next_event(), NeedData):
                yield event
                if isinstance(event, Epilogue):
                    return


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    """The whole body. Reading at one go would end silently at the limit; reading on from there is refused (413)."""
    return iter(lambda: stream.read(_CHUNK), b"")


class _Part:
    """One part of a multipart body. Raises ValueError when its headers are not what browsers send."""

    def __init__(self, event: Field | File) -> None:
        headers = event.headers
        if sum(len(name) + len(value) for name, value in headers) > _LONGEST_PART_HEADERS:
            raise ValueError("long part headers")
        if headers.get("Content-Transfer-Encoding", "").lower() not in _PLAIN_ENCODINGS:
            raise ValueError("encoded part")
        if not event.name:
            raise ValueError("part without a name")
        self.name = event.name
        self.headers = headers
        self.is_file = isinstance(event, File)
        self.file_name = event.filename if isinstance(event, File) else None
        self.stream: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY) if self.is_file else BytesIO()  # noqa: SIM115

    def text(self) -> str:
        """The value of a field. Raises UnicodeDecodeError."""
        self.stream.seek(0)
        return self.stream.read().decode()

    def file(self) -> FileStorage:
        """The file, at its beginning."""
        self.stream.seek(0)
        return FileStorage(self.stream, self.file_name, self.name, headers=self.headers)
