"""Vital signs in words: what was taken, and why numbers cannot be vital signs."""

from ashichart.domain.charting.doses import VITAL_BOUNDS, VitalFault, VitalSigns, VitalValues, vital_fault
from ashichart.wording.catalogue import Text

_PRESSURE = Text("{pressure} mmHg")
_PULSE = Text("{pulse} a minute")
_SPO2 = Text("{spo2} %")

_BEYOND = {
    VitalFault.SYSTOLIC: Text("{number} is no systolic pressure; write {low} to {high} mmHg."),
    VitalFault.DIASTOLIC: Text("{number} is no diastolic pressure; write {low} to {high} mmHg."),
    VitalFault.PULSE: Text("{number} is no pulse; write {low} to {high} a minute."),
    VitalFault.SPO2: Text("{number} is no SpO₂; write {low} to {high} %."),
}
_NOTHING = Text("Write a blood pressure, a pulse or an SpO₂; none of them was given.")
_ONE_NUMBER = Text("A blood pressure has two numbers, as in 128/82.")
_WRONG_WAY = Text("{pressure} is no blood pressure; the first number is the greater, as in 128/82.")


def vitals_parts(taken: VitalSigns) -> list[str]:
    """Return what was taken, each with its unit: "128/82 mmHg", "76 a minute", "97 %"."""
    said = [_PRESSURE(pressure=taken.pressure)] if taken.pressure else []
    said += [] if taken.pulse is None else [_PULSE(pulse=taken.pulse)]
    return said + ([] if taken.spo2 is None else [_SPO2(spo2=taken.spo2)])


def vitals_problem(values: VitalValues) -> str:
    """Return why numbers cannot be recorded as vital signs, "" if they can."""
    fault = vital_fault(values)
    if fault is None:
        return ""
    if fault in _BEYOND:
        number = dict(zip(VITAL_BOUNDS, values, strict=True))[fault.value]
        low, high = VITAL_BOUNDS[fault.value]
        return _BEYOND[fault](number=number or 0, low=low, high=high)
    if fault is VitalFault.WRONG_WAY:
        return _WRONG_WAY(pressure=f"{values[0]}/{values[1]}")
    return {VitalFault.NOTHING: _NOTHING(), VitalFault.ONE_NUMBER: _ONE_NUMBER()}[fault]
