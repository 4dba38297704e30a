"""Whether a screen reader or a braille display could be attached now; called by `kiosk doctor`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib.util import find_spec

from kiosk.access.bus import session_bus
from kiosk.wire.findings import SET_UP, Finding, fr

PART = fr("lecteurs d’écran")
ANSWER_S = 5.0  # AT-SPI is started by the first who asks for it


def check_access(wanted: bool, environ: Mapping[str, str] = os.environ) -> Finding:
    """What is missing for it. No citizen needs it: the terminal has its own voice (EN 301 549 5.1.2.2)."""
    if not wanted:
        return Finding(PART, "good", fr("aucun ne s’attache\u00a0: [inputs] assistive = false"))
    if find_spec("accesskit") is None or find_spec("jeepney") is None:
        return Finding(PART, "warning", fr("les paquets qui publient les pages manquent"), SET_UP)
    address = session_bus(environ)
    if not address:
        return Finding(
            PART,
            "good",
            fr("pas de bus de session\u00a0: aucun ne peut s’attacher"),
            fr("pour en attacher un, lancez la borne avec dbus-run-session"),
        )
    listening = _listening(address)
    if listening is None:
        measured = fr("rien ne répond pour AT-SPI sur le bus")
        return Finding(PART, "warning", measured, "apt install at-spi2-core")
    attached = fr("un est attaché") if listening else fr("AT-SPI répond, aucun n’est attaché")
    return Finding(PART, "good", attached)


def _listening(address: str) -> bool | None:
    """Whether anybody wants pages published; None where AT-SPI, or the bus, does not answer."""
    from jeepney import DBusAddress, MessageType, Properties
    from jeepney.io.blocking import open_dbus_connection

    status = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
    try:
        with open_dbus_connection(address) as bus:
            answer = bus.send_and_get_reply(Properties(status).get("IsEnabled"), timeout=ANSWER_S)
    except (OSError, ValueError, RuntimeError):  # no bus there, or none that takes us
        return None
    if answer.header.message_type is not MessageType.method_return:
        return None
    return bool(answer.body[0][1])
