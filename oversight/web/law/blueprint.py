"""The blueprint of what everybody may know of the law: its rows, its calendar, the days they make."""

from flask import Blueprint

bp = Blueprint("law", __name__)
