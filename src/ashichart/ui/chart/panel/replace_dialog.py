"""Asks which point was meant where a site was picked wrong. What is charted for it moves; this window moves nothing."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from ashichart.domain.atlas.body import Side
from ashichart.domain.atlas.typed_lines import EntryOffer, EntryReading
from ashichart.domain.charting.sites import Site
from ashichart.ui.dialogs.form import FormDialog
from ashichart.ui.parts.controls import Field
from ashichart.wording import terms
from ashichart.wording.chart import panel as say
from ashichart.wording.names.sides import SIDES


class ReplaceDialog(FormDialog):
    """Answers with the `EntryOffer` that was seen: one point and one side.

    Args:
        parent: Over which it opens.
        site: The site that was picked wrong.
        read_line: Understands what is typed, as the quick entry does.
    """

    def __init__(self, parent: QWidget | None, site: Site, read_line: Callable[[str], EntryReading]) -> None:
        super().__init__(
            parent,
            say.was_meant_to_be_another_point(title=site.title),
            say.change_the_point(),
            say.its_readings_needles_and_place_in_the(),
        )
        self._site, self._read_line = site, read_line
        self.text = QLineEdit()
        self._field = Field(terms.point_and_side(), self.text, say.as_in_the_quick_entry_gb_r())
        self.fields.addWidget(self._field)
        self.text.textChanged.connect(self._preview)
        self.text.setFocus()

    def read(self) -> EntryOffer | None:
        """Return what is typed, or None after saying what is missing."""
        offer, sentence = self._offer()
        self._field.set_wrong(sentence)
        return offer

    def _preview(self) -> None:
        """Say what it would become, before it does."""
        offer, sentence = self._offer()
        self._field.set_wrong("")
        if offer is None:
            self._field.set_hint(sentence)
        else:
            side = offer.sides[0]
            names = {"site": self._site.title, "point": offer.point.label, "name": offer.point.name}
            hint = say.becomes if side is Side.MIDLINE else partial(say.becomes_on_side, side=SIDES[side]())
            self._field.set_hint(hint(**names))

    def _offer(self) -> tuple[EntryOffer | None, str]:
        text = self.text.text().strip()
        if not text:
            return None, say.type_a_point_and_its_side_as()
        reading = self._read_line(text)
        if not reading.complete or not reading.offers:
            return None, reading.sentence or say.is_no_point_type_its_code_or(typed=text)
        offer = reading.offers[0]
        if offer.others or len(offer.sides) != 1:
            return None, say.name_one_point_on_one_side()
        if offer.before is not None or offer.after is not None or offer.is_charged:
            return None, say.leave_the_value_out_the_readings_stay()
        return offer, ""
