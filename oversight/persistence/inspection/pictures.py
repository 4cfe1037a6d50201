"""PNG and JPEG: still, decodable to the last pixel, within a number of pixels, and ending where the picture ends."""

import re
from io import BytesIO
from pathlib import Path
from zlib import crc32

from PIL import JpegImagePlugin, PngImagePlugin
from PIL.Image import Image

from oversight.domain.attachments import DAMAGED, MOVING, TOO_MANY_PIXELS, FileRefused

MEGAPIXELS = 50
_MOST_PIXELS = 51_000_000  # sensors sold as 50 megapixels have a little more
_SIGNATURE = 8
_CHUNK_FRAME = 12  # length, type, checksum
_SCAN_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a segment


def inspect_png(path: Path) -> int:
    """The length of the picture in bytes; what follows is no part of it. Raises FileRefused."""
    content = path.read_bytes()
    end = _end_of_png(content)
    with PngImagePlugin.PngImageFile(BytesIO(content[:end])) as picture:
        _refuse_huge(picture)
        picture.load()
    return end


def inspect_jpeg(path: Path) -> int:
    """As `inspect_png`. Further pictures that phones append behind the first are not part of it."""
    content = path.read_bytes()
    end = _end_of_jpeg(content)
    with JpegImagePlugin.JpegImageFile(BytesIO(content[:end])) as picture:
        _refuse_huge(picture)
        picture.draft("RGB", (1, 1))  # all of it is read, an eighth of it is kept
        picture.load()
    return end


def _refuse_huge(picture: Image) -> None:
    width, height = picture.size
    if width * height > _MOST_PIXELS:
        raise FileRefused(TOO_MANY_PIXELS, megapixels=MEGAPIXELS)


def _end_of_png(content: bytes) -> int:
    place = _SIGNATURE
    while place + _CHUNK_FRAME <= len(content):
        kind = content[place + 4 : place + 8]
        if kind == b"acTL":
            raise FileRefused(MOVING)
        start, place = place + 4, place + _CHUNK_FRAME + int.from_bytes(content[place : place + 4])
        # Pillow passes over the checksums of pixels, and decoders differ in what they make of a wrong one
        if kind[:1].isupper() and crc32(content[start : place - 4]) != int.from_bytes(content[place - 4 : place]):
            break
        if kind == b"IEND":
            return place
    raise FileRefused(DAMAGED)


def _end_of_jpeg(content: bytes) -> int:
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF:  # noqa: PLR2004 - every marker begins so
        marker = content[place + 1]
        if marker == 0xFF:  # noqa: PLR2004 - filling
            place += 1
        elif marker in _ALONE:
            place += 2
        else:
            place += 2 + int.from_bytes(content[place + 2 : place + 4])
            if marker == _START_OF_SCAN:
                found = _SCAN_END.search(content, place)
                if found is None:
                    break
                place = found.start()
                if content[place + 1] == _END_OF_IMAGE:
                    return place + 2
    raise FileRefused(DAMAGED)
