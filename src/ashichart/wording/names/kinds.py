"""Kinds of things by name: sessions, measures, alerts; and the sentences that follow from a kind."""

from ashichart.domain.charting.measures import MEASURE_RULES, MeasureGroup, MeasureKind, is_clear
from ashichart.domain.charting.patients import Alert, AlertKind
from ashichart.domain.charting.sessions import Session, SessionKind
from ashichart.wording import terms
from ashichart.wording.catalogue import Text
from ashichart.wording.terms import no_clear_change

SESSION_KINDS = {
    SessionKind.KAP: Text("KAP"),
    SessionKind.NEEDLING: terms.needling,
    SessionKind.INTEGRATION: Text("Integration"),
    SessionKind.ASSESSMENT: Text("Assessment"),
}
SESSION_OF_KIND = {
    SessionKind.KAP: Text("KAP session"),
    SessionKind.NEEDLING: Text("Needling session"),
    SessionKind.INTEGRATION: Text("Integration session"),
    SessionKind.ASSESSMENT: Text("Assessment session"),
}
MEASURES = {
    MeasureKind.PHQ9: Text("PHQ-9"),
    MeasureKind.GAD7: Text("GAD-7"),
    MeasureKind.PCL5: Text("PCL-5"),
    MeasureKind.TENSION: Text("Muscle tension"),
    MeasureKind.NECK_FLEXION: Text("Neck flexion"),
    MeasureKind.NECK_EXTENSION: Text("Neck extension"),
    MeasureKind.NECK_ROTATION_RIGHT: Text("Neck rotation, right"),
    MeasureKind.NECK_ROTATION_LEFT: Text("Neck rotation, left"),
    MeasureKind.NECK_SIDE_RIGHT: Text("Neck side bending, right"),
    MeasureKind.NECK_SIDE_LEFT: Text("Neck side bending, left"),
    MeasureKind.SHOULDER_FLEXION_RIGHT: Text("Shoulder flexion, right"),
    MeasureKind.SHOULDER_FLEXION_LEFT: Text("Shoulder flexion, left"),
    MeasureKind.SHOULDER_ABDUCTION_RIGHT: Text("Shoulder abduction, right"),
    MeasureKind.SHOULDER_ABDUCTION_LEFT: Text("Shoulder abduction, left"),
    MeasureKind.JAW_OPENING: Text("Jaw opening"),
}
# What is recorded in one block of the dialog; tension stands with the questionnaires.
MEASURE_GROUPS = {
    MeasureGroup.MOOD: Text("Mood, trauma and tension"),
    MeasureGroup.MOTION: Text("Range of motion"),
}
_ALERTS = {
    AlertKind.ANTICOAGULANT: Text("Takes an anticoagulant."),
    AlertKind.PREGNANCY: Text("Is pregnant."),
    AlertKind.PACEMAKER: Text("Has a pacemaker: no current near it."),
    AlertKind.LYMPHOEDEMA: Text("Has lymphoedema: not in the swollen limb."),
    AlertKind.NEEDLE_PHOBIA: Text("Fears needles."),
    AlertKind.ALLERGY: Text("Has an allergy."),
    AlertKind.OTHER: Text("Has an alert."),
}
ALERT_KINDS = {
    AlertKind.ANTICOAGULANT: terms.anticoagulant,
    AlertKind.PREGNANCY: terms.pregnancy,
    AlertKind.PACEMAKER: terms.pacemaker,
    AlertKind.LYMPHOEDEMA: terms.lymphoedema,
    AlertKind.NEEDLE_PHOBIA: Text("Needle phobia"),
    AlertKind.ALLERGY: terms.allergy,
    AlertKind.OTHER: Text("Other", about="a kind"),
}
patients_record = Text("Patient's record")
# Kinds of cautions of the atlas: at the head of a line, and within one. A kind that is not here is said as it is kept.
_CAUTIONS = {
    "airway": (Text("Airway"), Text("airway")),
    "artery": (Text("Artery"), Text("artery")),
    "eye": (Text("Eye"), Text("eye")),
    "heart": (Text("Heart"), Text("heart")),
    "kidney": (Text("Kidney"), Text("kidney")),
    "nerve": (Text("Nerve"), Text("nerve")),
    "organ": (Text("Organ"), Text("organ")),
    "pleura": (Text("Pleura"), Text("pleura")),
    "pregnancy": (terms.pregnancy, terms.pregnancy_within),
}
_NO_FLOOR = Text("no floor published")
_HIGHER = Text("clearly higher")
_LOWER = Text("clearly lower")

_SET_BACK = (
    Text("The clock was set back by {minutes} min during this session: minutes since a dose may be wrong."),
    Text("The clock was set back by {hours} h during this session: minutes since a dose may be wrong."),
)
_SET_AHEAD = (
    Text("The clock was set ahead by {minutes} min during this session: minutes since a dose may be wrong."),
    Text("The clock was set ahead by {hours} h during this session: minutes since a dose may be wrong."),
)


def measure_words(kind: MeasureKind, amount: int) -> str:
    """Say what a change, later − earlier, amounts to; without a published floor nothing is called clear."""
    if MEASURE_RULES[kind].floor is None:
        return _NO_FLOOR()
    if not is_clear(kind, amount):
        return no_clear_change()
    return _HIGHER() if amount > 0 else _LOWER()


def caution_name(kind: str) -> str:
    """Return a kind of caution as a heading: "Pleura"."""
    known = _CAUTIONS.get(kind)
    return kind.replace("_", " ").capitalize() if known is None else known[0]()


def caution_within(kind: str) -> str:
    """Return a kind of caution within a sentence: "pleura"."""
    known = _CAUTIONS.get(kind)
    return kind.replace("_", " ") if known is None else known[1]()


def alert_sentence(alert: Alert) -> str:
    """Return an alert as it is shown on the chart, with its note."""
    return f"{_ALERTS[alert.kind]()} {alert.note}".strip()


def clock_words(session: Session) -> str:
    """Return what is said where the clock was set while a session was charted, "" where it ran on."""
    if session.clock_skew_s is None:
        return ""
    in_minutes, in_hours = _SET_BACK if session.clock_skew_s < 0 else _SET_AHEAD
    minutes = max(1, abs(session.clock_skew_s) // 60)
    return in_minutes(minutes=minutes) if minutes < 120 else in_hours(hours=round(minutes / 60))
