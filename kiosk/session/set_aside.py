"""What was ticked or typed in a question that is left without an answer stands there again; used by `step`.

Nothing is typed twice (WCAG 3.3.7): « Je ne sais pas », Back or a page opened from the question keep it in
the frame, which is forgotten with the procedure. An answer that is given takes its place.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.procedures.answers import DontKnow
from kiosk.session.state import Begun, Frame, Session
from kiosk.session.where import Where


def kept(session: Session, left: Where, depth: int, here: Where) -> Session:
    """The session after the page `left`, of the frame at this depth, has given way to the one `here`."""
    frames = session.frames
    if left.frame is not None and left.question is not None and depth < len(frames):
        below = frames[depth]
        if below.procedure == left.frame.procedure:
            frames = (*frames[:depth], _left(below, left.frame, left.question.id), *frames[depth + 1 :])
    if here.question is not None:
        frames = (*frames[:-1], _standing_again(frames[-1], here.question.id))
    return session if frames is session.frames else replace(session, frames=frames)


def _left(frame: Frame, before: Frame, question: str) -> Frame:
    """The frame with what stood in the question that was left, unless it has an answer now."""
    others = tuple(begun for begun in frame.set_aside if begun.question != question)
    answer = dict(frame.answers).get(question)
    answered = answer is not None and not isinstance(answer, DontKnow)
    if answered or not (before.draft or before.ticked):
        return replace(frame, set_aside=others)
    return replace(frame, set_aside=(*others, Begun(question, before.draft, before.ticked)))


def _standing_again(frame: Frame, question: str) -> Frame:
    """The frame with what was begun of the question on screen, unless something stands there already."""
    begun = next((begun for begun in frame.set_aside if begun.question == question), None)
    if begun is None or frame.draft or frame.ticked:
        return frame
    return replace(frame, draft=begun.draft, ticked=begun.ticked)
