"""The technician's page that learns a keypad by pressing it: asked in sight and speech; for `kiosk keys`.

To be imported once the window is open.
"""

from __future__ import annotations

from kiosk.config.settings_table import Settings
from kiosk.session.lesson import WAIT_S, Lesson
from kiosk.ui import boot
from kiosk.ui.fonts import load_metrics
from kiosk.ui.loop import Loop, Timer
from kiosk.ui.screen import Screen
from kiosk.views.arranging.regions import band_shapes
from kiosk.views.arranging.row import centred, whole
from kiosk.views.layout import Layout, Metrics
from kiosk.views.measures import MEASURES, touch_px
from kiosk.views.pages.technician.keys import KNOWN, PRESS, named
from kiosk.views.placement import Placement, Rect, Shape
from kiosk.views.typography import style
from kiosk.views.view import Control, Part, Sentence
from kiosk.voice.speaker import Speaker


class Learning:
    """One window, one meaning after the other; `lesson` is what was learnt when `run` returns."""

    def __init__(self, settings: Settings) -> None:
        self.lesson = Lesson()
        self._metrics, self._size = load_metrics(), boot.window_size()
        self._loop, self._timer = Loop(), None  # type: ignore[var-annotated]
        self._speaker = Speaker(
            settings.voice.engine, settings.voice.rate_wpm, settings.voice.volume, settings.voice.voices
        )
        self._loop.watch(self._speaker.fileno(), self._speaker.read_events)
        screen = self._screen = Screen(self._chosen)
        screen.on_key = lambda name: self._goes(self.lesson.struck(name))

    def run(self) -> Lesson:
        """Until every meaning has been asked for, or the technician ends it."""
        self._goes(self.lesson)
        if self.lesson.asked:
            self._loop.run()
        self._speaker.close()
        self._loop.close()
        return self.lesson

    def _goes(self, lesson: Lesson) -> None:
        """What is asked now, shown and said; the wait for it begins again."""
        self.lesson = lesson
        if self._timer is not None:
            self._timer.cancel()
        if not lesson.asked:
            self._loop.stop()
            return
        self._screen.show(learning_page(lesson, self._metrics, self._size))
        self._speaker.say([(0, words.said, words.lang) for words in asked(lesson)])
        self._timer: Timer | None = self._loop.after(WAIT_S, lambda: self._goes(self.lesson.skipped()))

    def _chosen(self, control: str) -> None:
        self._goes(self.lesson.skipped() if control == "skip" else self.lesson.ended())


def asked(lesson: Lesson) -> tuple[Sentence, ...]:
    """The one thing to do, and what was wrong with the last key."""
    words = [Sentence(PRESS.format(meaning=named(lesson.asked)))] if lesson.asked else []
    if lesson.known:
        words.insert(0, Sentence(KNOWN.format(meaning=named(lesson.known))))
    return tuple(words)


def learning_page(lesson: Lesson, metrics: Metrics, size: tuple[int, int]) -> Placement:
    """What is asked, what has been learnt, and two buttons to touch."""
    width, height = size
    form = "portrait" if height > width else "landscape"
    across, down = MEASURES[form].reference
    unit = min(width / across, height / down)
    layout = Layout(width, height, form, 0.311 / unit, unit, 0, height, metrics)  # type: ignore[arg-type]
    learnt = "\n".join(f"{named(meant)}\u00a0: {name}" for name, meant in lesson.learnt[-6:])
    *wrong, ask = asked(lesson) or (Sentence(""),)
    parts = (
        Part("place", "place", (Sentence("Touches du clavier"),)),
        Part("title", "title", (ask,)),
        Part("lead", "lead", (*wrong, Sentence(f"Sans touche pour cela, attendez {WAIT_S:.0f} secondes."))),
        *((Part("help", "help", (Sentence(learnt),)),) if learnt else ()),
    )
    high = touch_px(layout) * 1.3
    band = Rect(0, 0, width, height - 2.6 * high)
    shapes = [Shape("page", Rect(0, 0, width, height)), *band_shapes(layout, parts, band, "calm", None)]
    for number, (name, label) in enumerate((("skip", "Passer"), ("end", "Terminer"))):
        box = whole(Rect(40 * unit, band.bottom + high * (0.2 + 1.2 * number), width - 80 * unit, high))
        kind = style(layout, "action")
        lines = centred(layout, (((label,), kind, "ink"),), box, align="center")
        control = Control(name, label, None, look="action" if name == "skip" else "second")
        shapes.append(Shape(control.look, box, lines, control=control))
    return Placement(width, height, unit, "standard", "calm", tuple(shapes), f"learning:{lesson.at}")
