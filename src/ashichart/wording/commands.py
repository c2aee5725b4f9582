"""What the command line says of what was typed there."""

from ashichart.wording.catalogue import Text

no_patient_named = Text("No patient is named.")
write_the_name = Text("Write the name, or the beginning of it.")
