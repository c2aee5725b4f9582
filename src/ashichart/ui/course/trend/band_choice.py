"""The choice of what stands in the band below the trend. It keeps what was chosen from one course to the next."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QSizePolicy

from ashichart.ui.course.trend.bands import Band
from ashichart.wording.course import trend as say


class BandChoice(QComboBox):
    """Hidden while there is nothing to choose.

    Args:
        show: Called with the title of the series that was chosen.
    """

    def __init__(self, show: Callable[[str], None]) -> None:
        super().__init__()
        self._wanted = ""
        self._show = show
        self.setAccessibleName(say.below_the_trend())
        self.setToolTip(say.below_the_trend_a_measure_the_sum())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.textActivated.connect(self._choose)

    def offer(self, bands: Sequence[Band]) -> None:
        """Offer these; what was chosen before stays chosen where it is among them. Nothing is announced."""
        titles = [band.title for band in bands]
        self.clear()
        self.addItems(titles)
        self.setCurrentIndex(titles.index(self._wanted) if self._wanted in titles else 0)
        self.setVisible(len(titles) > 1)

    def choose(self, title: str) -> None:
        """Choose a series by its title; one that is not offered changes nothing."""
        if self.findText(title) >= 0:
            self.setCurrentText(title)
            self._choose(title)

    def _choose(self, title: str) -> None:
        self._wanted = title
        self._show(title)
