"""Vital signs: what is recorded, and what a typing error is."""

from datetime import UTC, datetime

import pytest

from ashichart.domain.charting.doses import VITAL_BOUNDS, VitalFault, VitalSigns, VitalValues, vital_fault

AT = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ((None, None, None, None), VitalFault.NOTHING),
        ((128, None, None, None), VitalFault.ONE_NUMBER),
        ((None, 82, None, None), VitalFault.ONE_NUMBER),
        ((82, 128, None, None), VitalFault.WRONG_WAY),
        ((82, 82, None, None), VitalFault.WRONG_WAY),
        ((1280, 82, None, None), VitalFault.SYSTOLIC),
        ((128, 2, None, None), VitalFault.DIASTOLIC),
        ((None, None, 0, None), VitalFault.PULSE),
        ((None, None, None, 101), VitalFault.SPO2),
    ],
)
def test_a_typing_error_is_found(values: VitalValues, fault: VitalFault) -> None:
    assert vital_fault(values) is fault
    with pytest.raises(ValueError, match=fault.value):
        VitalSigns("v", "s", AT, *values)


def test_times_are_aware_and_bounds_are_of_every_value() -> None:
    with pytest.raises(ValueError, match="aware"):
        VitalSigns("v", "s", datetime(2026, 3, 2), pulse=76)  # noqa: DTZ001 - that is the point
    assert list(VITAL_BOUNDS) == ["systolic", "diastolic", "pulse", "spo2"]


@pytest.mark.parametrize("name", VITAL_BOUNDS)
def test_the_bounds_themselves_are_taken_and_one_beyond_is_not(name: str) -> None:
    # The other pressure stands beside a pressure, as far from it as can be.
    beside = {"systolic": {"diastolic": 20}, "diastolic": {"systolic": 300}}.get(name, {})
    low, high = VITAL_BOUNDS[name]
    for value in (low, high):
        assert getattr(VitalSigns("v", "s", AT, **{**beside, name: value}), name) == value
    for value in (low - 1, high + 1):
        with pytest.raises(ValueError, match=name):
            VitalSigns("v", "s", AT, **{**beside, name: value})
