"""Words of the bars over a place that have a short form for narrow windows: the whole first, the short one second."""

from ashichart.wording import terms
from ashichart.wording.catalogue import Text

DEMONSTRATION = (terms.demonstration_within, Text("demo"))
PRINT_SHEET = (Text("Print sheet"), Text("Print", about="a button"))
