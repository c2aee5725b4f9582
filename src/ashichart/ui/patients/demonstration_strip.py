"""The strip over the Patients place of the demonstration clinic: nobody in it is real, and the way out."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ashichart.ui.parts.controls import Button, ElidedLabel, pill
from ashichart.wording.screens import patients as say


class DemonstrationStrip(QFrame):
    """Says what kind of clinic this is; `leave` leaves the demonstration."""

    def __init__(self, leave: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "strip")
        self.setFixedHeight(40)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(12)
        row.addWidget(pill("demonstration", "pill-loud"))
        words = say.every_patient_here_is_invented_nothing_you()
        row.addWidget(ElidedLabel(words), 1)
        way_out = Button(say.leave_the_demonstration(), kind="link")
        way_out.clicked.connect(lambda: leave())
        row.addWidget(way_out)
