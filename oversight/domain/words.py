"""How the layers below the web mark a sentence for translation without knowing who translates it."""


def N_(text: str) -> str:  # noqa: N802 - the name that extraction tools know
    """Return *text* unchanged; the extractor sees it, the web translates it when it is shown."""
    return text
