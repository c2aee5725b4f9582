"""Findings of the checks of the atlas and its point files: each names the file, the entry and what to do."""

from ashichart.wording.catalogue import Text

cannot_be_read_or_is_there = Text(
    "atlas.json: {entry} cannot be read or is there twice; correct its entry in bodymaps/points."
)
there_are_extra_points_not_see = Text("atlas.json: there are {count} extra points, not {wanted}; see EX.toml.")
there_are_trigger_points_fewer_than = Text(
    "atlas.json: there are {count} trigger points, fewer than {wanted}; see trigger-points*.toml."
)
there_are_muscles_fewer_than_see = Text(
    "atlas.json: there are {count} muscles, fewer than {wanted}; see muscles*.toml."
)
there_are_regions_not_to_see = Text("atlas.json: there are {count} regions, not {least} to {most}; see regions.toml.")
there_are_choir_areas_not_see = Text("atlas.json: there are {count} CHOIR areas, not {wanted}; see regions.toml.")
muscles_but_atlas_json_has_remake = Text("areas.npz: {drawn} muscles, but atlas.json has {count}; remake the areas.")
cells_of_skin_are_in_no = Text("areas.npz: {count} cells of skin are in no region; remake the areas.")
a_region_reaches_into_the_eyes = Text("areas.npz: a region reaches into the eyes or the mouth; remake the areas.")
a_cell_is_in_a_region = Text("areas.npz: a cell is in a region that atlas.json does not have; remake the areas.")
point_is_not_placed_on_every = Text(
    "{file}: point {code} is not placed on every side it has; correct its recipe in bodymaps/points and "
    "remake the places."
)
point_is_not_on_the_midline = Text(
    "{file}: point {point} is not on the midline; correct its recipe in bodymaps/points and remake the places."
)
point_left_is_not_on_the = Text(
    "{file}: point {point} left is not on the left; correct its recipe in bodymaps/points and remake the "
    "places."
)
point_right_is_not_the_mirror = Text("{file}: point {point} right is not the mirror of its left; remake the places.")
point_is_not_on_the_skin = Text(
    "{file}: point {point} {side} is not on the skin; correct its recipe in bodymaps/points and remake the "
    "places."
)
point_on_lies_mm_outside_move = Text(
    "{file}: point {point} (on {part}) lies {mm} mm outside {muscle}; move it, or correct the outline of the "
    "muscle."
)
point_is_of_no_known_muscle = Text("atlas.json: point {point} is of no known muscle ({muscle}); add the muscle.")
the_label_of_is_longer_than = Text(
    "atlas.json: the label of {point}, {label}, is longer than {most} letters; shorten it."
)
region_is_of_the_unknown_choir = Text(
    "atlas.json: region {region} is of the unknown CHOIR area {area}; see regions.toml."
)
channel_has_points_not_see_toml = Text(
    "atlas.json: channel {channel} has {count} points, not {wanted}; see {channel}.toml."
)
region_has_no_skin_look_at = Text("areas.npz: region {region} has no skin; look at its outline in regions.toml.")
muscle_has_no_skin_give_it = Text("areas.npz: muscle {muscle} has no skin; give it an outline in muscles*.toml.")
point_is_written_off_the_skin = Text("{file}: point {point} {side} is written off the skin; remake the places.")
channel_lists_which_is_no_point = Text(
    "atlas.json: channel {channel} lists {code}, which is no point; add the point or drop it."
)
point_has_the_unknown_property_add = Text(
    "atlas.json: point {point} has the unknown property {name}; add it to properties.toml."
)
point_is_felt_in_which_is = Text("atlas.json: point {point} is felt in {name}, which is no region; see regions.toml.")
region_is_not_the_mirror_of = Text("areas.npz: region {region} is not the mirror of its right one; remake the areas.")
is_drawn_on_no_plate_look = Text("{file}: {kind} {code} is drawn on no plate; look at its entry and remake the areas.")
is_on_which_is_no_plate = Text("{file}: {kind} {code} is on {plate}, which is no plate; remake the areas.")
there_are_no_point_files_name = Text("{folder}: there are no point files; name their folder with --points.")
points_instead_of_add_what_is = Text(
    "EX.toml: {count} points instead of {wanted}; add what is missing, drop what is too much."
)
needs_either_a_place_or_a = Text(
    "{file}: {code} needs either a place or a sentence `discreet` that says why it has none."
)
the_recipe_of_is_no_table = Text("{file}: the recipe of {name} is no table; see the top of landmarks.toml.")
the_recipe_of_needs_exactly_one = Text("{file}: the recipe of {name} needs exactly one of {verbs}.")
is_also_a_point_of_rename = Text("{file}: {code} is also a point of {other_file}; rename one.")
the_landmark_is_called_like_a = Text("{file}: the landmark {name} is called like a point; rename it.")
points_instead_of_add_what_is_2 = Text(
    "{channel}.toml: {count} points instead of {wanted}; add what is missing, drop what is too much."
)
has_needle_places_for_needles_make = Text(
    "{file}: {code} has {places} needle_places for {needles} needles; make them agree."
)
is_of_the_unknown_muscle_add = Text(
    "{file}: {code} is of the unknown muscle {muscle}; add it to muscles*.toml, or correct its spelling."
)
has_a_number_another_point_of = Text(
    "{file}: {code} has a number another point of {muscle} has; number them within the muscle."
)
has_no_essential_referral_name_regions = Text(
    "{file}: {code} has no essential referral; name regions of regions.toml."
)
has_the_unknown_caution_add_it = Text(
    "{file}: {code} has the unknown caution {name}; add it to cautions.toml, or correct its spelling."
)
the_label_of_is_longer_than_2 = Text("{file}: the label of {code} is longer than 14 letters; shorten it.")
is_of_the_unknown_choir_area = Text(
    "{file}: {code} is of the unknown CHOIR area {area}; use one of this file's [choir]."
)
has_no_write_it = Text("{file}: {name} has no {missing}; write it.")
goes_round_which_is_no_frame = Text("{file}: {name} goes round {limb}, which is no frame; see landmarks*.toml.")
uses_the_unknown_see_landmarks_toml = Text("{file}: {name} uses the unknown {kind} {used}; see landmarks*.toml.")
is_there_twice_first_in_drop = Text("{file}: {name} is there twice, first in {other_file}; drop one.")
the_file_cannot_be_read_correct = Text("{file}: the file cannot be read ({error}); correct it there.")
is_felt_in_which_is_no = Text("{file}: {code} is felt in {name}, which is no region; use a code of regions.toml.")
has_the_unknown_risk_add_it = Text(
    "{file}: {code} has the unknown risk {name}; add it to cautions.toml, or correct its spelling."
)
lists_which_is_no_point_correct = Text(
    "{file}: {name} lists {code}, which is no point; correct its spelling or drop it."
)
is_no_entry_write_it_as = Text("{file}: {name} is no entry; write it as a table.")
uses_the_unknown_scale_see_landmarks = Text("{file}: {name} uses the unknown scale {scale}; see landmarks*.toml.")
names_the_unknown_landmark_add_it = Text(
    "{file}: {name} names the unknown landmark {landmark}; add it to landmarks*.toml, or spell it right."
)
