"""The canvas starts without heavy libraries."""

import subprocess
import sys


def test_import_of_the_canvas_pulls_in_no_heavy_library() -> None:
    code = (
        "import sys, ashichart.ui.body.canvas, ashichart.ui.body.small_body\n"
        "heavy = {'numpy', 'pyqtgraph', 'sqlalchemy', 'reportlab'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
