"""What is said of files that people choose: paths that cannot be, files that cannot be written, and what to do."""

from ashichart.wording.catalogue import Text

half_character = Text("The path holds half a character, which no file name can. Write it again.")
invisible_sign = Text("The path holds an invisible sign that no file name can. Write it again.")
no_name = Text("The path names no file. Write the name of the file too.")
long_name = Text("The name of the file or of a folder is too long. Shorten it.")
long_path = Text("The path of the file is too long. Choose a folder nearer to the top.")
part_missing = Text("The folder {name} is missing beside the program; install AshiChart again.")

is_there = Text("{path} is there already.")
choose_whole_name = Text("Choose it by its whole name to replace it.")
other_place_or_replace = Text("Name another place, or add --replace.")

the_atlas = Text("The atlas")
the_sheet = Text("The sheet")
not_saved = Text("{what} could not be saved: {reason}")
is_folder = Text("{path} is a folder.")
no_folder = Text("there is no folder {folder}.")
disk_full = Text("the disk of {folder} is full.")
not_allowed = Text("nothing may be written into {folder}.")
out_of_reach = Text("{folder} cannot be reached.")
name_file = Text("Name a file in it.")
make_folder = Text("Make the folder first, or choose another one.")
free_space = Text("Free some space, or choose another folder.")
other_folder = Text("Choose another folder.")

other_one = Text("Choose another one.")
