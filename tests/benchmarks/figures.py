"""What was measured, beside its mark, as tables a person reads or JSON; used by the benchmarks."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: the median and 95th percentile of what was measured (equal for a single value).

    `mark` is what is to be reached by the median, the 95th or 99th percentile, as `judged` says, or the least
    that the median is to be (« least »). `beside` names a figure of something else to compare this one with.
    """

    name: str
    unit: str
    median: float
    p95: float
    runs: int
    mark: float | None = None
    judged: str = "median"
    beside: str = ""
    p99: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether the mark is reached; None without a mark."""
        if self.mark is None:
            return None
        match self.judged:
            case "least":
                return self.median >= self.mark
            case "p99":
                return self.p99 is not None and self.p99 <= self.mark
            case "p95":
                return self.p95 <= self.mark
        return self.median <= self.mark


def figure(
    name: str,
    unit: str,
    values: Sequence[float],
    mark: float | None = None,
    judged: str = "median",
    beside: str = "",
) -> Figure:
    """A figure of values measured one after the other."""
    ordered = sorted(values)
    p95, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.95, 0.99))
    median, most = statistics.median(ordered), p99 if judged == "p99" else None
    return Figure(name, unit, median, p95, len(ordered), mark, judged, beside, most)


def table(title: str, figures: Iterable[Figure]) -> str:
    """Aligned columns: what, median, 95th percentile, runs, mark and whether it is met, ratio."""
    figures = list(figures)
    medians = {one.name: one.median for one in figures}
    rows = [("", "median", "p95", "runs", "mark", "", "ratio")]
    for one in figures:
        other = medians.get(one.beside)
        ratio = f"{one.median / other:.2f} × {one.beside}" if other else ""
        several = one.runs > 1
        rows.append((
            one.name,
            f"{_number(one.median)} {one.unit}",
            _number(one.p95) if several else "",
            str(one.runs) if several else "",
            _marked(one),
            {True: "met", False: "MISSED", None: ""}[one.met],
            ratio,
        ))  # fmt: skip
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "  ".join(
            cell.rjust(width) if column in (1, 2, 3) else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join([title, "-" * len(title), *lines])


def as_data(figures: Iterable[Figure]) -> list[dict[str, object]]:
    """For a program to read."""
    return [asdict(one) | {"met": one.met} for one in figures]


def _marked(one: Figure) -> str:
    if one.mark is None:
        return ""
    if one.judged == "least":
        return f"≥ {one.mark:g}"
    reached = f" ({_number(one.p99)})" if one.p99 is not None else ""
    return f"≤ {one.mark:g} {one.judged if one.judged != 'median' else ''}{reached}".strip()


def _number(value: float) -> str:
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"
