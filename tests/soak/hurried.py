"""A terminal before which nobody stands and whose hours pass quickly; a program of the simulated month.

`python -m tests.soak.hurried CONFIG SIZE`, with SOAK_HOUR_S: it examines itself and makes its trial calls as
often in so many seconds as it otherwise does in an hour. The link is started by it: `… link --config …`.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import Any

from kiosk.commands.run import terminal_options

HOUR_S = float(os.environ.get("SOAK_HOUR_S", "3600"))
TRIALS = 4  # an hour
LINK = ("kiosk.cli", "link")


def main() -> int:
    return _link() if sys.argv[1] == "link" else _terminal()


def _terminal() -> int:
    from kiosk.terminal import health
    from tests.terminal import program

    health.FIRST_S = health.EVERY_S = health.ILL_S = HOUR_S

    def options(*given: Any, **more: Any) -> Any:
        whole = terminal_options(*given, **more)
        python, _, *rest = whole.link_command
        assert tuple(rest[:2]) == LINK, rest
        return replace(whole, link_command=(python, "-m", "tests.soak.hurried", *rest[1:]))

    program.terminal_options = options
    return program.main()


def _link() -> int:
    from kiosk import cli
    from kiosk.commands import link

    usual = link.link_settings
    link.link_settings = lambda settings: replace(usual(settings), trial_s=HOUR_S / TRIALS)
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
