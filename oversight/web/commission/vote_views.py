"""Questions put to the commission: open, vote, close."""

from flask import Blueprint

bp = Blueprint("votes", __name__, url_prefix="/commission")
