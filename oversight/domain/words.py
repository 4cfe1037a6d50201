"""How the layers below the web mark a sentence for translation without knowing who translates it."""

from oversight.statute.words import N_

__all__ = ["N_"]
