"""The three files people attach: a photo from a telephone, a letter from a scanner, a table. Built, never kept."""

from io import BytesIO
from typing import NamedTuple

import openpyxl
from PIL import Image, ImageDraw


class File(NamedTuple):
    """A file as a browser sends it: (stream, name)."""

    stream: BytesIO
    name: str


def photo(size: tuple[int, int] = (800, 600)) -> BytesIO:
    """A JPEG as a telephone takes it, with its EXIF. The test client leaks a file for bodies over 500 kB: be small."""
    noise = Image.effect_noise(size, 60)
    picture = Image.merge("RGB", (noise, noise.rotate(180), noise))
    ImageDraw.Draw(picture).line(((0, size[1] // 2), (size[0], size[1] // 3)), fill=(90, 80, 60), width=9)
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0132] = "Telefon", "A12", "2025:10:18 16:41:07"
    target = BytesIO()
    picture.save(target, "JPEG", quality=70, exif=exif)
    return target


def scan() -> BytesIO:
    """A PDF of two pictures of pages, without any text in it."""
    pages = []
    for turn in (0.4, -0.7):
        page = Image.new("L", (1240, 1754), 244)
        pen = ImageDraw.Draw(page)
        for row in range(24):
            pen.line(((140, 200 + 55 * row), (1100 - 37 * (row % 5), 200 + 55 * row)), fill=60, width=6)
        pages.append(page.rotate(turn, fillcolor=230))
    target = BytesIO()
    pages[0].save(target, "PDF", save_all=True, append_images=pages[1:], resolution=150)
    return target


def table(heads: tuple[str, ...], rows: int) -> BytesIO:
    """An XLSX with two sheets: a list and its sum."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(heads)
    for row in range(1, rows + 1):
        sheet.append([row, *(f"{head} {row}" for head in heads[1:-1]), row * 7 % 23])
    book.create_sheet("2").append([heads[-1], f"=SUM(Sheet!{chr(64 + len(heads))}2:{chr(64 + len(heads))}{rows + 1})"])
    target = BytesIO()
    book.save(target)
    return target


def attachments(names: tuple[str, str, str], heads: tuple[str, ...]) -> list[File]:
    """The three files under the names a person gave them."""
    made = [photo(), scan(), table(heads, 46)]
    for stream in made:
        stream.seek(0)
    return [File(stream, name) for stream, name in zip(made, names, strict=True)]
