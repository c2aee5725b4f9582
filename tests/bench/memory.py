"""How much memory this process holds."""

from pathlib import Path


def resident_mib() -> float:
    """Return the resident set in MiB from /proc; 0 where there is none."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * 4096 / 2**20 if statm.exists() else 0.0
