"""What needs the network: desks, trial calls, sign of life, a network printer, lamp, webhook, sign-in.

Also called in the link, which is the only process of a terminal with a network.
"""

from __future__ import annotations

import time
from functools import partial
from typing import Any

from kiosk.commands.places import path, signin_of
from kiosk.config.settings_table import Settings
from kiosk.desk.channels.check import check_channels
from kiosk.desk.channels.made import channels_of
from kiosk.desk.check import check_desk
from kiosk.desk.signin.check import check_signin
from kiosk.handoff.own_key import OwnKeys
from kiosk.handoff.ping import check_ping
from kiosk.handoff.trials import check_trials
from kiosk.services.ticket.check import check_printer
from kiosk.terminal.printer import PrinterOptions


def checks(settings: Settings) -> tuple[Any, ...]:
    """What a terminal's link and the command of a technician look at."""
    return (*of_terminal(settings), partial(_channels, settings), partial(_signin, settings))


def of_terminal(settings: Settings) -> tuple[Any, ...]:
    """The half of the link: nothing that only the desk's machine has."""
    printer, watch = PrinterOptions(settings.printer.address, settings.printer.answers), settings.watch
    return (
        partial(_desks, settings),
        lambda: check_trials(settings.state_dir, settings.desk.urls, time.time()),
        lambda: check_ping(watch.ping_url, settings.state_dir, watch.ping_min * 60, time.time()),
        *((partial(check_printer, printer.address, printer.answers),) if printer.network else ()),
    )


def _desks(settings: Settings) -> Any:
    authority = path(settings, settings.desk.authority)
    return check_desk(settings.desk.urls, settings.desk.token, OwnKeys(settings.state_dir), authority)


def _channels(settings: Settings) -> Any:
    channels = settings.channels
    return check_channels(channels_of(settings.lamp, channels.webhook, channels.webhook_secret))


def _signin(settings: Settings) -> Any:
    return check_signin(signin_of(settings))
