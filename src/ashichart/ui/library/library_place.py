"""The Library place: shelves, search, list, body and card, put together. What is found is the service's."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ashichart.domain.charting.changes import Changes
from ashichart.domain.errors import UserError
from ashichart.domain.workplace import PlaceName, Workplace
from ashichart.services.atlas.library import Group, LibraryService, Shelf
from ashichart.ui.appearance.theme import Theme
from ashichart.ui.library.browse_list import SHELF_NAMES, BrowseList
from ashichart.ui.library.card_view import CardView
from ashichart.ui.library.card_words import ACT, group_card, nothing_card, point_card
from ashichart.ui.library.chart_this import ChartThis
from ashichart.ui.library.found_rows import found_rows, found_words, point_row
from ashichart.ui.library.library_body import LibraryBody
from ashichart.ui.library.row_list import Row, RowList
from ashichart.ui.parts.controls import Button, label
from ashichart.ui.parts.place import Place
from ashichart.ui.parts.search_line import library_line
from ashichart.ui.ui_context import UiContext
from ashichart.wording import terms
from ashichart.wording.screens import library as say

if TYPE_CHECKING:
    from ashichart.ui.library.own_acts import OwnActs

SMALL_WIDTH = 1360
TINY_PX = 1120
_WARM_MS = 150


class LibraryPlace(Place):
    """The atlas to look things up in.

    Signals:
        wanted: With the `Workplace` to go to.
    """

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._workplace = Workplace(PlaceName.LIBRARY)
        self._group: Group | None = None
        self._point: str | None = None
        self._before: tuple[Group | None, str | None] | None = None
        self.library = LibraryService(context.atlas)
        self.browse = BrowseList(self.library, context.theme, self.show_group)
        self.search = library_line(context.theme, self._into_list)
        self.list = RowList(context.theme, terms.points_alone(), self._pick, self._enter_value, self.focus_search)
        self.body = LibraryBody(context, self.library, self.show_point)
        self.card = CardView(context.theme, self._follow)
        self.foot = ChartThis(context, self._go_to_chart, self.list.setFocus)
        self.new_button = Button(say.new_point(), "plus")
        self.new_button.setToolTip(say.add_a_point_of_your_own_ctrl())
        self._acts: OwnActs | None = None
        self._count = label("", "label")
        self._lay_out()
        self._connect()
        first = self.library.groups(Shelf.CHANNEL)
        if first:
            self.show_group(first[0])

    def _lay_out(self) -> None:
        self._left = QFrame()
        self._left.setProperty("kind", "sidebar")
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 18, 0, 0)
        left.setSpacing(10)
        title = label(terms.library(), "title")
        title.setContentsMargins(18, 0, 0, 0)
        left.addWidget(title)
        left.addWidget(self.browse, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 14, 16)
        foot.addWidget(self.new_button)
        foot.addStretch(1)
        left.addLayout(foot)
        self._middle = QFrame()
        self._middle.setProperty("kind", "sidebar")
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 16, 0, 0)
        middle.setSpacing(8)
        field = QHBoxLayout()
        field.setContentsMargins(12, 0, 12, 0)
        field.addWidget(self.search)
        middle.addLayout(field)
        self._count.setContentsMargins(18, 2, 18, 0)
        middle.addWidget(self._count)
        middle.addWidget(self.list, 1)
        self._right = QFrame()
        self._right.setProperty("kind", "panel-left")
        shown = QWidget()
        right = QVBoxLayout(shown)
        right.setContentsMargins(1, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.card, 1)
        right.addWidget(self.foot)
        self._sides = QStackedLayout(self._right)
        self._sides.addWidget(shown)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self._middle)
        row.addWidget(self.body, 1)
        row.addWidget(self._right)
        self.setTabOrder(self.search, self.list)
        self.setTabOrder(self.list, self.browse)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.search.returnPressed.connect(self._enter)
        self.body.figure.chosen_changed.connect(self._refresh_card)
        self.new_button.clicked.connect(self.ask_new_point)
        self._context.bus.changed.connect(self._take_up)
        for keys, act in (
            ("Ctrl+F", self.focus_search),
            ("/", self.focus_search),
            ("Ctrl+Return", self._finish),
            ("Ctrl+Enter", self._finish),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # ---- what the window asks of every place

    def show_for(self, workplace: Workplace) -> None:
        """Follow the session that is open, and the patient's figure."""
        is_other = workplace.patient_id != self._workplace.patient_id
        self._workplace = replace(workplace, place=PlaceName.LIBRARY)
        if is_other and workplace.patient_id is not None:
            try:
                self.body.set_figure(self._context.clinic.patients.get(workplace.patient_id).figure)
            except UserError:
                self._workplace = Workplace(PlaceName.LIBRARY)
        self.foot.set_workplace(self._workplace)
        self.focus_search()
        # Once all this is painted, so that the first letter is answered as fast as the others.
        QTimer.singleShot(_WARM_MS, self, self._warm)

    def set_theme(self, theme: Theme) -> None:
        """Dress the place anew."""
        for part in (self.browse, self.search, self.list, self.body, self.card):
            part.set_theme(theme)

    def focus_search(self) -> None:
        """Put the keys into the search line, its text selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _warm(self) -> None:
        self.library.groups(Shelf.REGION)
        QTimer.singleShot(_WARM_MS, self, self._warm_search)

    def _warm_search(self) -> None:
        self.library.find("a")

    # ---- the clinic's own points

    @property
    def own_acts(self) -> "OwnActs":
        """What can be done with the clinic's own points; made when it is first asked for."""
        if self._acts is None:
            from ashichart.ui.library.own_acts import OwnActs

            self._acts = OwnActs(self._context, self.body, self)
            self._sides.addWidget(self._acts.form)
        return self._acts

    def ask_new_point(self) -> None:
        """Ask for a new point of the clinic, unless one is asked for already."""
        if not self.own_acts.is_open:
            self.own_acts.new()

    def _finish(self) -> None:
        """Save the point that is asked for, else bring the one that is shown into the session."""
        if self._acts is not None and self._acts.is_open:
            self._acts.save()
        else:
            self.foot.ask()

    def focus_list(self) -> None:
        """A question is over, or an act done: the keys go back to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_form(self) -> None:
        """Let the form for an own point stand in for the card."""
        self._sides.setCurrentIndex(1)

    def close_form(self, code: str) -> None:
        """Show the card again, of the point that was saved if one was."""
        self._sides.setCurrentIndex(0)
        if code:
            self.show_point(code)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_up(self, changes: Changes) -> None:
        """Follow what was added, changed or removed: the lists, the card, and a search that stands."""
        if not changes.atlas:
            return
        self.library.renew()
        group, point = self._group, self._point
        home = self._home(point) if point is not None else None
        fresh = self.library.group(group.shelf, group.id) if group is not None else None
        shown = fresh or home or next(iter(self.library.groups(Shelf.CHANNEL)), None)
        if shown is not None:
            self.show_group(shown)
        if point is not None:
            self._set_point(point)
            self.list.select(point)

    def _do(self, act: str) -> None:
        point = self.library.point(self._point) if self._point is not None else None
        if point is not None:
            self.own_acts.do(act, point.code, point.label)

    # ---- what is shown

    @property
    def point(self) -> str | None:
        """The code of the point on the card, None while a group is."""
        return self._point

    @property
    def group(self) -> Group | None:
        """The group that the list shows, or on the card."""
        return self._group

    @property
    def count_words(self) -> str:
        """What stands over the list."""
        return self._count.text()

    def show_group(self, group: Group) -> None:
        """Show a group's points in the list and the group on the card."""
        self._clear_search()
        self._group, self._point, self._before = group, None, None
        self.browse.show_group(group)
        points = [point for code in group.codes if (point := self.library.point(code)) is not None]
        head = Row(
            group,
            group.name,
            "",
            group.chinese,
            is_group=True,
            spoken=say.group_and_points(group.count, group=group.name),
        )
        self.list.show_rows([head, *map(point_row, points)], group)
        self._say_count(group.count, SHELF_NAMES[group.shelf])
        self.body.show_group(group)
        self._refresh_card()

    def show_point(self, code: str) -> None:
        """Show a point on the card, in the list as it stands or else in its own group."""
        if not self.list.select(code):
            home = self._home(code)
            if home is not None:
                self.show_group(home)
                self.list.select(code)
        self._set_point(code)

    def _set_point(self, code: str) -> None:
        self._point = code
        stands_in = self._group if self._group is not None and code in self._group.codes else self._home(code)
        self.body.show_point(code, stands_in)
        self._refresh_card()

    def _home(self, code: str) -> Group | None:
        return next(iter(self.library.groups_of(code)), None)

    def _refresh_card(self, *_figure: object) -> None:
        atlas = self._context.atlas
        point = atlas.point(self.body.shown_figure, self._point) if self._point else None
        if point is not None:
            muscle = self.library.muscle(point.muscle) if point.muscle else None
            own = None if self._context.clinic.read_only else atlas.own
            groups = self.library.groups_of(point.code)
            self.card.show_card(point_card(point, groups, muscle, self.library.region_name, own))
        elif self._group is not None:
            group = self._group
            points = [found for code in group.codes if (found := self.library.point(code)) is not None]
            muscle = self.library.muscle(group.id) if group.shelf is Shelf.MUSCLE else None
            channel = self.library.channel(group.id) if group.shelf is Shelf.CHANNEL else None
            self.card.show_card(group_card(group, points, muscle, channel))
        self.foot.set_point(point)

    def _say_count(self, count: int, words: str) -> None:
        self._count.setText(say.words_and_points(count, group=words))

    # ---- what the keys and the pointer do

    def _clear_search(self) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)

    def _find(self, text: str) -> None:
        if not text.strip():
            self._come_back()
            return
        if self._before is None:
            self._before = self._group, self._point
        found = self.library.find(text)
        rows = found_rows(found)
        self.browse.show_group(None)
        self.list.show_rows(rows, rows[0].value if rows else None)
        self._count.setText(found_words(found))
        if rows:
            self._pick(rows[0].value)
        else:
            # Nothing found, nothing shown: the last card would stand there as if it were the answer.
            self._group = self._point = None
            self.body.show_group(None)
            self.foot.set_point(None)
            self.card.show_card(nothing_card(text))

    def _come_back(self) -> None:
        """From a search to what was found last, in its group; where nothing was found, to what stood there before."""
        before, self._before = self._before, None
        group, point = self._group, self._point
        if before is not None and not self.list.rows:
            group, point = before
        home = self._home(point) if point is not None else None
        if point is not None and home is not None and (group is None or point not in group.codes):
            group = home
        if group is not None:
            self.show_group(group)
        if point is not None:
            self.show_point(point)

    def _pick(self, value: object) -> None:
        if isinstance(value, str):
            self._set_point(value)
        elif isinstance(value, Group):
            self._group, self._point = value, None
            self.body.show_group(value)
            self._refresh_card()

    def _into_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        at = self.list.currentIndex().row()
        self.list.pick(min(at + 1, len(self.list.rows) - 1))

    def _enter(self) -> None:
        self._enter_value(self.list.current)

    def _enter_value(self, value: object) -> None:
        if isinstance(value, str):
            self.foot.ask()
        elif isinstance(value, Group):
            self.show_group(value)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, target: str) -> None:
        if target.startswith(ACT):
            self._do(target.removeprefix(ACT))
            return
        shelf, colon, group_id = target.partition(":")
        group = self.library.group(Shelf(shelf), group_id) if colon else None
        if group is not None:
            self.show_group(group)
        elif not colon:
            self.show_point(target)

    def _go_to_chart(self, site_id: str) -> None:
        self.wanted.emit(replace(self._workplace, place=PlaceName.CHART, site_id=site_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any letter begins a search."""
        text = event.text()
        if len(text) == 1 and text.isalnum() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.focus_search()
            self.search.setText(text)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the widths of the window's class."""
        super().resizeEvent(event)
        small = event.size().width() < SMALL_WIDTH
        tiny = self.width() < TINY_PX
        self._left.setFixedWidth(150 if tiny else 228 if small else 240)
        self._middle.setFixedWidth(204 if tiny else 248 if small else 304)
        self._right.setFixedWidth(250 if tiny else 288 if small else 360)
