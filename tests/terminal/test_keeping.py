"""What stands against settings that a technician would keep is told to the page in both its languages."""

from __future__ import annotations

from pathlib import Path

from kiosk.app.looked_after import event_of
from kiosk.app.parts import load_texts
from kiosk.commands.doctor.english import english
from kiosk.session.commissioned import Kept
from kiosk.wire.messages import Message
from tests.terminal.opened import technician
from tests.terminal.stage import configuration


def test_a_panel_out_of_reach_is_refused_in_french_and_in_english(tmp_path: Path) -> None:
    told = []
    with technician(tmp_path, config=configuration(tmp_path), english=english) as opening:
        opening.open()
        for wanted in ({"bottom_mm": 1020.0}, {"bottom_mm": 99999}):
            opening.says("Keep", panel=wanted)
            kept = event_of(Message(*opening.there.heard[-1]))
            assert isinstance(kept, Kept)
            assert not kept.kept
            texts = load_texts()
            told += [tuple(one.told(texts.of(lang), lang) for lang in ("fr", "en")) for one in kept.problems]
    (hangs, hangs_en), (bounds, bounds_en) = told
    assert hangs.startswith("Avec «\u00a0Plus bas\u00a0», 83\u00a0mm")
    assert "Descendez la dalle" in hangs
    assert hangs_en.startswith("With “Lower”, 83\u00a0mm of the panel")
    assert "Lower the panel: its lower edge at" in hangs_en
    assert "n’est pas entre" in bounds
    assert "panel.bottom_mm: 99999 is not between 0 and" in bounds_en
