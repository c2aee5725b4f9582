"""Asks for a point of the clinic's own, beside the body on which its place is clicked. Saving is the caller's act."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from ashichart.domain.atlas.body import PointKind, Side, SurfacePoint
from ashichart.domain.charting.clinic_points import MOST_LABEL, MOST_NAME, OwnPoint, split_names
from ashichart.services.charting.clinic_points import OwnPointDraft
from ashichart.ui.parts.controls import Button, Field, Segments, SentenceBar, label
from ashichart.wording import terms
from ashichart.wording.screens import library as say

PADDING_PX = 20
_UNPLACED = say.click_its_place_on_the_body()


class OwnPointForm(QFrame):
    """Name, short name, kind, place and words of one point.

    Args:
        save: Is given a draft that is complete.
        cancel: Called when nothing is to be saved.
        turn_sides: Is given True when the point is to lie on the midline, False for both sides.
    """

    def __init__(
        self,
        save: Callable[[OwnPointDraft], object],
        cancel: Callable[[], object],
        turn_sides: Callable[[bool], object],
    ) -> None:
        super().__init__()
        self._save, self._cancel = save, cancel
        self._places: Mapping[Side, SurfacePoint] = {}
        self._label_is_typed = False
        self.setProperty("kind", "panel-left")
        self.title = label("", "title")
        self.where = label(_UNPLACED, "reading", wrap=True)
        self.sides = Segments([(say.left_and_right_2(), False), (terms.midline(), True)], name=say.where_it_lies())
        self.name = QLineEdit()
        self.name.setMaxLength(MOST_NAME)
        self.short = QLineEdit()
        self.short.setMaxLength(MOST_LABEL)
        kinds: list[tuple[str, PointKind]] = [
            (say.acupuncture(), PointKind.ACUPUNCTURE),
            (terms.trigger_point(), PointKind.TRIGGER),
        ]
        self.kind = Segments(kinds, name=say.charted_as())
        self.aliases = QLineEdit()
        self.plain = QLineEdit()
        self.plain.setMaxLength(MOST_NAME)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(76)
        self._place_field = Field(say.where_it_lies(), self.where)
        self._name_field = Field(terms.name(), self.name)
        self._short_field = Field(
            terms.short_name(), self.short, say.stands_beside_the_mark_up_to_letters(most_label=MOST_LABEL)
        )
        self._aliases_field = Field(say.also_called(), self.aliases, say.found_by_these_names_too_commas_part())
        self.bar = SentenceBar()
        self.save_button = Button(say.save_point(), kind="primary")
        self.cancel_button = Button(terms.cancel())
        self._lay_out()
        self.name.textEdited.connect(self._suggest_short)
        self.short.textEdited.connect(self._keep_short)
        self.sides.chosen_changed.connect(turn_sides)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(lambda: cancel())

    def _lay_out(self) -> None:
        fields = QWidget()
        fields.setProperty("kind", "scrolled")
        column = QVBoxLayout(fields)
        column.setContentsMargins(PADDING_PX, 20, PADDING_PX, 20)
        column.setSpacing(14)
        column.addWidget(self.title)
        column.addWidget(self._place_field)
        column.addWidget(_left(self.sides))
        column.addWidget(self._name_field)
        column.addWidget(self._short_field)
        column.addWidget(Field(say.charted_as(), _left(self.kind)))
        column.addWidget(self._aliases_field)
        column.addWidget(Field(say.for_patients_2(), self.plain, say.in_plain_words_such_as_jaw_joint()))
        column.addWidget(Field(say.note(), self.note))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(fields)
        foot = QHBoxLayout()
        foot.setContentsMargins(PADDING_PX, 12, PADDING_PX, 16)
        foot.setSpacing(12)
        foot.addWidget(self.save_button)
        foot.addWidget(self.cancel_button)
        foot.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addWidget(self.bar)
        outer.addLayout(foot)

    @property
    def places(self) -> Mapping[Side, SurfacePoint]:
        """Where the point lies so far."""
        return self._places

    def begin(self, point: OwnPoint | None) -> None:
        """Ask for a new point, or for a changed one with everything as it is."""
        self.title.setText(say.new_point_2() if point is None else say.change_point())
        # A short name that was made from the name goes on following it, so that a renamed point has one name.
        self._label_is_typed = point is not None and point.label != _short_of(point.name)
        self.name.setText("" if point is None else point.name)
        self.short.setText("" if point is None else point.label)
        self.kind.choose(PointKind.ACUPUNCTURE if point is None else point.kind)
        self.aliases.setText("" if point is None else ", ".join(point.aliases))
        self.plain.setText("" if point is None else point.plain)
        self.note.setPlainText("" if point is None else point.note)
        self.bar.dismiss()
        for field in (self._place_field, self._name_field, self._short_field):
            field.set_wrong("")
        self.show_place({} if point is None else point.places, "" if point is None else say.where_it_lay_before())
        self.name.setFocus()

    def show_place(self, places: Mapping[Side, SurfacePoint], words: str) -> None:
        """Take over where the point lies.

        Args:
            places: The midline alone, or left and right; empty while nothing was clicked.
            words: How the place is named.
        """
        self._places = places
        self.where.setText(words or _UNPLACED)
        if places:
            self._place_field.set_wrong("")
            self.sides.blockSignals(True)
            self.sides.choose(Side.MIDLINE in places)
            self.sides.blockSignals(False)

    def say(self, sentence: str) -> None:
        """Say why the point was not saved; the fields keep what was written."""
        self.bar.say(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, Ctrl+Enter saves."""
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        else:
            super().keyPressEvent(event)

    def _suggest_short(self, name: str) -> None:
        if not self._label_is_typed:
            self.short.setText(_short_of(" ".join(name.split())))

    def _keep_short(self, text: str) -> None:
        self._label_is_typed = bool(text.strip())

    def save(self) -> None:
        """Hand on a point that is complete, or say what is missing at its field."""
        name, short = " ".join(self.name.text().split()), " ".join(self.short.text().split())
        self._place_field.set_wrong("" if self._places else say.click_the_body_where_the_point_lies())
        self._name_field.set_wrong("" if name else say.write_what_the_point_is_called())
        self._short_field.set_wrong("" if short else say.write_a_few_letters_for_the_mark())
        if not (name and short and self._places):
            missing = [field for field in (self._name_field, self._short_field) if field.wrong]
            if missing:
                missing[0].take_caret()
            return
        self.bar.dismiss()
        self._save(
            OwnPointDraft(
                short,
                name,
                self.kind.chosen,
                self._places,
                " ".join(self.plain.text().split()),
                self.note.toPlainText().strip(),
                split_names(self.aliases.text()),
            )
        )


def _short_of(name: str) -> str:
    """Return as many whole words of a name as fit beside a mark; of one long word its beginning."""
    if len(name) <= MOST_LABEL:
        return name
    short = ""
    for word in name.replace(",", "").split():
        if len(f"{short} {word}".strip()) > MOST_LABEL:
            break
        short = f"{short} {word}".strip()
    return short or name[:MOST_LABEL]


def _left(widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder
