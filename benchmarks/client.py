"""A small client of a few threads on kept connections, for loopback only; it stops when its window is over."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count

from benchmarks.server import HOST, Server

Made = tuple[str, str, bytes | None, dict[str, str]]
"""A request: method, address, body, headers."""


@dataclass(frozen=True, slots=True)
class Operation:
    """What is asked again and again. ``requests`` gives the request of a place, None when there are no more."""

    name: str
    requests: Callable[[int], Made | None]
    wanted: int = 200  # the status of a right answer


@dataclass(slots=True)
class Window:
    """What one window saw. Latencies in seconds; ``size`` is of the last answer."""

    seconds: float
    cpu_seconds: float
    latencies: list[float] = field(default_factory=list)
    wrong: int = 0
    size: int = 0

    @property
    def per_second(self) -> float:
        """Right answers per second."""
        return len(self.latencies) / self.seconds

    @property
    def cpu_milliseconds(self) -> float:
        """Processor time of the server for one request."""
        return self.cpu_seconds * 1000 / max(1, len(self.latencies) + self.wrong)

    def quantile(self, share: float) -> float:
        """A quantile of the latencies in milliseconds."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000 if ordered else 0.0


def run(server: Server, operation: Operation, seconds: float, connections: int, places: Iterator[int]) -> Window:
    """Load one operation for so long."""
    window = Window(0.0, 0.0)
    lock = threading.Lock()
    began, cpu_before = time.perf_counter(), server.cpu_seconds()
    until = began + seconds
    threads = [
        threading.Thread(target=_work, args=(server, operation, until, places, window, lock))
        for _ in range(connections)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    window.seconds = time.perf_counter() - began
    window.cpu_seconds = server.cpu_seconds() - cpu_before
    return window


def _work(
    server: Server, operation: Operation, until: float, places: Iterator[int], window: Window, lock: threading.Lock
) -> None:
    connection = HTTPConnection(HOST, server.port, timeout=30)
    latencies, wrong, size = [], 0, 0
    while time.perf_counter() < until:
        with lock:
            made = operation.requests(next(places))
        if made is None:
            break
        method, address, body, headers = made
        began = time.perf_counter()
        try:
            connection.request(method, address, body, headers)
            answer = connection.getresponse()
            size = len(answer.read())
        except (OSError, HTTPException):
            wrong += 1
            connection.close()
            continue
        if answer.status == operation.wanted:
            latencies.append(time.perf_counter() - began)
        else:
            wrong += 1
    connection.close()
    with lock:
        window.latencies += latencies
        window.wrong += wrong
        window.size = max(window.size, size)


def gets(name: str, addresses: list[str]) -> Operation:
    """Reading these addresses in turn."""
    return Operation(name, lambda place: ("GET", addresses[place % len(addresses)], None, {}))


def places() -> Iterator[int]:
    """0, 1, 2 and so on; each request of an operation gets its own."""
    return count()
