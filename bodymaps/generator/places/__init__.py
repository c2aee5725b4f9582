"""Where every point of the atlas lies:

recipes reckoned on the surface, baked, checked and shown for calibration. Drawing of plates is kept out.
"""

from bodymaps.generator.places.bake import make_places

__all__ = ["make_places"]
