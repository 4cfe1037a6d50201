"""The application for any WSGI server: ``wsgi:application``."""

from config import Settings
from oversight.app import create_app

application = create_app(Settings.from_environ())
