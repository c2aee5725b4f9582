"""Why an entry is refused, in words: a sentence for every kind of fault that the domain finds."""

from ashichart.domain.charting.measures import MeasureKind
from ashichart.domain.entry_faults import EntryError, EntryFault
from ashichart.domain.scales import Scale
from ashichart.wording.catalogue import Text
from ashichart.wording.names.kinds import MEASURES

_BEYOND_SCALE = {
    Scale.NRS: Text("{entered} is outside {low} to {high} of the nrs scale."),
    Scale.GRADE: Text("{entered} is outside {low} to {high} of the grade scale."),
    Scale.PPT: Text("{entered} is outside {low} to {high} of the ppt scale."),
    Scale.CHARGE: Text("{entered} is outside {low} to {high} of the charge scale."),
}
_NOT_WHOLE = {
    Scale.NRS: Text("{entered} is not a whole number; the nrs scale has no halves."),
    Scale.GRADE: Text("{entered} is not a whole number; the grade scale has no halves."),
    Scale.CHARGE: Text("{entered} is not a whole number; the charge scale has no halves."),
}
_SENTENCES = {
    EntryFault.DOSE: Text("{entered} mg is not a dose; write a number above 0 and up to {high}."),
    EntryFault.CHARGE: Text("Emotional charge is a whole number from 0 to {high}; {entered} is none."),
    EntryFault.INTENSITY: Text("{entered} is not an intensity of pain: it goes from {low} to {high}."),
    EntryFault.MEASURE: Text("{measure} runs from 0 to {high}; {entered} is outside."),
    EntryFault.NO_PATIENT_NAME: Text("A patient needs a name or a code."),
    EntryFault.LONG_PATIENT_NAME: Text("A name has at most {most} characters."),
    EntryFault.NO_INDICATION: Text("A course needs an indication."),
    EntryFault.PLANNED_SESSIONS: Text("A course is planned for {low} to {high} sessions."),
    EntryFault.ENDS_BEFORE_START: Text("A course ends after it starts."),
    EntryFault.POINT_NAME: Text("A point needs a name of 1 to {most} characters."),
    EntryFault.POINT_LABEL: Text("The short name has 1 to {most} characters; it stands beside the mark."),
    EntryFault.POINT_KIND: Text("A point of one's own is a point of a channel's kind or a trigger point."),
    EntryFault.POINT_PLACE: Text("Say where the point lies: click its place on the body."),
    EntryFault.MANY_NAMES: Text("A point has at most {most} other names."),
    EntryFault.OTHER_NAME: Text("Another name has 1 to {most} characters."),
}


def entry_problem(error: EntryError) -> str:
    """Return why an entry is refused, in a sentence that names the bounds."""
    figures = {name: f"{one:g}" if isinstance(one, float) else one for name, one in error.figures.items()}
    if error.fault is EntryFault.BEYOND_SCALE:
        return _BEYOND_SCALE[Scale(figures["scale"])](**figures)
    if error.fault is EntryFault.NOT_WHOLE:
        return _NOT_WHOLE[Scale(figures["scale"])](**figures)
    if error.fault is EntryFault.MEASURE:
        figures["measure"] = MEASURES[MeasureKind(figures["measure"])]()
    return _SENTENCES[error.fault](**figures)
