"""The catalogues of the interface for the layers above; mail reads the same ones."""

from oversight.notifications.catalogues import load_translations, translate

__all__ = ["load_translations", "translate"]
