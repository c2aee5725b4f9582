"""A screen reader of few words: it finds parts of a running program over AT-SPI, reads them and presses them.

Run by `test_screen_reader` inside a D-Bus session of its own, with the folder of a demonstration clinic: charts one
reading by what it hears alone, and prints what it heard.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"
LAUNCHERS = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
WAIT_S = 40.0
# Before what was heard, among what the buses say of themselves.
HEARD = "heard: "


class NotHeardError(Exception):
    """Something that should be there was not heard."""


@dataclass(frozen=True)
class Heard:
    """One accessible thing of a program."""

    bus: DBusConnection
    name_on_bus: str
    path: str

    def _call(self, interface: str, method: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> Any:  # noqa: ANN401
        address = DBusAddress(self.path, self.name_on_bus, interface)
        reply = self.bus.send_and_get_reply(new_method_call(address, method, signature, body), timeout=10)
        if reply.header.message_type.name == "error":
            raise NotHeardError(f"{method} of {self.path}: {reply.body}")
        return reply.body[0] if reply.body else None

    def _property(self, interface: str, name: str) -> Any:  # noqa: ANN401
        asked = Properties(DBusAddress(self.path, self.name_on_bus, interface)).get(name)
        reply = self.bus.send_and_get_reply(asked, timeout=10)
        return reply.body[0][1] if reply.header.message_type.name != "error" else ""

    @property
    def name(self) -> str:
        return str(self._property(ACCESSIBLE, "Name"))

    @property
    def description(self) -> str:
        return str(self._property(ACCESSIBLE, "Description"))

    @property
    def role(self) -> str:
        return str(self._call(ACCESSIBLE, "GetRoleName"))

    def children(self) -> list["Heard"]:
        return [Heard(self.bus, owner, path) for owner, path in self._call(ACCESSIBLE, "GetChildren")]

    def below(self) -> Iterator["Heard"]:
        for child in self.children():
            yield child
            yield from child.below()

    def press(self) -> None:
        self._call(ACTION, "DoAction", "i", (0,))


def heard(what: str, look: Callable[[], Heard | None]) -> Heard:
    """Wait until something is heard."""
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        try:
            found = look()
        except (NotHeardError, TimeoutError):
            found = None
        if found is not None:
            return found
        time.sleep(0.2)
    raise NotHeardError(what)


def named(root: Heard, start: str, role: str = "") -> Heard | None:
    """Return what is called so below something."""
    for one in root.below():
        if one.name.startswith(start) and role in ("", one.role):
            return one
    return None


def among(whole: Heard, start: str) -> Heard | None:
    """Return the part of something that is called so."""
    return next((one for one in whole.children() if one.name.startswith(start)), None)


def launcher() -> Path | None:
    """Return what starts the bus of screen readers, None where there is none."""
    return next((path for path in LAUNCHERS if path.exists()), None)


def accessible_bus() -> DBusConnection:
    """Return a connection to the bus of screen readers."""
    session = open_dbus_connection("SESSION")
    address = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        reply = session.send_and_get_reply(new_method_call(address, "GetAddress"), timeout=10)
        if reply.header.message_type.name != "error":
            return open_dbus_connection(str(reply.body[0]))
        time.sleep(0.2)
    raise NotHeardError("the bus of screen readers")


def chart_one(bus: DBusConnection, site: str, value: str) -> list[str]:
    """Rate a site of the open session by what is heard alone; return what was heard."""
    registry = Heard(bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
    program = heard("the program", lambda: next(iter(registry.children()), None))
    body = heard("the body", lambda: named(program, "Body, front", "list"))
    mark = heard(f"the mark of {site}", lambda: among(body, site))
    said = [mark.role, mark.name]
    mark.press()
    strip = heard("the rating strip", lambda: named(program, "Rating"))
    key = heard(f"the key {value}", lambda: among(strip, value))
    said += [key.role, key.name]
    key.press()

    def rated() -> Heard | None:
        one = among(body, site)
        return one if one is not None and f"before {value}" in one.name else None

    said.append(heard("the mark with its value", rated).name)
    sites = heard("the list of sites", lambda: named(program, "Sites of this session"))
    row = heard("the row", lambda: among(sites, site))
    said += [row.role, row.description]
    # Another place: the sites of the course, a row with its cells.
    heard("the way to Course", lambda: named(program, "Course")).press()
    strip = heard("the strip", lambda: named(program, "Sites by session", "list"))
    row = heard("the site's row", lambda: among(strip, site))
    said.append(heard("its last cell", lambda: row.children()[-1]).name)
    return said


def main(folder: Path, site: str, value: str) -> None:
    """Start the bus and the program, chart, and print what was heard, a line each."""
    starter = launcher()
    assert starter is not None
    environment = os.environ | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "ASHICHART_HOME": str(folder)}
    helpers = [subprocess.Popen([str(starter), "--launch-immediately"], stderr=subprocess.DEVNULL)]
    try:
        bus = accessible_bus()
        helpers.append(subprocess.Popen([sys.executable, "-m", "ashichart", "demo"], env=environment))
        for line in chart_one(bus, site, value):
            print(HEARD + line.replace("\n", " | "))  # noqa: T201 - read by the test
    finally:
        for one in reversed(helpers):
            one.terminate()
            one.wait(10)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
