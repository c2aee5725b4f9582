"""Modules that wait until they are used: absent from the start, whole when asked."""

import subprocess
import sys

PROGRAM = """
import sys
from ashichart.later import import_later
import_later()
import_later()
import ashichart.services.clinic
assert not {"ssl", "email", "sqlalchemy.dialects.postgresql"} & set(sys.modules)
import asyncio, importlib.metadata
async def three():
    await asyncio.sleep(0)
    return 3
assert asyncio.run(three()) == 3
import asyncio.subprocess
assert importlib.metadata.version("SQLAlchemy")
from sqlalchemy.util import concurrency
assert issubclass(concurrency.asyncio.TimeoutError, Exception)
"""


def test_what_sqlalchemy_never_asks_for_is_not_imported_and_still_works() -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], check=True, timeout=60)


def test_a_module_that_is_there_already_is_left_alone() -> None:
    program = "import asyncio as before\nfrom ashichart.later import import_later\nimport_later()\n"
    program += "import asyncio, hmac\nassert asyncio is before\n"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_a_question_about_the_placeholder_itself_imports_nothing() -> None:
    program = "import sys\nfrom ashichart.later import import_later\nimport_later()\nimport asyncio\n"
    program += "assert not hasattr(asyncio, '__no_such__')\nassert 'ssl' not in sys.modules\n"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
