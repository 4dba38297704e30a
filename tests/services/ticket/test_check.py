"""What the doctor says of a printer, each with what mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.services.ticket.address import Address, PrinterAddressError, parse_address
from kiosk.services.ticket.check import check_printer
from tests.services.ticket.conftest import PretendPrinters


@pytest.mark.parametrize(
    ("fault", "level", "said"),
    [
        ("", "good", "prête"),
        ("no-paper", "bad", "plus de papier"),
        ("low-paper", "warning", "finit"),
        ("offline", "bad", "pas prête"),
        ("mute", "bad", "ne répond pas"),
    ],
)
def test_a_printer_is_asked_and_prints_nothing(
    pretend: PretendPrinters, fault: str, level: str, said: str
) -> None:
    printer = pretend(fault)
    (finding,) = check_printer(printer.address, step_s=0.3)
    assert finding.level == level
    assert said in finding.measured
    assert bool(finding.remedy) == (level != "good")
    told = printer.said()
    assert (told["tickets"], told["rows"]) == (0, 0)


def test_what_cannot_be_opened_or_understood_says_what_to_do(tmp_path: Path) -> None:
    plain = tmp_path / "ticket.bin"
    plain.touch()
    for address, level, said in (
        ("", "good", "aucune"),
        (f"file:{plain}", "warning", "est un fichier"),
        (f"file:{tmp_path}/lp0", "bad", "pas d’imprimante"),
        ("usb:ffff:ffff", "bad", "pas d’imprimante"),
        ("tcp:127.0.0.1:1", "bad", "pas d’imprimante"),
        ("lp0", "bad", "n’est pas l’adresse"),
    ):
        (finding,) = check_printer(address)
        assert (finding.level, said in finding.measured, bool(finding.remedy)) == (level, True, True)


def test_addresses() -> None:
    assert parse_address("file:/dev/usb/lp0") == Address("file", "/dev/usb/lp0")
    assert parse_address("usb:04b8:0E15:82:01").numbers == (0x04B8, 0x0E15, 0x82, 0x01)
    assert parse_address("tcp:printer.local") == Address("tcp", "printer.local", (9100,))
    assert parse_address("tcp:192.168.1.20:9101").network
    for wrong in ("file:lp0", "usb:4b8:202", "tcp:", "tcp:host:99999", "http://host", "tcp:host:0"):
        with pytest.raises(PrinterAddressError):
            parse_address(wrong)
