"""Pages of the commission desk."""

from flask import Blueprint

bp = Blueprint("commission", __name__, url_prefix="/commission")
