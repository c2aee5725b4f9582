"""AshiChart: tenderness, needles and KAP sessions charted on a drawn body."""

__version__ = "0.1.0"
