"""What the machine's screen shows: black, one of our pages, or something else; watched all the while.

A page is ours when it looks as the same page drawn on this machine from the same settings.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageChops

from tests.vm.machine import SIZE, Machine

BLACK, OTHER, FIRMWARE, DRAWN, OURS = "black", "other", "firmware", "being drawn", "another page of ours"
DARK = 16  # of 255: a panel shows no difference below
ALIKE = 40  # of 255: what two ways of drawing letters differ by
SHARE = 0.02  # of a page's pixels that may differ: a clock, « ouvert maintenant »
LOOK_S = 0.2
BAR = (0, 1644, SIZE[0], 1772)  # Back, Listen again, Display, Language: on every page of ours
CORNER = (6, 60)  # where a page shows its tone: a call on its way, an answer
BAND = 40  # rows: a slow machine is seen drawing, from the top
GREY = (170, 170, 170)


def dark(image: Image.Image) -> bool:
    """Whether nothing at all is seen, or there is no signal: QEMU writes so itself, in the middle."""
    if _brightest(image) < DARK:
        return True
    box = image.getbbox()
    return (
        box is not None
        and box[3] - box[1] < 16
        and abs(box[1] + box[3] - image.size[1]) < 32
        and _said(image, box)
    )


def _said(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """« Display output is not active », 28 letters of 8 pixels, in one grey."""
    return abs(box[2] - box[0] - 28 * 8) < 16 and {colour for _, colour in image.getcolors() or ()} == {
        (0, 0, 0),
        GREY,
    }


def _brightest(image: Image.Image) -> int:
    return max(int(extreme[1]) for extreme in image.getextrema())  # type: ignore[index,misc]


def differs(image: Image.Image, page: Image.Image) -> float:
    """The share of pixels that are not the page's; 1 where it has another size."""
    if image.size != page.size:
        return 1.0
    counted = ImageChops.difference(image, page).convert("L").histogram()
    return sum(counted[ALIKE:]) / (image.size[0] * image.size[1])


@dataclass
class Pages:
    """The pages that may be seen, by their names."""

    of: dict[str, Image.Image] = field(default_factory=dict)
    tones: dict[str, Image.Image] = field(default_factory=dict)  # known by their bar and tone alone

    def name(self, image: Image.Image, more: Callable[[Image.Image], str | None] = lambda _: None) -> str:
        """« firmware » before the kernel has set the panel's size, « black », a page's name, or « other »."""
        if image.size != SIZE:
            return FIRMWARE
        if dark(image):
            return BLACK
        if found := more(image):
            return found
        share, name = min(((differs(image, page), name) for name, page in self.of.items()), default=(1.0, ""))
        if share <= SHARE:
            return name
        if any(differs(image.crop(BAR), page.crop(BAR)) <= SHARE for page in self.of.values()):
            tone = image.getpixel(CORNER)
            return next((name for name, page in self.tones.items() if page.getpixel(CORNER) == tone), OURS)
        return DRAWN if self._being_drawn(image) else OTHER

    def _being_drawn(self, image: Image.Image) -> bool:
        """Whether each band is plain or belongs to a page of ours, but for the one drawn just now."""
        strange = 0
        for top in range(0, image.size[1], BAND):
            box = (0, top, image.size[0], min(top + BAND, image.size[1]))
            band = image.crop(box)
            plain = len(band.getcolors(4) or ()) == 1
            if not plain and all(differs(band, page.crop(box)) > 2 * SHARE for page in self.of.values()):
                strange += 1
        return strange <= 1


@dataclass(frozen=True, slots=True)
class Seen:
    """From when on something was seen, on the monotonic clock."""

    at: float
    name: str


class Watch:
    """Looks at the screen five times a second, from power on; keeps a picture of all that is not ours."""

    def __init__(
        self,
        machine: Machine,
        pages: Pages,
        folder: Path,
        more: Callable[[Image.Image], str | None] = lambda _: None,
    ) -> None:
        self._machine, self._pages, self._folder, self._more = machine, pages, folder, more
        self.seen: list[Seen] = []
        self.strange: list[Path] = []
        self._news = threading.Condition()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="watch")
        self._thread.start()

    def _look(self) -> None:
        into = self._machine.folder / "screen.ppm"
        last: bytes | None = None
        while not self._over.is_set():
            began = time.monotonic()
            try:
                content = self._machine.screen(into).read_bytes()
            except (OSError, ValueError):  # the power was cut
                return
            if content != last:
                last = content
                self._keep(began, Image.open(into).convert("RGB"))
            self._over.wait(max(0.0, LOOK_S - (time.monotonic() - began)))

    def _keep(self, at: float, image: Image.Image) -> None:
        name = self._pages.name(image, self._more)
        if name == OTHER:
            path = self._folder / f"other-{len(self.strange) + 1:02}.png"
            image.save(path)
            self.strange.append(path)
        with self._news:
            if not self.seen or self.seen[-1].name != name:
                self.seen.append(Seen(at, name))
            self._news.notify_all()

    @property
    def now(self) -> str:
        """What is seen now."""
        return self.seen[-1].name if self.seen else FIRMWARE

    def until(self, name: str, since: float, deadline_s: float) -> float:
        """Waits until something is seen that began after a moment, or stands since; when it began."""

        def found() -> float | None:
            if self.seen and self.seen[-1].name == name and self.seen[-1].at <= since:
                return since
            return next((one.at for one in self.seen if one.name == name and one.at >= since), None)

        with self._news:
            if not self._news.wait_for(lambda: found() is not None, deadline_s):
                raise AssertionError(f"not seen in {deadline_s:.0f} s: {name}; seen: {self.story(since)}")
        at = found()
        assert at is not None
        return at

    def story(self, since: float) -> str:
        """What was seen after a moment, in order, with seconds."""
        before = [one for one in self.seen if one.at < since][-1:]
        return ", ".join(f"{one.name} {one.at - since:+.1f} s" for one in before + self.since(since))

    def since(self, moment: float) -> list[Seen]:
        return [one for one in self.seen if one.at >= moment]

    def picture(self, path: Path) -> Path:
        """A picture of what is seen now."""
        into = self._machine.folder / "picture.ppm"
        Image.open(self._machine.screen(into)).save(path)
        return path

    def close(self) -> None:
        self._over.set()
        self._thread.join()
