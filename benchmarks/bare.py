"""The yardstick: Flask and Jinja with a page of 25 rows from memory, about 13 KB; no database, session or header."""

from flask import Flask, render_template

ROWS = [
    {
        "number": f"2026-{serial:05}",
        "title": "Ауыл маңындағы 312 гектар жайылымды жалға беру және оны ортақ пайдалануға қайтару туралы",
        "agency": "Тасқайың ауданының жер қатынастары және ауыл шаруашылығы бөлімі",
        "region": "Солтүстік Қазақстан облысы",
        "topic": "Жер және жайылым",
        "state": "Жауап күтілуде",
        "due_on": "2026-05-13",
    }
    for serial in range(25)
]


def create_bare() -> Flask:
    """The bare application."""
    app = Flask("bare", root_path=__file__.rpartition("/")[0], static_folder=None)

    @app.get("/")
    def index() -> str:
        return render_template("bare.html", title="Істер тізілімі", rows=ROWS)

    return app
