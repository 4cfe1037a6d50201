"""Who somebody is stands in one table, and few may open it: everything else knows random ids."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "oversight"
READERS = {
    "services/identity.py": "the one service that reads it",
    "services/sign_in.py": "the name of the person who is signed in, for that person",
    "services/organisations.py": "names of colleagues, for their own NGO and the administrator",
}


def test_only_these_modules_read_the_identity_table():
    importers = {
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*.py")
        if "persistence" not in path.parts
        and re.search(
            r"from oversight\.persistence\.models import[^\n(]*\bIdentity\b|^    Identity,$",
            path.read_text(),
            re.MULTILINE,
        )
    }
    demonstration = {name for name in importers if name.startswith("services/demonstration")}
    assert importers - demonstration == set(READERS)


def test_no_agency_module_knows_the_identity_service():
    for path in [*(ROOT / "web" / "agency").rglob("*.py"), *(ROOT / "services").glob("agency*.py")]:
        assert "identity" not in path.read_text().replace("identity=", ""), path.name
