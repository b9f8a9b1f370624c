"""Sleep is really inhibited: a desktop's service on the test's own message bus is asked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from queue import Queue

import pytest

jeepney = pytest.importorskip("jeepney")

SERVICE = "org.freedesktop.PowerManagement"


class PowerManager:
    """A service that answers like a desktop's power manager, and keeps what it was asked."""

    def __init__(self, address: str) -> None:
        from jeepney import message_bus
        from jeepney.io.blocking import open_dbus_connection

        self.asked: Queue[str] = Queue()
        self._connection = open_dbus_connection(address)
        self._connection.send_and_get_reply(message_bus.RequestName(SERVICE))
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        from jeepney import HeaderFields, MessageType, new_method_return

        while True:
            try:
                message = self._connection.receive()
            except (OSError, ConnectionError, ValueError):
                return
            if message.header.message_type is not MessageType.method_call:
                continue
            member = message.header.fields[HeaderFields.member]
            self.asked.put(str(member))
            answer = ("u", (7,)) if member == "Inhibit" else ("", ())
            self._connection.send(new_method_return(message, *answer))

    def close(self) -> None:
        self._connection.close()


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a message bus."""
    if shutil.which("dbus-daemon") is None:
        assert not os.environ.get("CI"), "dbus-daemon is missing"
        pytest.skip("dbus-daemon is not installed")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


def test_the_desktop_is_asked_to_stay_awake_and_told_when_it_may_sleep(bus: str) -> None:
    with closing(PowerManager(bus)) as manager:
        session = subprocess.Popen(
            [sys.executable, "-m", "acusession", "quick", "P6", "--plain", "--mute"],
            env=os.environ | {"DBUS_SESSION_BUS_ADDRESS": bus},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert manager.asked.get(timeout=20) == "Inhibit"
        session.terminate()
        assert manager.asked.get(timeout=20) == "UnInhibit"
        _, errors = session.communicate(timeout=20)
        assert session.returncode == 143
        assert b"kept awake" not in errors
