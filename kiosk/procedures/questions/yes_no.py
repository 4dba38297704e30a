"""A question answered by yes or no: one choice of two, so the rules of `one` hold."""

from __future__ import annotations

from kiosk.procedures.questions.one import accepts, in_words, parse, samples

__all__ = ["accepts", "in_words", "parse", "samples"]
