"""The card of layers: which points of the atlas are drawn, and what lies on the body beside them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ashichart.domain.atlas.areas import Layer
from ashichart.ui.parts.controls import label
from ashichart.ui.parts.keyboard import Floating
from ashichart.wording import terms
from ashichart.wording.chart import layers as say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_AREA_LAYERS = (
    (Layer.CHANNELS, terms.channels(), "Ctrl+Shift+L"),
    (Layer.MUSCLES, terms.muscles(), "Ctrl+Shift+U"),
    (Layer.REGIONS, terms.regions(), "Ctrl+Shift+R"),
)


@dataclass(frozen=True, slots=True)
class LayerActs:
    """What follows when layers are switched.

    Attributes:
        show_points: With (acupuncture points, trigger points).
        show_areas: With the areas that are on.
        show_charge: Whether marks show the emotional charge was switched.
        fit: Called after any of them.
    """

    show_points: "Callable[[bool, bool], object]"
    show_areas: "Callable[[frozenset[Layer]], object]"
    show_charge: "Callable[[], object]"
    fit: "Callable[[], object]"


class LayersCard(Floating):
    """Which points of the atlas are drawn, and what lies on the body beside them.

    Args:
        parent: Where it stands.
        acts: Draw what is switched on.
        fold: Called on Escape, or when the place was left: the card wants to fold.
    """

    def __init__(self, parent: QWidget, acts: LayerActs, fold: "Callable[[], object]") -> None:
        super().__init__(parent)
        self._acts, self._fold = acts, fold
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        self.setAccessibleName(terms.layers())
        # Shortcuts of the place, not of the boxes: those of a hidden card would not answer.
        self.keys: list[tuple[str, Callable[[], None]]] = []
        self.acupuncture = QCheckBox(say.acupuncture_points())
        self.trigger = QCheckBox(say.trigger_points())
        for box, key in ((self.acupuncture, "Ctrl+Shift+A"), (self.trigger, "Ctrl+Shift+T")):
            box.setChecked(True)
            box.setToolTip(say.show_or_hide(key=key))
            box.toggled.connect(self._announce)
            self._add(column, box, key)
        self.areas: dict[Layer, QCheckBox] = {}
        for layer, words, key in _AREA_LAYERS:
            box = QCheckBox(words)
            box.setToolTip(say.show_or_hide(key=key))
            box.toggled.connect(self._announce_areas)
            self.areas[layer] = box
            self._add(column, box, key)
        self.charge = QCheckBox(say.emotional_charge_as_marks())
        self.charge.setToolTip(say.marks_show_the_emotional_charge_in_place())
        self.charge.toggled.connect(lambda: acts.show_charge())
        self._add(column, self.charge, "Ctrl+Shift+E")
        foot = label(say.folds_when_you_click_the_body(), "hint")
        column.addWidget(foot)
        self.setMinimumWidth(276)
        self.adjustSize()

    def _add(self, column: QVBoxLayout, box: QCheckBox, key: str) -> None:
        row = QHBoxLayout()
        row.addWidget(box, 1)
        row.addWidget(label(key.replace("+", " "), "hint"))
        column.addLayout(row)
        self.keys.append((key, box.toggle))
        box.toggled.connect(lambda: self._acts.fit())

    @property
    def boxes(self) -> "dict[str, QCheckBox]":
        """Every layer by the name under which it is remembered."""
        areas = {layer.value: box for layer, box in self.areas.items()}
        return {"acupuncture": self.acupuncture, "trigger": self.trigger, **areas, "charge": self.charge}

    @property
    def chosen(self) -> frozenset[str]:
        """The layers that are on, by name."""
        return frozenset(name for name, box in self.boxes.items() if box.isChecked())

    def choose(self, names: "Iterable[str]") -> None:
        """Switch exactly these layers on."""
        wanted = frozenset(names)
        for name, box in self.boxes.items():
            box.setChecked(name in wanted)

    def dismiss(self) -> None:
        """Ask to be folded."""
        self._fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Switch a layer by its own key, as the place does while the card is folded."""
        pressed = QKeySequence(event.keyCombination())
        toggle = next((act for keys, act in self.keys if QKeySequence(keys) == pressed), None)
        if toggle is not None:
            toggle()
        else:
            super().keyPressEvent(event)

    def _announce_areas(self) -> None:
        self._acts.show_areas(frozenset(layer for layer, box in self.areas.items() if box.isChecked()))

    def _announce(self) -> None:
        self._acts.show_points(self.acupuncture.isChecked(), self.trigger.isChecked())
