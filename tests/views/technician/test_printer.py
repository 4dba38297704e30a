"""The technician's test ticket has what printers get wrong, in every language that is offered."""

from __future__ import annotations

from kiosk import languages
from kiosk.services.ticket.content import Ticket
from kiosk.services.ticket.picture import draw
from kiosk.services.ticket.trial import trial_ticket
from kiosk.session.effects import SayNotice
from kiosk.session.events import PrintChanged
from tests.views.conftest import Player


def test_it_can_be_drawn_and_holds_the_signs_that_go_wrong(at: Player) -> None:
    core = at("technician_printer")
    ticket = trial_ticket(core.context())
    words = " ".join(line.text for section in ticket.sections for line in section.lines)
    assert all(sign in words for sign in "€œŒ’«»éÉ–")
    assert all(languages.of(code).name in words for code in core.session.rules.languages)
    assert ticket.qr_text == core.hall.installed.terminal
    assert draw(Ticket.from_json(ticket.to_json())).width == 576


def test_how_printing_ended_is_told_aloud_where_it_was_asked_for(at: Player) -> None:
    core = at("technician_printer")
    core.choose("print")
    assert SayNotice() in core.send(PrintChanged("no_paper"))
    assert core.view.notice is not None
    assert "plus de papier" in core.view.notice.text
    core.choose("print")
    core.send(PrintChanged("ok"))
    done = core.view.control("step_good")
    assert done is not None
    assert done.state == ""
