"""Small widgets that every place and dialog shares: buttons, segments, fields, sentence bars. No services here."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ashichart.ui.accessible.announce import announce
from ashichart.ui.appearance.icons import icon
from ashichart.ui.parts.elided_label import ElidedLabel as ElidedLabel
from ashichart.ui.parts.focus_ring import paint_focus_ring
from ashichart.wording.screens import parts as say

Value = TypeVar("Value")


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a line of text; `role` names its size and colour in the style sheet, "" is body text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def pill(text: str, kind: str) -> QLabel:
    """Return a small label on a ground of its own; `kind` as in the style sheet, e.g. "pill-caution" or "key"."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def rule() -> QFrame:
    """Return a thin horizontal line."""
    made = QFrame()
    made.setProperty("kind", "rule")
    made.setFixedHeight(1)
    return made


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again after one of them changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Button(QPushButton):
    """A button with words, tinted with the theme at work.

    Args:
        text: What it does; never empty.
        icon_name: Icon before the words, "" for none.
        kind: "" plain, "primary" filled (one per screen), "quiet", "link", "segment" or "toggle".
        size: "" 36 px, "small" 32, "large" 44, "huge" 56; segments alone "low" 24.
        hint: Tooltip, e.g. with the shortcut.
    """

    def __init__(self, text: str, icon_name: str = "", *, kind: str = "", size: str = "", hint: str = "") -> None:
        super().__init__(text)
        self._icon_name = icon_name
        self.setProperty("kind", kind)
        self.setProperty("tall", size)  # `size` is Qt's own
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(18, 18))
        if hint:
            self.setToolTip(hint)
        self._tint()

    def set_icon_name(self, name: str) -> None:
        """Show another icon, "" for none."""
        self._icon_name = name
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._tint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, with a ring while it has the keys."""
        super().paintEvent(event)
        paint_focus_ring(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does; Qt knows that in dialogs only."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.isEnabled():
            self.click()
        else:
            super().keyPressEvent(event)

    def checkStateSet(self) -> None:
        """Follow the check mark."""
        super().checkStateSet()
        self._tint()

    def nextCheckState(self) -> None:
        """Follow the check mark of a click."""
        super().nextCheckState()
        self._tint()

    def _tint(self) -> None:
        kind = self.property("kind")
        name = self._icon_name
        if kind == "toggle":
            name = "check" if self.isChecked() else name
        if not name:
            self.setIcon(QIcon())
            return
        which = QPalette.ColorRole.WindowText
        if kind == "primary":
            which = QPalette.ColorRole.HighlightedText
        elif kind == "link" or self.isChecked():
            which = QPalette.ColorRole.Highlight
        self.setIcon(icon(name, application_colour(which), 18, application_colour(QPalette.ColorRole.Dark)))


def application_colour(role: QPalette.ColorRole) -> str:
    """Return a colour of the running program's palette as #RRGGBB."""
    # A style sheet rewrites the palette of the widget it dresses; the program's own keeps the roles.
    return QApplication.palette().color(QPalette.ColorGroup.Active, role).name()


class IconButton(QToolButton):
    """A button that is only an icon; its name shows on hover and is what a screen reader says.

    Args:
        icon_name: File name in resources/icons.
        name: What it does, with the shortcut in brackets if it has one.
    """

    def __init__(self, icon_name: str, name: str, *, size: int = 20) -> None:
        super().__init__()
        self._icon_name = icon_name
        self._size = size
        self.setIconSize(QSize(size, size))
        self.setAutoRaise(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_name(name)
        self._tint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, with a ring while it has the keys."""
        super().paintEvent(event)
        paint_focus_ring(self)

    def set_name(self, name: str) -> None:
        """Change the words on hover."""
        self.setToolTip(name)
        self.setAccessibleName(name)

    def set_icon_name(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._tint()

    def _tint(self) -> None:
        colour = application_colour(QPalette.ColorRole.PlaceholderText)
        self.setIcon(icon(self._icon_name, colour, self._size, application_colour(QPalette.ColorRole.Midlight)))


class Segments(QWidget, Generic[Value]):
    """One choice among a few, as joined buttons; arrows move, the choice is never empty.

    Args:
        offers: (words, value) in order.
        chosen: Value at the start, the first if None.
        name: Accessible name of the whole.
        is_low: Low buttons, for a choice within a card.

    Signals:
        chosen_changed: With the new value.
    """

    chosen_changed = Signal(object)

    def __init__(
        self, offers: Sequence[tuple[str, Value]], chosen: Value | None = None, *, name: str = "", is_low: bool = False
    ) -> None:
        super().__init__()
        if is_low:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._values = [value for _, value in offers]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.setAccessibleName(name)
        for at, (words, value) in enumerate(offers):
            button = Button(words, kind="segment", size="low" if is_low else "")
            button.setProperty("edge", "first" if at == 0 else "last" if at == len(offers) - 1 else "middle")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click chooses; the keys stay where they were
            button.setAccessibleName(f"{name}: {words}" if name else words)
            button.setChecked(value == chosen if chosen is not None else at == 0)
            self._group.addButton(button, at)
            row.addWidget(button)
        self._group.idToggled.connect(self._announce)

    @property
    def chosen(self) -> Value:
        """The value of the button that is down."""
        return self._values[max(0, self._group.checkedId())]

    @property
    def buttons(self) -> list[Button]:
        """The buttons in order."""
        return [cast("Button", self._group.button(at)) for at in range(len(self._values))]

    def choose(self, value: Value) -> None:
        """Press the button of a value; unknown values change nothing."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def _announce(self, at: int, on: bool) -> None:
        if on:
            self.chosen_changed.emit(self._values[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move the choice."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step == 0:
            super().keyPressEvent(event)
            return
        at = min(len(self._values) - 1, max(0, self._group.checkedId() + step))
        button = self._group.button(at)
        button.setChecked(True)
        button.setFocus(Qt.FocusReason.TabFocusReason)


class Field(QWidget):
    """A named editor with one line under it for a hint, or for what is wrong with what was written."""

    def __init__(self, name: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self._hint = hint
        self._editor = editor
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = label(name, "label")
        title.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(name)
        self._line = label(hint, "hint", wrap=True)
        column.addWidget(title)
        column.addWidget(editor)
        column.addWidget(self._line)
        self._line.setVisible(bool(hint))  # not before it is laid in: a part shown by itself is a window
        # What was said of the old words does not hold of the new ones.
        if isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.textChanged.connect(self._take_back)
        elif isinstance(editor, QComboBox):
            editor.currentIndexChanged.connect(self._take_back)

    def _take_back(self, *_new: object) -> None:
        if self.wrong:
            self.set_wrong("")

    @property
    def hint(self) -> str:
        """The quiet line while nothing is wrong."""
        return self._hint

    @property
    def wrong(self) -> str:
        """The sentence shown, "" if nothing is wrong."""
        return self._line.text() if self._line.property("role") == "wrong" else ""

    def set_wrong(self, sentence: str) -> None:
        """Say what is wrong; "" goes back to the hint."""
        self._line.setText(sentence or self._hint)
        self._line.setProperty("role", "wrong" if sentence else "hint")
        self._line.setVisible(bool(self._line.text()))
        if sentence:
            announce(self._editor, sentence)
        elif self._editor.property("wrong"):
            self._editor.setAccessibleDescription("")
        self._editor.setProperty("wrong", bool(sentence))
        restyle(self._line)
        restyle(self._editor)

    def take_caret(self) -> None:
        """Put the keys into the editor: what is wrong is mended there."""
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_hint(self, hint: str) -> None:
        """Change the quiet line; what is wrong stays until it is mended."""
        self._hint = hint
        if not self.wrong:
            self._line.setText(hint)
            self._line.setVisible(bool(hint))


class SentenceBar(QFrame):
    """A calm line across the window: what happened and what to do next, with a way to close it.

    Args:
        kind: "caution" or "danger" (only for what is not saved).
        narrow: Whether its button stands under the sentence, for a place beside the work.
    """

    def __init__(self, kind: str = "caution", *, narrow: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", kind)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(10)
        self._picture = QLabel()
        self._text = label("", "reading", wrap=True)
        self._act = Button("", kind="link")
        self._act.hide()
        self._on_act: Callable[[], object] | None = None
        self._act.clicked.connect(self._run_act)
        close = IconButton("close", say.close_this_message(), size=16)
        close.clicked.connect(self.dismiss)
        row.addWidget(self._picture)
        if narrow:
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(self._text)
            column.addWidget(self._act, 0, Qt.AlignmentFlag.AlignLeft)
            row.addLayout(column, 1)
        else:
            row.addWidget(self._text, 1)
            row.addWidget(self._act)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop if narrow else Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown, "" while closed."""
        return self._text.text() if not self.isHidden() else ""

    def say(
        self, sentence: str, *, kind: str = "caution", act: str = "", on_act: Callable[[], object] | None = None
    ) -> None:
        """Show a sentence until it is closed or replaced.

        Args:
            sentence: For a clinician, with the next step.
            kind: "caution", or "danger" for what is not saved.
            act: Words of a button that helps, "" for none.
            on_act: What the button does.
        """
        role = QPalette.ColorRole.BrightText if kind == "danger" else QPalette.ColorRole.WindowText
        self._picture.setPixmap(icon("warning", application_colour(role), 18).pixmap(18, 18))
        self.setProperty("kind", kind)
        self._text.setText(sentence)
        self._act.setText(act)
        self._act.setVisible(bool(act))
        self._on_act = on_act
        restyle(self)
        self.show()

    def dismiss(self) -> None:
        """Close the bar."""
        self.hide()

    def _run_act(self) -> None:
        if self._on_act is not None:
            self._on_act()
