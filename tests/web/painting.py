"""Draw one part of a page, or a whole page, with given values."""

from typing import Any

from flask import Flask, render_template_string


def draw(painter: Flask, part: str, call: str, language: str = "kk", **values: Any) -> str:
    """The text of one macro call in *language*: `draw(painter, "status", "tag('overdue')")`."""
    painter.config["LANGUAGE"] = language
    name = call.split("(", 1)[0]
    with painter.test_request_context():
        return render_template_string(f"{{% from 'components/{part}.html' import {name} %}}{{{{ {call} }}}}", **values)


def draw_page(painter: Flask, template: str, language: str = "kk", **values: Any) -> str:
    """A whole page with the frame of a guest in the demonstration."""
    painter.config["LANGUAGE"] = language
    frame = {
        "language": language,
        "languages": [("kk", "Қазақша", "/kk/"), ("ru", "Русский", "/ru/"), ("en", "English", "/en/")],
        "actor": None,
        "menu": [("Тізілім", "/kk/register", True)],
        "sign_in_url": "/kk/account/login",
        "sign_out_url": "/kk/account/logout",
        "is_demo": True,
        "theme": "",
        "flashes": lambda: [("success", "Сақталды"), ("error", "Болмады")],
    }
    with painter.test_request_context():
        return painter.jinja_env.get_template(template).render(**frame | values)
