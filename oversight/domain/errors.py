"""What can go wrong in an act, named after the refusal, in words a person can read.

A message is an English sentence with ``%(name)s`` placeholders; the web translates it and fills the values in.
"""

from collections.abc import Mapping, Sequence

from oversight.domain.words import N_
from oversight.statute.words import Words


class DomainError(Exception):
    """An act is refused; nothing was changed."""

    message = N_("This cannot be done now.")

    def __init__(self, message: str | None = None, /, **values: object) -> None:
        self.message = message if message is not None else type(self).message
        self.values: dict[str, object] = values
        super().__init__(self.message % values if values else self.message)


class NotVisible(DomainError):
    """The actor may not know that the thing exists; looks exactly like absent."""

    message = N_("There is nothing at this address, or it is not open to you.")


class NotPermitted(DomainError):
    """The actor may read the case but not do this."""

    message = N_("Your role does not allow this step.")


class Recused(NotPermitted):
    """Somebody of the commission who is recused from the case: they know of it, and it is closed to them."""

    message = N_("You are recused from this case: it is closed to you, and so are its papers and votes.")


class TransitionNotAllowed(DomainError):
    """The procedure has no such step from the present state."""

    message = N_("The case has moved on: this step is not possible in its present state.")


class EditConflict(DomainError):
    """Somebody else changed the record since the person saw it.

    ``changes`` are the event keys (values of Action) that happened meanwhile, oldest first.
    """

    message = N_("The record was changed by someone else while you were writing. Check what changed and send again.")

    def __init__(self, message: str | None = None, /, changes: Sequence[str] = (), **values: object) -> None:
        super().__init__(message, **values)
        self.changes = tuple(changes)


class AlreadyDone(DomainError):
    """The same form was sent twice; the first one counts. Not an error for the person."""

    message = N_("This was already done.")

    def __init__(self, result: str = "") -> None:
        super().__init__()
        self.result = result


class InputRefused(DomainError):
    """A field holds something that cannot be accepted. ``fields`` maps field name to the sentence about it."""

    message = N_("Some answers need mending.")

    def __init__(
        self, fields: Mapping[str, str] | None = None, message: str | None = None, /, **values: object
    ) -> None:
        super().__init__(message, **values)
        self.fields = dict(fields or {})


class Incomplete(DomainError):
    """Something the law or the commission's rules require is missing.

    ``missing`` lists it, one sentence each: to be translated, or given in the three languages.
    """

    message = N_("Something required is missing.")

    def __init__(self, missing: Sequence[str | Words] = (), message: str | None = None, /, **values: object) -> None:
        super().__init__(message, **values)
        self.missing = tuple(missing)


class UnknownFilter(DomainError):
    """A filter or its value is not known; answered with 400."""

    message = N_("The address holds a filter that is not known. Open the register and choose again.")


class TooManyTries(DomainError):
    """A throttle is closed. ``retry_after`` is in seconds."""

    message = N_("Too many tries. Wait %(minutes)s minutes and try again.")

    def __init__(self, retry_after: int) -> None:
        super().__init__(minutes=max(1, -(-retry_after // 60)))
        self.retry_after = retry_after


class Busy(DomainError):
    """The database is held by somebody else; nothing was written."""

    message = N_("The system is busy. Your text is kept: send it again in a few seconds.")
