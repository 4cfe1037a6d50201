"""How a coded ground is shown: with its article only where that binds this commission and was read."""

from dataclasses import dataclass

from oversight.statute.schema import Basis, Ground, GroundUse, Standing, Statute, Words


@dataclass(frozen=True, slots=True)
class GroundReading:
    """A ground and its standing. `article` and `modelled_on` are citations ("APPK 64(7)").

    Without an article the ground is a house rule, modelled on a provision or the commission's own. `is_unread` says
    that it is law, but that the text was not read.
    """

    key: str
    name: Words
    article: str | None
    modelled_on: str | None
    is_unread: bool


def read_ground(statute: Statute, ground: Ground, *, modelled: bool) -> GroundReading:
    """*ground* as it stands for a commission; *modelled* says that it is no state body, so that the code binds it only
    by its own rules.
    """
    is_house = modelled and ground.basis is Basis.CODE
    article = None if is_house or ground.standing is not Standing.READ else ground.article
    model = None if article else ground.modelled_on
    return GroundReading(
        ground.key,
        ground.name,
        statute.articles[article].citation if article else None,
        statute.articles[model].citation if model else None,
        is_unread=ground.basis is not Basis.HOUSE and ground.standing is not Standing.READ,
    )


def read_grounds(statute: Statute, use: GroundUse, *, modelled: bool) -> tuple[GroundReading, ...]:
    """The grounds of one act, in the order of the statute."""
    return tuple(read_ground(statute, ground, modelled=modelled) for ground in statute.grounds_for(use))
