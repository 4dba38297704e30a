"""A step that is opened again shows what became of it, and nothing that is done goes without a word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.app.core import Core
from kiosk.dev.gallery.technician import stood
from kiosk.session.commissioned import Kept, StepOpened, Tried, TryAsked
from kiosk.session.events import HeadsetChanged, PrintChanged, PrinterChanged
from kiosk.session.glass import TARGETS
from kiosk.session.technician import STEPS, Done, Words
from kiosk.views.pages.technician.site import CHECKS
from tests.views.conftest import SIZES, Player
from tests.views.technician.test_steps import inside, said_by
from tests.views.technician.test_voices import reached

ON = "2026-11-16T09:12:00+01:00"


def after(core: Core, **done: Done) -> Core:
    """Some steps were done on an earlier day."""
    technician = core.session.technician
    assert technician is not None
    known = tuple({**dict(technician.done), **done}.items())
    core.session = replace(core.session, technician=replace(technician, done=known))
    return core


def test_the_ticks_of_the_place_are_there_again_and_stay_unless_they_are_changed(at: Player) -> None:
    core = inside(at, "site")
    first, second, _ = CHECKS
    core.choose(f"check:{first}")
    core.choose(f"check:{second}")
    stood(core)
    core.choose("step_done")
    core.send(StepOpened("site"))
    assert [reached(core, f"check:{clause}").state for clause in CHECKS] == ["on", "on", "off"]
    core.send(StepOpened("site"))
    reached(core, f"check:{first}")
    core.choose(f"check:{first}")
    stood(core)
    reached(core, "step_done")
    core.choose("step_done")
    done = core.session.technician.of("site")  # type: ignore[union-attr]
    assert done is not None
    assert [dict(done.measured.values)[clause] for clause in CHECKS] == ["no", "yes", "no"]
    assert done.measured.told() == "Une vérification du lieu sur 3 est bonne"


@pytest.mark.parametrize("form", SIZES)
@pytest.mark.parametrize("step", ["line", "voices", "sound", "test_call"])
def test_the_last_result_is_shown_until_there_is_another(at: Player, step: str, form: str) -> None:
    core = after(at("technician_home", form=form), **{step: Done("bad", Words("Un mot du passé."), ON)})
    core.send(StepOpened(step))
    shown = said_by(core)
    assert "Un mot du passé." in shown
    assert "Dernier résultat, du 16 novembre 2026" in shown
    if step == "line":
        core.send(TryAsked("line"))
        core.send(Tried("line", "good", Words("Le bureau répond.")))
        assert "Un mot du passé." not in said_by(core)


@pytest.mark.parametrize("step", ["sound", "headset"])
def test_what_cannot_be_good_yet_is_left_for_later(at: Player, step: str) -> None:
    core = inside(at, step)
    assert reached(core, "step_bad").event is not None
    assert core.view.control("step_good") is None
    core.choose("step_later")
    assert core.view.page == f"technician_{STEPS[STEPS.index(step) + 1]}"
    assert core.session.technician.of(step) is None  # type: ignore[union-attr]


def test_a_headset_that_is_seen_may_be_good_and_is_refused_in_the_technicians_name(at: Player) -> None:
    core = inside(at, "headset")
    core.send(HeadsetChanged(True))
    assert reached(core, "step_good").event is not None
    assert reached(core, "step_bad").event.measured.told() == (
        "Refusé par le technicien. La borne voit le casque."
    )


@pytest.mark.parametrize("form", SIZES)
def test_where_the_sheet_went_is_on_the_page_that_follows_the_press(at: Player, form: str) -> None:
    core = inside(at, "sheet", form)
    reached(core, "keep")
    core.choose("keep")
    assert "Essai en cours" in said_by(core)
    file = "/var/lib/kiosk/fiche-2026-11-30.html"
    core.send(Tried("sheet", "good", Words("La fiche est gardée sur la borne : {file}.", (("file", file),))))
    assert file in said_by(core)


@pytest.mark.parametrize("form", SIZES)
def test_how_printing_the_sheet_goes_is_on_the_page_that_follows_the_press(at: Player, form: str) -> None:
    core = inside(at, "sheet", form)
    core.send(PrinterChanged(True))
    reached(core, "print")
    core.choose("print")
    assert "L’impression est en cours" in said_by(core)
    core.send(PrintChanged("ok"))
    assert "C’est imprimé." in said_by(core)


def test_what_a_glass_lacks_is_named(at: Player) -> None:
    core = at("technician_touch_good")
    technician = core.session.technician
    assert technician is not None
    assert technician.glass is not None
    beside = 10 / (core.layout.width * core.layout.pitch_mm)
    far = tuple((beside, 0.0) for _ in TARGETS)
    core.session = replace(
        core.session, technician=replace(technician, glass=replace(technician.glass, marks=far, most=1))
    )
    core.tick()
    shown = said_by(core)
    assert "10\u00a0mm de la croix\u00a0: il en faut 8 au plus" in shown
    assert "Elle ne voit pas deux doigts à la fois." in shown


def test_a_refused_measure_is_told_without_the_settings_own_names(at: Player) -> None:
    core = at("technician_panel_refused")
    shown = said_by(core)
    assert "Relevez la dalle" in shown
    assert "panel." not in shown
    core.send(Kept(True))
    assert "C’est gardé." in said_by(core)


@pytest.mark.parametrize(("left", "told"), [(1, "Il reste une étape."), (3, "Il reste 3 étapes.")])
def test_what_is_left_is_said_in_a_sentence(at: Player, left: int, told: str) -> None:
    done = {name: Done("good", Words("Bon."), ON) for name in STEPS[: len(STEPS) - left]}
    core = after(at("technician_home"), **done)
    core.tick()
    core.send(StepOpened(""))
    assert told in said_by(core)


@pytest.mark.parametrize("form", SIZES)
def test_what_failed_does_not_stand_on_the_ground_of_what_is_good(at: Player, form: str) -> None:
    core = inside(at, "line", form)

    def grounds() -> set[str]:
        return {shape.look for shape in core.placement.shapes} & {"callout", "failing"}

    for outcome, ground in (("good", "callout"), ("warning", "failing"), ("bad", "failing")):
        core.send(TryAsked("line"))
        core.send(Tried("line", outcome, Words("Le bureau répond, ou non.")))  # type: ignore[arg-type]
        assert grounds() == {ground}, outcome
    core = after(core, line=Done("bad", Words("Non."), ON), identity=Done("good", Words("Oui."), ON))
    core.send(StepOpened(""))
    tiles = {name: reached(core, f"step:{name}") for name in ("identity", "line")}
    assert {name: tile.state for name, tile in tiles.items()} == {"identity": "", "line": "bad"}
    assert all(tile.event is not None and tile.hint for tile in tiles.values())
