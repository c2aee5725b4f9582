"""All Qt: windows, places, canvas and dialogs. Knows services and values; never the store or the paper."""

from ashichart.ui import override_guard

override_guard.install()
