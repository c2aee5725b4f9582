"""Where pins are seen is kept from one start to the next, and forgotten when the atlas is another."""

import os
from pathlib import Path

from tests.made_up.clinic_kit import PASSWORD, new_clinic, pin_site
from tests.made_up.clock import SetClock
from tests.made_up.small_atlas import write_small_atlas

from ashichart.domain.atlas.body import Figure, SurfacePoint
from ashichart.services.atlas.atlas_service import AtlasService
from ashichart.services.clinic.clinic import open_clinic

PIN = pin_site("p1")


def test_a_view_once_worked_out_is_there_after_the_next_opening(tmp_path: Path) -> None:
    made = write_small_atlas(tmp_path / "made")
    clinic, atlas = new_clinic(tmp_path), AtlasService(made)
    seen = atlas.places.of(Figure.FEMALE, PIN)
    assert seen
    clinic.pin_views.keep(atlas)
    clinic.close()

    again = open_clinic(tmp_path / "clinic.ashi", PASSWORD, clock=SetClock())
    fresh = AtlasService(made)
    again.pin_views.bring(fresh)
    (made / "topology.npz").rename(made / "away.npz")  # what is known now needs no body surface
    assert fresh.places.of(Figure.FEMALE, PIN) == seen
    again.close()


def test_another_atlas_takes_nothing_over(tmp_path: Path) -> None:
    made = write_small_atlas(tmp_path / "made")
    clinic, atlas = new_clinic(tmp_path), AtlasService(made)
    atlas.places.of(Figure.FEMALE, PIN)
    clinic.pin_views.keep(atlas)
    plates = made / "female" / "plates.json"
    os.utime(plates, ns=(1, 1))
    fresh = AtlasService(made)
    clinic.pin_views.bring(fresh)
    assert fresh.places.known_pins() == {}
    clinic.pin_views.keep(fresh)  # nothing learnt, nothing written
    clinic.pin_views.bring(atlas)
    clinic.close()


def test_only_what_is_new_is_written_and_an_emptied_table_stays_empty(tmp_path: Path) -> None:
    made = write_small_atlas(tmp_path / "made")
    clinic, atlas = new_clinic(tmp_path), AtlasService(made)
    clinic.pin_views.keep(atlas)
    atlas.places.of(Figure.FEMALE, PIN)
    clinic.pin_views.keep(atlas)
    before = (tmp_path / "clinic.ashi").stat().st_mtime_ns
    clinic.pin_views.keep(atlas)
    assert (tmp_path / "clinic.ashi").stat().st_mtime_ns == before
    clinic.close()


def test_the_atlas_warms_the_bodies_in_use_and_says_nothing_of_damage(tmp_path: Path) -> None:
    made = write_small_atlas(tmp_path)
    atlas = AtlasService(made)
    atlas.points(Figure.FEMALE)
    atlas.warm()
    (made / "topology.npz").unlink()
    assert atlas.places.at(Figure.FEMALE, SurfacePoint(0, 0.5, 0.5)).plates
    other = AtlasService(made)
    other.points(Figure.FEMALE)
    other.warm()


def test_a_drawing_made_anew_has_another_stamp(tmp_path: Path) -> None:
    made = write_small_atlas(tmp_path)
    atlas = AtlasService(made)
    name = next(iter(atlas.plates.of(Figure.FEMALE)))
    before = atlas.plates.stamp(Figure.FEMALE, name)
    (made / "female" / f"{name}.svg").write_text("<svg/>", encoding="utf-8")
    assert atlas.plates.stamp(Figure.FEMALE, name) != before
    assert atlas.plates.stamp(Figure.FEMALE, "no such plate") == ""
