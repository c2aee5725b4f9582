"""How tables of the record name a site: in full where there is room, by its label where there is not."""

from ashichart.domain.sheets.record import RecordSite
from ashichart.report.pdf.tables import Cell


def named_cell(one: RecordSite) -> Cell:
    """Return a site's cell: a pin by its whole name, a point by its label and name."""
    return Cell(one.full_name, short=one.site.label)


def labelled_cell(one: RecordSite) -> Cell:
    """Return a site's cell without a point's name, for narrow columns."""
    return Cell(one.full_name if one.site.pin else one.site.label, short=one.site.label)
