"""What an empty search line asks for: the longest first, shorter ones for narrow windows."""

from ashichart.wording import terms
from ashichart.wording.catalogue import Text

PATIENTS = (Text("Name or birth year"), terms.name)
