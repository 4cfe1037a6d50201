"""One command: list, filter, search, case, create and login as ratios to a bare page of the same run. See README.md."""

import argparse
import os
import re
import statistics
import sys
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

from benchmarks import client, data
from benchmarks.client import Made, Operation, Window
from benchmarks.server import HOST, Server, raised, start
from oversight.services.demonstration import ACCOUNTS, PASSWORD

_FORM = "application/x-www-form-urlencoded"
_BARE_PORT, _OUR_PORT = 8391, 8392
_GAUGE_SECONDS = 1.0
_CREATED_PER_SECOND = 400  # so many drafts are prepared for each second of load


def main() -> None:
    """Prepare, measure, print."""
    given = _arguments()
    print(
        f"python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; waitress, 1 process,"
    )
    print(
        f"{given.threads} threads each; {given.connections} connections; windows {given.windows} x {given.seconds:g} s"
    )
    print(f"raised for this run: {raised()}")
    known: dict[str, list[Window]] = {}
    with start("bare", _BARE_PORT, given.threads, given.data, "/") as bare:
        print(f"bare page: cold start {bare.cold_seconds:.2f} s")
        for cases in given.cases:
            folder = data.prepare(given.data, cases)
            print(f"\n{cases} cases: {(folder / 'made.json').read_text(encoding='utf-8')}")
            measured = _measure(given, bare, data.copy(folder))
            _print_growth(known, measured)
            known = measured
        print(f"\nbare page: {bare.resident_megabytes():.0f} MB after the run")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("instance/benchmarks"), help="where data folders are kept")
    parser.add_argument("--cases", type=int, nargs="+", default=[10_000, 100_000], help="sizes of the register")
    parser.add_argument("--seconds", type=float, default=3.0, help="length of a window")
    parser.add_argument("--windows", type=int, default=2, help="windows for each operation")
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--threads", type=int, default=4, help="threads of each server")
    parser.add_argument("--only", nargs="+", help="names of operations")
    given = parser.parse_args()
    given.data = given.data.resolve()
    given.data.mkdir(parents=True, exist_ok=True)
    return given


def _measure(given: argparse.Namespace, bare: Server, folder: Path) -> dict[str, list[Window]]:
    services = data.open_services(folder)
    addresses = data.addresses_of(services)
    many = int(given.seconds * given.windows * _CREATED_PER_SECOND + given.connections)
    prepared = data.prepared_drafts(services, many)
    services.database.engine.dispose()
    measured: dict[str, list[Window]] = {}
    gauges: list[Window] = []
    page = client.gets("bare", ["/"])
    with start("oversight", _OUR_PORT, given.threads, folder, "/kk/register") as ours:
        print(f"cold start {ours.cold_seconds:.2f} s, {ours.resident_megabytes():.0f} MB after the first page")
        _print_head()
        for operation in _operations(ours, addresses, prepared):
            if given.only and operation.name not in given.only:
                continue
            places = client.places()
            if operation.name != "create":  # each of its drafts is sent once
                client.run(ours, operation, given.seconds / 6, given.connections, places)
            windows = measured[operation.name] = []
            for _ in range(given.windows):
                gauges.append(client.run(bare, page, _GAUGE_SECONDS, given.connections, client.places()))
                windows.append(client.run(ours, operation, given.seconds, given.connections, places))
            _print_row(operation.name, windows, gauges[-given.windows :], ours)
        _print_row("(b)", gauges, gauges, bare)
    return measured


def _operations(ours: Server, addresses: data.Addresses, prepared: list[data.Prepared]) -> Iterator[Operation]:
    yield client.gets("list", ["/kk/register"])
    yield client.gets("filter", addresses.filters)
    yield client.gets("search", addresses.searches)
    yield client.gets("case", addresses.cases)
    yield _create(ours, prepared)
    yield _login(ours)


def _create(ours: Server, prepared: list[data.Prepared]) -> Operation:
    """The last post of a filing that was prepared, another one each time."""
    first = prepared[0]
    token, cookie = _form_of(ours, f"/kk/complaints/new/{first.id}/check", f"draft={first.token}")
    body = urlencode({"csrf_token": token}).encode()

    def made(place: int) -> Made | None:
        if place >= len(prepared):
            return None
        draft = prepared[place]
        headers = _headers(ours, f"{cookie}; draft={draft.token}")
        return "POST", f"/kk/complaints/new/{draft.id}/check", body, headers

    return Operation("create", made, wanted=302)


def _login(ours: Server) -> Operation:
    """The post of the password form, account after account."""
    token, cookie = _form_of(ours, "/kk/account/login")
    bodies = [
        urlencode({"csrf_token": token, "email": email, "password": PASSWORD}).encode() for email, _words in ACCOUNTS
    ]
    headers = _headers(ours, cookie)
    return Operation(
        "login", lambda place: ("POST", "/kk/account/login", bodies[place % len(bodies)], headers), wanted=302
    )


def _headers(ours: Server, cookie: str) -> dict[str, str]:
    return {"Content-Type": _FORM, "Cookie": cookie, "Origin": f"http://{HOST}:{ours.port}"}


def _form_of(ours: Server, address: str, cookie: str = "") -> tuple[str, str]:
    """The token against forged posts of a page, and the session cookie it belongs to."""
    connection = HTTPConnection(HOST, ours.port, timeout=30)
    connection.request("GET", address, headers={"Cookie": cookie})
    answer = connection.getresponse()
    text = answer.read().decode()
    session = next(
        value.partition(";")[0] for value in answer.headers.get_all("Set-Cookie") or () if "session=" in value
    )
    connection.close()
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', text)
    if found is None:
        raise RuntimeError(f"no form at {address}: {answer.status}")
    return found[1], session


def _print_head() -> None:
    print(
        f"{'':8}{'req/s':>8}{'min-max':>14}{'p50 ms':>8}{'p99 ms':>8}{'CPU ms':>8}"
        f"{'CPU/(b)':>9}{'(b)/req/s':>10}{'bytes':>8}{'wrong':>6}{'MB':>6}"
    )


def _print_row(name: str, windows: list[Window], gauges: list[Window], server: Server) -> None:
    rates = [window.per_second for window in windows]
    rate, cpu = statistics.median(rates), statistics.median(window.cpu_milliseconds for window in windows)
    bare_rate = statistics.median(window.per_second for window in gauges)
    bare_cpu = statistics.median(window.cpu_milliseconds for window in gauges)
    median, worst = (statistics.median(window.quantile(share) for window in windows) for share in (0.5, 0.99))
    wrong = sum(window.wrong for window in windows)
    print(
        f"{name:8}{rate:8.0f}{f'{min(rates):.0f}-{max(rates):.0f}':>14}{median:8.1f}{worst:8.1f}{cpu:8.2f}"
        f"{cpu / bare_cpu:9.2f}{bare_rate / max(rate, 0.001):10.2f}{windows[-1].size:8}{wrong:6}"
        f"{server.resident_megabytes():6.0f}"
    )


def _print_growth(before: dict[str, list[Window]], after: dict[str, list[Window]]) -> None:
    shared = [name for name in after if name in before]
    if shared:
        growth = {
            name: statistics.median(w.quantile(0.5) for w in after[name])
            / max(0.001, statistics.median(w.quantile(0.5) for w in before[name]))
            for name in shared
        }
        print(
            "p50 against the smaller register: " + ", ".join(f"{name} {value:.2f}x" for name, value in growth.items())
        )


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
