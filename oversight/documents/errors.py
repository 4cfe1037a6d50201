"""Why a paper could not be made. Free of the typesetter, so that callers need not load it."""


class RenderFailed(RuntimeError):
    """The paper could not be typeset. ``reason`` is fit for the job's record: it quotes no text of the paper."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
