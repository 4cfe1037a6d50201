"""Files that no row knows go after an hour; files of cases and drafts stay."""

import os
from io import BytesIO

from oversight.persistence.files import open_store
from oversight.services import attachments


def test_only_orphans_older_than_an_hour_go(services, settings, clock):
    store = open_store(settings)
    old, fresh = (store.put(BytesIO(b"text of a note\n"), "note.txt") for _ in range(2))
    for stored, age in ((old, 7200), (fresh, 60)):
        path = next(settings.data_dir.rglob(stored.key))
        moment = clock.now.timestamp() - age
        os.utime(path, (moment, moment))
    assert attachments.sweep(services) == 1
    assert [path.name for path in settings.data_dir.rglob(fresh.key)] == [fresh.key]
