"""The atlas as other programs read it."""

from collections.abc import Mapping

from ashichart.domain.atlas.body import Figure, Laterality, Side
from ashichart.exchange.atlas_json import Areas, Lines, PlateFrame, atlas_json
from ashichart.services.atlas.atlas_service import AtlasService


def export_atlas(atlas: AtlasService, figure: Figure) -> bytes:
    """Return the atlas of a figure as JSON in the `ashichart-atlas` format."""
    frames = {
        name: PlateFrame(
            drawn.camera.fractions((0.0, 0.0, 0.0))[0],
            drawn.camera.fractions((0.0, 1.0, 0.0))[1],
            drawn.camera.fractions((0.0, 0.0, 0.0))[1],
        )
        for name, drawn in atlas.files.plates(figure).items()
        if drawn.plate.group == "body"
    }
    both = (Side.LEFT, Side.RIGHT)
    midline = {one.channel for one in atlas.points(figure) if one.laterality is Laterality.MIDLINE}
    paired = {one.channel for one in atlas.points(figure) if one.laterality is Laterality.BILATERAL}

    def drawn_lines(layer: str, code: str, sides: tuple[Side, ...]) -> Mapping[Side, Lines]:
        shapes = {side: atlas.areas.shape(figure, layer, code, side) for side in sides}
        return {side: shape for side, shape in shapes.items() if shape}

    areas = Areas(
        muscles=[(one, drawn_lines("muscles", one.code, both)) for one in atlas.areas.muscles()],
        regions=[(one, atlas.areas.shape(figure, "regions", one.code, one.side)) for one in atlas.areas.regions()],
        channels=[
            (one, drawn_lines("channels", one.code, (Side.MIDLINE,) if one.code in midline - paired else both))
            for one in atlas.areas.channels()
        ],
        choir=atlas.areas.choir(),
        properties=atlas.areas.properties(),
    )
    return atlas_json(figure, atlas.plates.of(figure), frames, atlas.points(figure), areas)
