"""Hostile text is printed as text; hostile markup, were it ever let in, finds nothing to fetch."""

import http.server
import io
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pikepdf
import pytest

from oversight.documents.assets import AssetRefused, AssetTable
from oversight.documents.errors import RenderFailed
from oversight.documents.fonts import FontSet
from oversight.documents.plain import LONGEST_TEXT
from oversight.documents.renderer import Press, render_pdf
from oversight.documents.samples.final_document import sample as sample_final_document
from oversight.documents.values import passage
from oversight.domain.terms import DocumentKind

FINAL = DocumentKind.FINAL_DOCUMENT_RECOMMENDATION
EXTERNAL = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'

PAYLOADS = {
    "image": '<img src="URL/a.png">',
    "image of a file": '<img src="file:///etc/passwd">',
    "style sheet": '<link rel="stylesheet" href="URL/a.css">',
    "import": '<style>@import "URL/b.css";</style>',
    "background": '<p style="background:url(URL/c.png)">x</p>',
    "content": "<style>p::before{content:url(URL/d.png)}</style><p>x</p>",
    "font face": "<style>@font-face{font-family:x;src:url(URL/e.woff)}p{font-family:x}</style><p>x</p>",
    "list style": '<ul style="list-style-image:url(URL/f.png)"><li>x</ul>',
    "border image": '<p style="border:1px solid;border-image:url(URL/g.png) 1">x</p>',
    "base": '<base href="URL/"><img src="h.png">',
    "object": '<object data="URL/i.svg"></object>',
    "embed": '<embed src="URL/j.svg">',
    "inline drawing": f'<svg {EXTERNAL}><image xlink:href="URL/k.png" width="9" height="9"/></svg>',
    "drawing in data": f"<img src='data:image/svg+xml,<svg {EXTERNAL}><image xlink:href=\"URL/l.png\"/></svg>'>",
    "drawing that uses": f'<svg {EXTERNAL}><use xlink:href="URL/m.svg#a"/></svg>',
    "attachment": '<link rel="attachment" href="URL/n.txt">',
    "attachment of a file": '<link rel="attachment" href="file:///etc/passwd">',
    "anchor to a file": '<a rel="attachment" href="file:///etc/passwd">x</a>',
    "redirect": '<img src="URL/redirect">',
    "colour profile": "<style>@color-profile --x{src:url(URL/o.icc)}p{color:color(--x 1 0 0)}</style><p>x</p>",
    "frame": '<iframe src="URL/p.html"></iframe>',
    "script": '<script>fetch("URL/q")</script>',
    "refresh": '<meta http-equiv="refresh" content="0;url=URL/r">',
    "video": '<video src="URL/s.mp4" poster="URL/s.png"></video>',
    "picture": '<picture><source srcset="URL/t.png"><img src="URL/t.png"></picture>',
    "mask": '<p style="mask:url(URL/u.svg);clip-path:url(URL/u.svg#a)">x</p>',
    "cursor": '<p style="cursor:url(URL/v.cur),auto">x</p>',
    "ftp": '<img src="ftp://127.0.0.1/w.png">',
    "data of a page": '<img src="data:text/html,<img src=URL/x.png>">',
    "entity": f'<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]><svg {EXTERNAL}><text>&e;</text></svg>',
    "presentation": '<body background="URL/y.png" bgcolor="red"><table background="URL/y.png"><tr><td>x</table>',
    "closing tags": "</p></td></table></body></html><h1>x</h1>",
    "comment": "<!-- {# {{ 7 * 7 }} {% raw %} --> {{ paper.frame }} {%- endraw -%}",
    "format": "{0.__class__} {number} %s %(x)s ${x}",
}
ACTIVE = [name for name in PAYLOADS if name not in ("comment", "format", "closing tags")]


class Counter(http.server.BaseHTTPRequestHandler):
    """A neighbour that notes who came."""

    calls: list[str] = []  # noqa: RUF012 - shared on purpose

    def do_GET(self) -> None:
        self.calls.append(self.path)
        self.send_response(404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def neighbour() -> Iterator[tuple[str, list[str]]]:
    with http.server.HTTPServer(("127.0.0.1", 0), Counter) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", Counter.calls
        server.shutdown()
        thread.join()


class Watch:
    """What this process opened and connected to while the watch was on. The hook stays, so it is set once."""

    def __init__(self) -> None:
        self.is_on = False
        self.seen: list[str] = []
        sys.addaudithook(self.note)

    def note(self, event: str, details: tuple[object, ...]) -> None:
        if self.is_on and (event == "open" or event.startswith("socket.")):
            self.seen.append(f"{event} {details[0]}")


@pytest.fixture(scope="module")
def watch() -> Watch:
    return Watch()


@pytest.fixture(scope="module")
def press(fonts: FontSet) -> Press:
    return Press(fonts)


def typeset(press: Press, body: str) -> bytes:
    """Markup that got in, in spite of everything: escaping is not what is tested here."""
    html = f"<!doctype html><html lang=kk><title>x</title><body>{body}"
    return press.typeset(html, "kk", {}, b"{}", datetime(2026, 4, 22, tzinfo=UTC))[0]


@pytest.mark.parametrize("name", ACTIVE)
def test_markup_finds_nothing_to_fetch(name: str, press: Press, watch: Watch, neighbour: tuple[str, list[str]]) -> None:
    url, calls = neighbour
    typeset(press, "<p>warm")
    watch.seen.clear()
    watch.is_on = True
    try:
        pdf = typeset(press, PAYLOADS[name].replace("URL", url))
    except BaseException as error:  # noqa: BLE001 - a refusal is the other good answer, and derives from it
        assert type(error).__name__ in ("FatalURLFetchingError", "ForeignFont")  # noqa: PT017
    else:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            assert list(document.attachments) == ["record.json"]
    finally:
        watch.is_on = False
    assert calls == []
    assert watch.seen == []


@pytest.fixture(scope="module")
def printed(fonts: FontSet) -> tuple[bytes, FontSet]:
    """One document whose every passage is a payload."""
    lines = tuple(passage(f"{name}: {text}", "kk") for name, text in PAYLOADS.items())
    context = replace(sample_final_document(), title=lines[0], decision=lines[1], tasks=lines)
    return render_pdf(FINAL, "kk", context.as_json(), fonts), fonts


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_payload_is_printed_letter_for_letter(name: str, printed, read_text: Callable[[bytes], str]) -> None:
    def letters(text: str) -> str:
        return re.sub(r"\s", "", text)

    assert letters(f"{name}: {PAYLOADS[name]}") in letters(re.sub(r"\d+ / \d+", "", read_text(printed[0])))


def test_a_document_of_payloads_has_one_attachment_and_nothing_active(printed) -> None:
    with pikepdf.open(io.BytesIO(printed[0])) as pdf:
        assert list(pdf.attachments) == ["record.json"]
        assert "/JavaScript" not in pdf.Root.Names
        assert not [
            item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Annot"
        ]


def test_the_table_of_assets_refuses_every_scheme() -> None:
    table = AssetTable({"asset:qr": ("image/svg+xml", b"<svg/>")})
    for url in ("http://127.0.0.1/", "file:///etc/passwd", "data:text/plain,x", "asset:other", "ASSET:QR", "ftp://x/"):
        with pytest.raises(AssetRefused):
            table.fetch(url)


def test_a_refusal_fails_the_paper_with_a_reason(fonts: FontSet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("oversight.documents.renderer.QR_ADDRESS", "asset:other")
    with pytest.raises(RenderFailed, match="AssetRefused"):
        render_pdf(FINAL, "kk", sample_final_document().as_json(), fonts)


def test_a_reason_quotes_no_text(fonts: FontSet, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("Дәулетханова Шырайлым, 870412300123")

    monkeypatch.setattr("oversight.documents.renderer.fill", fail)
    with pytest.raises(RenderFailed) as caught:
        render_pdf(FINAL, "kk", sample_final_document().as_json(), fonts)
    assert caught.value.reason == "ZeroDivisionError"


LONG = {
    "one word": "ә" * LONGEST_TEXT,
    "many words": ("қоғамдық бақылау " * 2000)[:LONGEST_TEXT],
    "ten thousand lines": "ә\n" * (LONGEST_TEXT // 2),
    "empty lines": "\n" * (LONGEST_TEXT - 1) + "ә",
    "emoji": "👩‍👩‍👧" * (LONGEST_TEXT // 5),
    "marks": "а" + "\u0301" * (LONGEST_TEXT - 1),
    "mixed directions": ("مرحبا \u202e abc \u2066 ә " * 1200)[:LONGEST_TEXT],
    "tags": ("<div>" * 4000)[:LONGEST_TEXT],
    "spaces": "\u00a0" * LONGEST_TEXT,
    "ordinals": ("13-бап " * 3000)[:LONGEST_TEXT],
    "dashes": "–" * LONGEST_TEXT,
}


def with_long_text(text: str) -> dict[str, object]:
    """A short document with one field as long as a field may be."""
    context = sample_final_document()
    return replace(
        context,
        tasks=(passage(text, "kk"),),
        findings=context.findings[:1],
        proposals=(),
        has_no_violations=True,
        recommendations=(),
        response_term=None,
        votes=context.votes[-1:],
        dissents=(),
        annexes=(),
        has_no_annexes=True,
    ).as_json()


def work(text: str, fonts: FontSet) -> float:
    """Seconds of processor time for that document."""
    started = time.process_time()
    render_pdf(FINAL, "kk", with_long_text(text), fonts)
    return time.process_time() - started


@pytest.fixture(scope="module")
def ordinary_work(fonts: FontSet) -> float:
    """The same for ordinary words that fill the field: a busy machine is slow with these as well."""
    return max(work(LONG["many words"], fonts) for _ in range(2))


@pytest.mark.parametrize("name", LONG)
def test_the_longest_text_of_a_field_takes_little_longer_than_ordinary_words(
    name: str, fonts: FontSet, ordinary_work: float
) -> None:
    took = work(LONG[name], fonts)
    print(f"{took:.2f} s, ordinary words {ordinary_work:.2f} s")
    assert took < 4 * ordinary_work  # tags take 1.4 times as long; what grows faster than its length, far more


def test_no_letter_of_a_long_word_leaves_the_page(fonts: FontSet, read_text: Callable[[bytes], str]) -> None:
    text = read_text(render_pdf(FINAL, "kk", with_long_text("ә" * 3000), fonts))
    assert text.count("ә") > 3000
