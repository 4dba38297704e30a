"""One colour on the whole screen by KMSDRM: the least that a program does before its first frame."""

import ctypes
import os
import pathlib
import signal

os.environ["SDL_VIDEODRIVER"] = "kmsdrm"
(found,) = pathlib.Path("/usr/lib/kiosk-terminal/lib").glob("python3*/site-packages/Kivy.libs/libSDL2-2*.so*")
sdl = ctypes.CDLL(str(found))
sdl.SDL_CreateWindow.restype = sdl.SDL_GL_CreateContext.restype = ctypes.c_void_p
sdl.SDL_GetError.restype = ctypes.c_char_p
sdl.SDL_GL_GetProcAddress.restype = ctypes.c_void_p
if sdl.SDL_Init(0x20):
    raise SystemExit(sdl.SDL_GetError())
for attribute, value in ((21, 4), (17, 2), (18, 0)):  # the dialect of OpenGL that Kivy asks for: ES 2.0
    sdl.SDL_GL_SetAttribute(attribute, value)
window = ctypes.c_void_p(sdl.SDL_CreateWindow(b"bare", 0, 0, 1080, 1920, 0x2 | 0x1001))
if not window:
    raise SystemExit(sdl.SDL_GetError())
context = sdl.SDL_GL_CreateContext(window)
if not context:
    raise SystemExit(sdl.SDL_GetError())
gl = {name: sdl.SDL_GL_GetProcAddress(name.encode()) for name in ("glClearColor", "glClear")}
clear_color = ctypes.CFUNCTYPE(None, *[ctypes.c_float] * 4)(gl["glClearColor"])
clear = ctypes.CFUNCTYPE(None, ctypes.c_uint)(gl["glClear"])
for _ in range(2):
    clear_color(0.0, 1.0, 0.0, 1.0)
    clear(0x4000)
    sdl.SDL_GL_SwapWindow(window)
signal.pause()
