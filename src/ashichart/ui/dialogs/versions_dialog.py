"""Asks what becomes of two versions of one clinic: bring in, go on in the copy, or take the file as it is."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ashichart.domain.days import local_time
from ashichart.services.clinic.file_guard import TwoVersions
from ashichart.ui.dialogs.form import FormDialog
from ashichart.ui.parts.controls import Segments, label
from ashichart.wording.acts import audited_words
from ashichart.wording.computer.clinic_file import entries as entries_counted
from ashichart.wording.dates import clock_time
from ashichart.wording.screens import dialogs as say

_MOST_PAIRS = 12


class Way(Enum):
    """What a person decides."""

    BRING_IN = "bring in"
    GO_ON = "go on"
    TAKE = "take"


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer.

    Args:
        way: What to do.
        keep_theirs: Indices of the values, of those that both changed, that stay as the file has them.
    """

    way: Way
    keep_theirs: frozenset[int] = frozenset()


class VersionsDialog(FormDialog):
    """Answers with a `Decision`; nothing is written on top of either version before.

    Args:
        both: What the versions hold.
        file: The file that was replaced.
        copy: The kept copy.
        zone: Of the clinic.
    """

    def __init__(self, parent: QWidget | None, both: TwoVersions, file: Path, copy: Path, zone: str | None) -> None:
        count = len(both.ours)
        entries = entries_counted(count)
        super().__init__(
            parent, say.two_versions_of_one_clinic(), say.bring_in(entries=entries),
            say.nothing_is_written_on_top_of_either(),
            cancel=say.later(),
        )  # fmt: skip
        self._entries = entries
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addWidget(_card(say.what_is_charted_here(), say.kept_in(stem=copy.stem), both.ours, zone))
        cards.addWidget(
            _card(
                say.what_lies_in_the_file_now(),
                say.file_in_folder(file=file.name, folder=str(file.parent)),
                both.theirs,
                zone,
            )
        )
        self.fields.addLayout(cards)
        self.fields.addWidget(label(_agree(both, zone), "muted", wrap=True))
        self._group = QButtonGroup(self)
        self.ways: dict[Way, QRadioButton] = {}
        for way, title, hint in (
            (Way.BRING_IN, say.bring_the_into_the_file(entries=entries), say.each_is_added_with_its_own_time()),
            (Way.GO_ON, say.go_on_in_the_kept_copy(), say.the_file_stays_as_it_is_decide()),
            (Way.TAKE, say.take_the_file_as_it_is(), say.the_stay_in_the_kept_copy_and(entries=entries)),
        ):
            button = QRadioButton(title)
            button.toggled.connect(self._name_act)
            self._group.addButton(button)
            self.ways[way] = button
            self.fields.addWidget(button)
            self.fields.addWidget(label(hint, "hint", wrap=True))
        self.pairs: list[Segments[bool]] = []
        if both.clashes:
            self.fields.addWidget(label(say.changed_in_both_which_value_holds(), "strong"))
        for clash in both.clashes[:_MOST_PAIRS]:
            row = QHBoxLayout()
            row.addWidget(label(audited_words(clash.action), "reading", wrap=True), 1)
            choice = Segments(
                [
                    (
                        say.in_the_file(reading=clash.their_words, time=clock_time(local_time(clash.their_at, zone))),
                        True,
                    ),
                    (
                        say.value_here(reading=clash.our_words, time=clock_time(local_time(clash.our_at, zone))),
                        False,
                    ),
                ],
                True,
                name=audited_words(clash.action),
            )
            self.pairs.append(choice)
            row.addWidget(choice)
            self.fields.addLayout(row)
        if len(both.clashes) > _MOST_PAIRS:
            more = len(both.clashes) - _MOST_PAIRS
            self.fields.addWidget(label(say.more_stay_as_the_file_has_them(more=more), "hint"))
        self._more = frozenset(range(_MOST_PAIRS, len(both.clashes)))
        self.ways[Way.BRING_IN].setChecked(True)

    def _name_act(self) -> None:
        words = {
            Way.BRING_IN: say.bring_in(entries=self._entries),
            Way.GO_ON: say.go_on_in_the_copy(),
            Way.TAKE: say.take_the_file(),
        }
        self.act_button.setText(words[self._way])

    @property
    def _way(self) -> Way:
        return next((way for way, button in self.ways.items() if button.isChecked()), Way.BRING_IN)

    def read(self) -> Decision:
        """Return what was decided; a value that nobody chose stays as the file has it."""
        kept = {at for at, pair in enumerate(self.pairs) if pair.chosen}
        return Decision(self._way, frozenset(kept) | self._more)


def _card(title: str, where: str, entries: tuple[object, ...], zone: str | None) -> QFrame:
    card = QFrame()
    card.setProperty("kind", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(4)
    column.addWidget(label(title, "strong"))
    column.addWidget(label(where, "hint", wrap=True))
    count = len(entries)
    column.addWidget(label(entries_counted(count), "section"))
    at = getattr(entries[-1], "at", None) if entries else None
    column.addWidget(label("" if at is None else say.last_at(time=f"{local_time(at, zone):%H:%M:%S}"), "muted"))
    return card


def _agree(both: TwoVersions, zone: str | None) -> str:
    since = say.nothing_is_in_both()
    if both.agree_at is not None:
        since = say.both_agree_up_to_entry_at(
            seq=both.agree_at.seq, local_time=f"{local_time(both.agree_at.at, zone):%H:%M}"
        )
    changed = len(both.clashes)
    values = (
        say.no_value_was() if not changed else say.value_was() if changed == 1 else say.values_were(changed=changed)
    )
    return say.since_then_were_made_here_and_there(
        since=since, ours=len(both.ours), theirs=len(both.theirs), values=values
    )
