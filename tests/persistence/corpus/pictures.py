"""Pictures: whole, broken, moving, and with something behind them."""

import io
from functools import cache
from random import Random
from typing import Any

from PIL import Image

from tests.persistence.corpus import office


def picture(kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (40, 30), **save: Any) -> bytes:
    """A picture that does not compress to nothing: noise, and the same in every run."""
    out = io.BytesIO()
    noise = Random(80).randbytes(size[0] * size[1])
    Image.frombytes("L", size, noise).convert(mode).save(out, kind, **save)
    return out.getvalue()


@cache
def good_pictures() -> dict[str, tuple[str, bytes]]:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    return {
        "png": ("png", picture()),
        "png with transparency": ("png", picture(mode="RGBA")),
        "png in grey": ("png", picture(mode="L")),
        "png with palette": ("png", picture(mode="P")),
        "jpeg": ("jpg", picture("JPEG")),
        "jpeg in grey": ("jpg", picture("JPEG", "L")),
        "jpeg for print": ("jpg", picture("JPEG", "CMYK")),
        "jpeg in steps": ("jpg", picture("JPEG", progressive=True)),
        "jpeg of a camera": ("jpg", picture("JPEG", exif=exif)),
        "jpeg with filling": ("jpg", picture("JPEG").replace(b"\xff\xdb", b"\xff\xff\xff\xdb", 1)),
        "jpeg with remark": ("jpg", picture("JPEG", comment=b"x" * 1_000)),
    }


@cache
def broken_pictures() -> dict[str, tuple[str, bytes]]:
    png, jpeg = picture(), picture("JPEG", size=(300, 300))
    animated = io.BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(animated, "PNG", save_all=True, append_images=frames[1:])
    return {
        "png cut": ("png", png[:-20]),
        "png with an empty middle": ("png", png[:60] + png[-12:]),
        "png with a wrong checksum": ("png", png[:60] + bytes([png[60] ^ 1]) + png[61:]),
        "png header only": ("png", png[:33]),
        "png that moves": ("png", animated.getvalue()),
        "jpeg cut": ("jpg", jpeg[: len(jpeg) // 2]),
        "jpeg start only": ("jpg", jpeg[:20]),
        "jpeg without picture": ("jpg", b"\xff\xd8\xff\xd9\0\0"),
        "jpeg of two marks": ("jpg", b"\xff\xd8\xff"),
    }


@cache
def tailed_pictures() -> dict[str, tuple[str, bytes, bytes]]:
    """Kind, picture, and what an attacker or a telephone put behind it."""
    return {
        "png and zip": ("png", picture(), office.zip_of({"a.txt": b"x"})),
        "png and html": ("png", picture(), b"<script>alert(1)</script>"),
        "jpeg and php": ("jpg", picture("JPEG"), b"<?php system($_GET[0]); ?>"),
        "jpeg and zip": ("jpg", picture("JPEG", progressive=True), office.zip_of({"a.txt": b"x"})),
        "jpeg and jpeg": ("jpg", picture("JPEG"), picture("JPEG", size=(8, 8))),
    }
