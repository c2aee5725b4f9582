"""What a search in the atlas finds. The value only; searching needs the atlas."""

from dataclasses import dataclass

from ashichart.domain.atlas.body import Point


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One point that answers to the typed text.

    Args:
        point: The point, without its places on a figure.
        matched: The name or alias that the text met.
        score: 0–100, higher is better; 100 is the code itself.
    """

    point: Point
    matched: str
    score: float
