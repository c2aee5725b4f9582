"""The top bar of the Chart place: who, which session, the dose, the quick entry, the phase, undo, and "Saved"."""



from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ashichart.ui.chart.desk import ChartDesk
from ashichart.ui.chart.dose_badge import DoseBadge
from ashichart.ui.chart.phase_switch import PhaseSwitch
from ashichart.ui.chart.quick_entry import QuickEntry
from ashichart.ui.controls import ElidedLabel, IconButton, pill
from ashichart.ui.saved_sign import SavedSign
from ashichart.ui.undo import Undo


class TopBar(QFrame):
    """Lays the parts of the bar out; each part knows its own work."""

    def __init__(self, desk: ChartDesk, badge: DoseBadge, entry: QuickEntry, phases: PhaseSwitch, undo: Undo) -> None:
        super().__init__()
        self._desk = desk
        self._undo = undo
        self._entry = entry
        self.setProperty("kind", "panel")
        self.setFixedHeight(64)
        row = QHBoxLayout(self)
        self._row = row
        row.setContentsMargins(24, 8, 20, 8)
        row.setSpacing(10)
        who = QVBoxLayout()
        who.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(8)
        self._name = ElidedLabel("", "name")
        self._demo = pill("demonstration", "pill-caution")
        self._demo.setVisible(desk.bench.clinic.is_demonstration)
        first.addWidget(self._name, 1)
        first.addWidget(self._demo)
        who.addLayout(first)
        self._what = ElidedLabel("", "muted")
        who.addWidget(self._what)
        self._who = QWidget()
        self._who.setLayout(who)
        who.setContentsMargins(0, 2, 0, 2)
        row.addWidget(self._who, 3)
        row.addWidget(badge)
        row.addWidget(entry, 4)
        row.addSpacing(6)
        row.addWidget(phases, 4)
        row.addStretch(1)
        self._back = IconButton("undo", "Undo (Ctrl+Z)")
        self._again = IconButton("redo", "Redo (Ctrl+Shift+Z)")
        self._back.clicked.connect(undo.undo)
        self._again.clicked.connect(undo.redo)
        row.addWidget(self._back)
        row.addWidget(self._again)
        self._saved = SavedSign(desk.bench.bus, desk.bench.theme)
        self._saved.setMinimumWidth(84)
        row.addWidget(self._saved)
        undo.changed.connect(self.show_undo)
        self.show_undo()

    def show_undo(self) -> None:
        """Say what can be taken back and done again."""
        for button, can, title, word, key in (
            (self._back, self._undo.can_undo, self._undo.undo_title, "Undo", "Ctrl+Z"),
            (self._again, self._undo.can_redo, self._undo.redo_title, "Redo", "Ctrl+Shift+Z"),
        ):
            button.setEnabled(can)
            button.setToolTip(f"{word}: {title} ({key})" if can else f"Nothing to {word.lower()}")

    def show_desk(self, *, small: bool) -> None:
        """Say who is charted and which session."""
        self._saved.set_theme(self._desk.bench.theme)
        patient, course, chart = self._desk.patient, self._desk.course, self._desk.chart
        self._name.setText(patient.name if patient else "")
        words: list[str] = []
        if course is not None:
            words.append(course.indication)
        if chart is not None:
            of = f" of {course.planned_sessions}" if course and course.planned_sessions else ""
            words.append(f"session {chart.session.number}{of}")
        if patient is not None and patient.alerts:
            words.insert(0, "⚠ " + patient.alerts[0].sentence.rstrip("."))
        self._what.setText(" · ".join(words))
        self._who.setToolTip(" ".join(alert.sentence for alert in patient.alerts) if patient else "")
        self._who.setMinimumWidth(236 if small else 300)
        self._row.setContentsMargins(14 if small else 24, 8, 12 if small else 20, 8)
