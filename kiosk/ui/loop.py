"""The loop that sleeps until something happens: touch, descriptor, timer, signal; run by the application.

Kivy polls once a frame: the frame is then the latency of a touch and the cost of doing nothing. Here SDL
wakes the process for its events, `wake` for everything else.
"""

from __future__ import annotations

import os
import selectors
import signal
import threading
from collections import deque
from collections.abc import Callable

from kivy.base import EventLoop, ExceptionManager, ExceptionManagerBase
from kivy.clock import Clock, ClockEvent
from kivy.core.window import Window

from kiosk.ui.sdl import push_wake, wait_event

# What `every` and `after` return: cancel() ends it.
Timer = ClockEvent
# The longest sleep: a lost wake-up costs a second, not the terminal.
LONGEST_MS = 1000


class Loop:
    """One per process; all but `wake`, `post` and `stop` are called from the thread that runs it."""

    def __init__(self) -> None:
        self._posted: deque[Callable[[], None]] = deque()
        self._watcher: _Watcher | None = None
        self._stopped = False
        EventLoop.start()

    def run(self) -> None:
        """Runs until `stop`, or until the window is closed; may be run again."""
        self._stopped = False
        while not self._stopped and not EventLoop.quit:
            timeout = self._timeout()
            if timeout > 0:
                wait_event(timeout)
            self.step()

    def step(self) -> None:
        """One turn without waiting: events, posted calls, timers, and a frame if anything changed."""
        try:
            Window.mainloop()
            while self._posted:
                self._posted.popleft()()
            EventLoop.idle()
        except Exception as fault:
            if ExceptionManager.handle_exception(fault) == ExceptionManagerBase.RAISE:
                raise

    def stop(self, *_: object) -> None:
        """Ends `run` after the present turn; from any thread or a signal's handler."""
        self._stopped = True
        push_wake()

    def close(self) -> None:
        """Stops watching."""
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None

    def wake(self) -> None:
        """Ends the sleep, from any thread."""
        push_wake()

    def post(self, call: Callable[[], None]) -> None:
        """Runs a call in the loop, from any thread."""
        self._posted.append(call)
        push_wake()

    def watch(self, fd: int, callback: Callable[[], None]) -> None:
        """Runs the callback in the loop whenever the descriptor is readable or was closed."""
        if self._watcher is None:
            self._watcher = _Watcher(self.post)
        self._watcher.add(fd, callback)

    def unwatch(self, fd: int) -> None:
        """Stops watching; before the descriptor is closed."""
        if self._watcher is not None:
            self._watcher.remove(fd)

    def every(self, seconds: float, callback: Callable[[], None]) -> Timer:
        """Runs the callback every so often; `cancel()` the event returned."""
        return Clock.schedule_interval(lambda _: callback(), seconds)

    def after(self, seconds: float, callback: Callable[[], None]) -> Timer:
        """Runs the callback once, so much later than now; Kivy would count from before the loop slept."""
        slept = Clock.time() - Clock.get_time()
        return Clock.schedule_once(lambda _: callback(), seconds + slept)

    def on_signal(self, number: int, callback: Callable[[], None]) -> None:
        """Runs the callback in the loop after a signal; a sleeping loop is woken by it."""
        if self._watcher is None:
            self._watcher = _Watcher(self.post)
        signal.signal(number, lambda *_: self._posted.append(callback))
        signal.set_wakeup_fd(self._watcher.wake_fd, warn_on_full_buffer=False)

    def _timeout(self) -> int:
        """Milliseconds until the next timer, 0 while there is something to draw or to do."""
        if self._posted or Window.canvas.needs_redraw:
            return 0
        left = Clock.get_min_timeout() - Clock.time()
        return min(LONGEST_MS, max(0, int(left * 1000) + 1)) if left > 0 else 0


class _Watcher:
    """One thread that sleeps on all descriptors and hands what is readable to the loop, once at a time."""

    def __init__(self, post: Callable[[Callable[[], None]], None]) -> None:
        self._post = post
        self._lock = threading.Lock()
        self._selector = selectors.DefaultSelector()
        self._callbacks: dict[int, Callable[[], None]] = {}
        self._read, self.wake_fd = os.pipe()
        for fd in (self._read, self.wake_fd):
            os.set_blocking(fd, False)
        self._selector.register(self._read, selectors.EVENT_READ)
        self._running = True
        self._thread = threading.Thread(target=self._watch, name="watcher", daemon=True)
        self._thread.start()

    def add(self, fd: int, callback: Callable[[], None]) -> None:
        self._callbacks[fd] = callback
        self._arm(fd)

    def remove(self, fd: int) -> None:
        self._callbacks.pop(fd, None)
        with self._lock:
            if fd in self._selector.get_map():
                self._selector.unregister(fd)

    def close(self) -> None:
        self._running = False
        if threading.current_thread() is threading.main_thread():
            signal.set_wakeup_fd(-1)
        os.write(self.wake_fd, b".")
        self._thread.join(timeout=2)
        self._selector.close()
        os.close(self._read)
        os.close(self.wake_fd)

    def _arm(self, fd: int) -> None:
        with self._lock:
            if fd in self._callbacks and fd not in self._selector.get_map():
                # epoll takes changes from another thread while it waits.
                self._selector.register(fd, selectors.EVENT_READ)

    def _watch(self) -> None:
        while self._running:
            for key, _ in self._selector.select():
                fd = key.fd
                if fd == self._read:
                    self._drain()
                    continue
                with self._lock:
                    if fd not in self._selector.get_map():
                        continue
                    # Readable until the loop has read it: not asked again before that.
                    self._selector.unregister(fd)
                self._post(lambda fd=fd: self._call(fd))

    def _drain(self) -> None:
        try:
            os.read(self._read, 4096)
        except BlockingIOError:
            pass
        # A signal was caught, or the watch ends: its handler has posted what there is to do.
        self._post(lambda: None)

    def _call(self, fd: int) -> None:
        callback = self._callbacks.get(fd)
        if callback is None:
            return
        try:
            callback()
        finally:
            self._arm(fd)
