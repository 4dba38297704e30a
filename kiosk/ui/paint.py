"""Brushes turned into drawing instructions, and only what changed drawn again; used by `screen`.

Measured with software drawing: Kivy's own shader samples a texture for every pixel of a plain colour, 10 ms
for a full 1080 × 1920; colours carried by the vertices take 6, and the press of one button, cut out of the
frame, under 2.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass

from kivy.core.window import Window
from kivy.graphics import Callback, Canvas, Color, InstructionGroup, Mesh, Rectangle, RenderContext
from kivy.graphics.opengl import (
    GL_BLEND,
    GL_COLOR_BUFFER_BIT,
    GL_RGB,
    GL_SCISSOR_TEST,
    GL_UNSIGNED_BYTE,
    glClear,
    glClearColor,
    glDisable,
    glEnable,
    glReadPixels,
    glScissor,
)

from kiosk.ui.brush import Brush, Ink
from kiosk.ui.text import TextCache
from kiosk.ui.theme import Color as Rgba
from kiosk.views.placement import Rect

_FILL_VERTEX = """
#ifdef GL_ES
    precision highp float;
#endif
attribute vec2 vPosition;
attribute vec4 vColor;
varying vec4 shade;
uniform mat4 modelview_mat;
uniform mat4 projection_mat;
void main(void) {
    shade = vColor;
    gl_Position = projection_mat * modelview_mat * vec4(vPosition.xy, 0.0, 1.0);
}
"""
_FILL_FRAGMENT = """
#ifdef GL_ES
    precision mediump float;
#endif
varying vec4 shade;
void main(void) {
    gl_FragColor = shade;
}
"""
_INK_FRAGMENT = """$HEADER$
void main(void) {
    gl_FragColor = vec4(frag_color.rgb, frag_color.a * texture2D(texture0, tex_coord0).r);
}
"""
_FORMAT = [(b"vPosition", 2, "float"), (b"vColor", 4, "float")]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The instructions of one shape: its ground, its fills and its words."""

    ground: InstructionGroup
    fills: InstructionGroup
    words: InstructionGroup


class Painter:
    """Three layers on a canvas: all grounds, all fills, all words; and what of the frame to draw again."""

    def __init__(self, canvas: Canvas) -> None:
        self.texts = TextCache()
        self._ground = _layer(_FILL_FRAGMENT, _FILL_VERTEX)
        self._fills = _layer(_FILL_FRAGMENT, _FILL_VERTEX)
        self._words = _layer(_INK_FRAGMENT)
        canvas.add(Callback(lambda _: glDisable(GL_BLEND)))
        canvas.add(self._ground)
        canvas.add(Callback(lambda _: glEnable(GL_BLEND)))
        canvas.add(self._fills)
        canvas.add(self._words)
        self._canvas = canvas
        self._damage: Rect | None = None
        self._background: Rgba = (0.0, 0.0, 0.0, 1.0)
        self._keeps_frame: bool | None = None
        self.on_frame: Callable[[], None] = lambda: None
        Window.bind(on_draw=self._draw, on_flip=self._flip)
        Window.bind(on_show=self._lost, on_restore=self._lost)

    def drawing(self, brush: Brush) -> Drawing:
        """The instructions for what a brush gathered."""
        pen = brush.pen
        ground = _triangles(pen.ground_vertices, pen.ground_indices)
        fills = _triangles(pen.vertices, pen.indices)
        words = InstructionGroup()
        color = None
        height = Window.height
        for ink in brush.inks:
            if ink.color != color:
                color = ink.color
                words.add(Color(*color))
            self._ink(words, ink, height)
        return Drawing(ground, fills, words)

    def _ink(self, words: InstructionGroup, ink: Ink, height: int) -> None:
        if ink.is_icon:
            sign = self.texts.icon(ink.text, ink.size)
            parts, x = [(sign, 0.0)], ink.x + (ink.width - sign.width) / 2
        else:
            parts = self.texts.line(ink.text, ink.size, ink.weight)
            whole = sum(print_.width for print_, _ in parts)
            x = ink.x + ink.width - whole if ink.from_right else ink.x
        for print_, raised in parts:
            # Whole pixels: a texture drawn between two is blurred.
            top = round(ink.y + (ink.height - print_.height) / 2 - raised * 0.5) + print_.above
            texture = print_.texture
            box = Rectangle(texture=texture, pos=(round(x), height - top - texture.height), size=texture.size)
            if ink.turned:
                box.tex_coords = _turned(box.tex_coords)
            words.add(box)
            x += print_.width

    def show(self, drawings: list[Drawing], background: Rgba) -> None:
        """Takes these drawings, in this order, for the whole page."""
        self._background = background
        for layer in (self._ground, self._fills, self._words):
            layer.clear()
        for drawing in drawings:
            self._ground.add(drawing.ground)
            self._fills.add(drawing.fills)
            self._words.add(drawing.words)

    def replace(self, old: Drawing, new: Drawing) -> None:
        """Puts a drawing in another's place."""
        for layer, before, after in (
            (self._ground, old.ground, new.ground),
            (self._fills, old.fills, new.fills),
            (self._words, old.words, new.words),
        ):
            at = layer.indexof(before)
            layer.remove(before)
            layer.insert(at, after)

    def damaged(self, rect: Rect | None) -> None:
        """This part of the frame has to be drawn again; None is all of it."""
        whole = Rect(0, 0, Window.width, Window.height)
        self._damage = _around(self._damage, rect or whole)
        self._canvas.ask_update()

    def _flip(self, _: object) -> bool:
        """Shows the frame, and only then tells so: Kivy tells before, when little of it has been drawn."""
        Window.flip()
        self.on_frame()
        return True

    def _lost(self, _: object) -> None:
        self.damaged(None)

    def _draw(self, window: object) -> bool:
        """Draws the damaged part; everything when somebody else asked, or where frames are not kept."""
        if self._keeps_frame is None:
            self._keeps_frame = _keeps_frame()
        damage, self._damage = self._damage, None
        glClearColor(*self._background)
        if damage is None or not self._keeps_frame:
            glClear(GL_COLOR_BUFFER_BIT)
            Window.render_context.draw()
            return True
        left, top = int(damage.x), int(damage.y)
        right, bottom = int(damage.right) + 1, int(damage.bottom) + 1
        glEnable(GL_SCISSOR_TEST)
        glScissor(left, Window.height - bottom, right - left, bottom - top)
        glClear(GL_COLOR_BUFFER_BIT)
        Window.render_context.draw()
        glDisable(GL_SCISSOR_TEST)
        return True


def _turned(corners: tuple[float, ...]) -> tuple[float, ...]:
    """The corners of a texture with left and right changed: (u, v) from the lower left one, turning right."""
    u0, v0, u1, v1, u2, v2, u3, v3 = corners
    return (u1, v1, u0, v0, u3, v3, u2, v2)


def _triangles(vertices: array[float], indices: array[int]) -> InstructionGroup:
    group = InstructionGroup()
    if indices:
        group.add(Mesh(vertices=vertices, indices=indices, fmt=_FORMAT, mode="triangles"))
    return group


def _layer(fragment: str, vertex: str = "") -> RenderContext:
    # Both at once: a vertex shader alone would first be linked with Kivy's fragment shader, and fail.
    source = {"fs": fragment} | ({"vs": vertex} if vertex else {})
    return RenderContext(use_parent_projection=True, use_parent_modelview=True, **source)


def _around(one: Rect | None, other: Rect) -> Rect:
    if one is None:
        return other
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Rect(x, y, max(one.right, other.right) - x, max(one.bottom, other.bottom) - y)


def _keeps_frame() -> bool:
    """Whether the driver still has the last frame after showing it, as software drawing on X has.

    Asked of the driver with two frames and one pixel, not guessed from its name; where it swaps two
    buffers, each frame is drawn whole, which a graphics card does in no time. Both frames are black to the
    eye: on a slow machine the second stands until the first page is drawn.
    """
    for level in (0.0, 1 / 255):
        glClearColor(level, level, level, 1.0)
        glClear(GL_COLOR_BUFFER_BIT)
        Window.flip()
    return bool(glReadPixels(0, 0, 1, 1, GL_RGB, GL_UNSIGNED_BYTE)[0] == 1)


def draw_frame() -> None:
    """Draws and shows a whole frame now, without waiting for the loop's turn."""
    Window.canvas.ask_update()
    draw_now()


def draw_now() -> None:
    """Draws and shows what is to be drawn, if anything is."""
    if Window.canvas.needs_redraw:
        Window.dispatch("on_draw")
        Window.dispatch("on_flip")
