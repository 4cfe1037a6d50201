"""Intake: what the secretary does with a complaint before the commission decides."""

from flask import Blueprint

bp = Blueprint("intake", __name__, url_prefix="/commission")
