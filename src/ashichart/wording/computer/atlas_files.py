"""What is said of the files of the atlas that are shipped with the program: missing, damaged, of another version."""

from ashichart.wording.catalogue import Text

areas_do_not_fit = Text("The areas of the body {path} do not fit the rest of the body.")
areas_missing = Text("The areas of the body {path} are missing or damaged.")
places_missing = Text("The list of places {path} is missing.")
places_unread = Text("The list of places {path} cannot be read.")
places_damaged = Text("The list of places {path} is damaged: {error}.")
no_atlas = Text("The file {path} is not an atlas of AshiChart.")
newer_atlas = Text("The atlas {path} was made for a newer AshiChart.")
install_newer = Text("Install the newer AshiChart.")
atlas_missing = Text("The atlas {path} is missing.")
atlas_unread = Text("The atlas {path} cannot be read.")
atlas_damaged = Text("The atlas {path} is damaged: {error}.")
install_again = Text("Install AshiChart again; the clinic's own file is not affected.")
drawings_empty = Text("The list of drawings {path} holds no plate.")
drawings_missing = Text("The list of drawings {path} is missing.")
drawings_unread = Text("The list of drawings {path} cannot be read.")
drawing_missing = Text("The drawing {path} is missing or cannot be read.")
plate_damaged = Text("The plate {name} in {path} is damaged ({error}).")
outlines_missing = Text("The outlines {path} are missing or damaged.")
surface_does_not_fit = Text("The body surface {path} does not fit the rest of the body.")
surface_missing = Text("The body surface {path} is missing or damaged.")
unread_entry = {
    "channel": Text("channel {code}"), "muscle": Text("muscle {code}"), "point": Text("point {code}"),
    "area": Text("area {code}"), "property": Text("property {code}"), "region": Text("region {code}"),
}  # fmt: skip
a_second_time = Text("{entry}, a second time")
