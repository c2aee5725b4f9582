"""Titles of the drawings of a body. The atlas keeps them in English; a drawing of a later atlas keeps its own."""

from ashichart.wording.catalogue import Text

_PLATES = (
    Text("Back", about="a drawing of the body"),
    Text("Front", about="a drawing of the body"),
    Text("Head, back"),
    Text("Head, front"),
    Text("Head, left"),
    Text("Head, right"),
    Text("Head, top"),
    Text("Left arm, inner side"),
    Text("Left arm, outer side"),
    Text("Left ear, back"),
    Text("Left ear, front"),
    Text("Left foot, inner side"),
    Text("Left foot, outer side"),
    Text("Left foot, sole"),
    Text("Left foot, top"),
    Text("Left hand, back"),
    Text("Left hand, palm"),
    Text("Left leg, inner side"),
    Text("Left leg, outer side"),
    Text("Left side"),
    Text("Right arm, inner side"),
    Text("Right arm, outer side"),
    Text("Right ear, back"),
    Text("Right ear, front"),
    Text("Right foot, inner side"),
    Text("Right foot, outer side"),
    Text("Right foot, sole"),
    Text("Right foot, top"),
    Text("Right hand, back"),
    Text("Right hand, palm"),
    Text("Right leg, inner side"),
    Text("Right leg, outer side"),
    Text("Right side"),
    Text("Trunk, back"),
    Text("Trunk, front"),
)
_BY_SOURCE = {text.source: text for text in _PLATES}


def plate_title(title: str) -> str:
    """Return the title of a drawing as it is read, from the one that the atlas keeps."""
    text = _BY_SOURCE.get(title)
    return title if text is None else text()
