"""The cards of the Course place and the rows in them. What stands on a card is the place's."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget


def card(*, pad: int = 18) -> tuple[QFrame, QVBoxLayout]:
    """Return an empty card and the column to fill."""
    frame = QFrame()
    frame.setProperty("kind", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(pad, 14, pad, 12)
    column.setSpacing(6)
    return frame, column


def row(*parts: QWidget | None, pad: int = 0) -> QHBoxLayout:
    """Return parts side by side; None takes the room that is left."""
    made = QHBoxLayout()
    made.setContentsMargins(pad, 0, pad, 0)
    made.setSpacing(16)
    for part in parts:
        if part is None:
            made.addStretch(1)
        else:
            made.addWidget(part)
    return made
