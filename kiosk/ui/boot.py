"""Sets the toolkit's environment and makes the window, nowhere else; called by the session process and tests.

Nothing of Kivy may be imported before `open_window`: Kivy reads its environment and Config once.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kiosk.ui.sdl import blacken, driver, has_screen, screen_size

if TYPE_CHECKING:
    from kivy.core.window import WindowBase

ENVIRONMENT = {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_NO_CONSOLELOG": "1",
    # Kivy would otherwise take over the root logger, and write to a folder in the user's home.
    "KIVY_LOG_MODE": "PYTHON",
    # The X clipboard outlives the application when xclip is installed.
    "KIVY_CLIPBOARD": "dummy",
    "KIVY_GL_BACKEND": "sdl2",
    "KIVY_WINDOW": "sdl2",
    "KIVY_TEXT": "sdl2",
    "KIVY_IMAGE": "sdl2",
    "KIVY_METRICS_DENSITY": "1",
    # SIGTERM is ours; and sound, joysticks and other devices are not the window's business.
    "SDL_NO_SIGNAL_HANDLERS": "1",
    "SDL_AUDIODRIVER": "dummy",
    "SDL_JOYSTICK_DISABLE_UDEV": "1",
    # Only one owner of the input: touches arrive as the mouse events that SDL makes of the first finger.
    "SDL_TOUCH_MOUSE_EVENTS": "1",
    "SDL_VIDEO_ALLOW_SCREENSAVER": "0",
}


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """`size` None takes the whole screen; `hidden` builds it without showing it (warm standby)."""

    size: tuple[int, int] | None = None
    hidden: bool = False
    cursor: bool = False
    bordered: bool = False
    title: str = "Mairie"


def open_window(options: WindowOptions = WindowOptions()) -> WindowBase:
    """Makes the window at its exact size, with every trap of the toolkit shut; once per process.

    Raises RuntimeError where there is no display to draw on.
    """
    if "kivy.core.window" in sys.modules:
        raise RuntimeError("kivy.core.window was imported before open_window: its settings came too late")
    os.environ.update(ENVIRONMENT)
    if not has_screen():
        raise RuntimeError("there is no screen to draw on: neither an X display nor a graphics card")
    size, under_x = options.size or screen_size(), driver() == "x11"
    from kivy.config import Config

    settings = {
        ("graphics", "width"): str(size[0]),
        ("graphics", "height"): str(size[1]),
        # Not fullscreen: without a window manager it lays out for the screen and keeps the window's size.
        ("graphics", "fullscreen"): "0",
        ("graphics", "borderless"): "0" if options.bordered else "1",
        ("graphics", "resizable"): "0",
        ("graphics", "position"): "auto" if options.bordered else "custom",
        ("graphics", "left"): "0",
        ("graphics", "top"): "0",
        ("graphics", "multisamples"): "0",
        ("graphics", "maxfps"): "0",
        ("graphics", "vsync"): "0",
        ("graphics", "show_cursor"): "1" if options.cursor else "0",
        ("graphics", "allow_screensaver"): "0",
        ("graphics", "window_state"): "hidden" if options.hidden or under_x else "visible",
        ("kivy", "exit_on_escape"): "0",
        ("kivy", "pause_on_minimize"): "0",
        ("kivy", "log_level"): "error",
        ("kivy", "keyboard_mode"): "system",
    }
    for (section, key), value in settings.items():
        Config.set(section, key, value)
    # Fingers come through `pointer` alone: probesysfs doubles touches, Kivy's mouse makes red dots.
    for name in list(dict(Config.items("input"))):
        Config.remove_option("input", name)

    _import_without_stock_styles()
    from kivy.core.window import Window

    if Window is None:
        raise RuntimeError("no window could be made: is there a display?")
    Window.set_title(options.title)
    if under_x:  # on screen once it has a ground
        blacken(Window.get_window_info())
        if not options.hidden:
            Window.show()
    if not options.bordered:  # nobody closes it but the supervisor
        Window.bind(on_request_close=lambda *_, **__: True)
    from kiosk.ui.pointer import Pointer

    Pointer()
    return Window


def _import_without_stock_styles() -> None:
    """An empty style.kv in the place of Kivy's: looks of widgets we have none of take 70 ms of the start."""
    import kivy

    own = kivy.kivy_data_dir
    try:
        with TemporaryDirectory() as folder:
            Path(folder, "style.kv").touch()
            kivy.kivy_data_dir = folder
            import kivy.lang.builder
    except OSError:  # a full disk: slower, but it starts
        pass
    finally:
        kivy.kivy_data_dir = own
    import kivy.lang.builder

    kivy.lang.builder.kivy_data_dir = own


def window_size() -> tuple[int, int]:
    """The window's real size in pixels, once it is open."""
    from kivy.core.window import Window

    return int(Window.width), int(Window.height)


def window_corner() -> tuple[int, int]:
    """Where the window's top left corner stands on the screen, in pixels."""
    from kivy.core.window import Window

    return int(Window.left), int(Window.top)


def show_window() -> None:
    """Brings a hidden window on screen, drawn: a warm standby takes its place."""
    from kivy.core.window import Window

    Window.show()
    Window.raise_window()
    Window.canvas.ask_update()
