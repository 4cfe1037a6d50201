"""Says how many of the collected tests are marked long, and how to run them. Loaded by ``./bootstrap.sh test``."""

import pytest
from xdist.workermanage import WorkerController

MARKED = pytest.StashKey[int]()


@pytest.hookimpl(tryfirst=True)  # before -m takes them away
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    config.stash[MARKED] = sum(item.get_closest_marker("long") is not None for item in items)


def pytest_report_collectionfinish(config: pytest.Config) -> str:
    return _sentence(config.stash[MARKED])


# With -n the workers collect, and only tell what they found when they have finished.


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["long"] = session.config.stash.get(MARKED, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: WorkerController) -> None:
    node.config.stash[MARKED] = getattr(node, "workeroutput", {}).get("long", 0)  # a crashed worker told nothing


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.pluginmanager.hasplugin("dsession") and MARKED in config.stash:
        terminalreporter.write_line(_sentence(config.stash[MARKED]))


def _sentence(marked: int) -> str:
    return f"Tests marked long: {marked}. They run with ./bootstrap.sh test -m long"
