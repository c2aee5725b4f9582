"""Where the user is survives closing; nothing of it is audited."""

from tests.made_up.clinic_kit import PASSWORD

from ashichart.domain.workplace import ChartStep, PlaceName, Workplace
from ashichart.services.clinic.clinic import Clinic, open_clinic


def test_place_comes_back_after_a_restart(clinic: Clinic) -> None:
    assert clinic.workplaces.get() == Workplace()
    acts = len(clinic.audit_trail())
    here = Workplace(PlaceName.CHART, "p", "c", "s", ChartStep.AFTER, ("head-front", "left"), "x")
    clinic.workplaces.keep(Workplace(PlaceName.COURSE))
    clinic.workplaces.keep(here)
    assert len(clinic.audit_trail()) == acts
    clinic.close()
    again = open_clinic(clinic.path, PASSWORD)
    assert again.workplaces.get() == here
    again.close()
