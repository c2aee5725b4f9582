"""Makes resources/fonts and LICENSES from npm packages: a development tool, never run by the program.

    npm pack inter-ui source-sans @fontsource/noto-sans-sc     # unpack each beside the others
    python resources/build_fonts.py FOLDER_OF_THE_UNPACKED_PACKAGES

Needs fonttools and brotli. Inter is cut down to the scripts people's names are written in, Noto Sans SC to the
characters of the points; Source Sans 3 stays as Adobe made it, because its name is reserved for that.
"""

import shutil
import sys
import tomllib
from io import BytesIO
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

RESOURCES = Path(__file__).resolve().parent
FONTS = RESOURCES / "fonts"
LICENSES = RESOURCES.parent / "LICENSES"
POINTS = RESOURCES.parent / "bodymaps" / "points"

INTER_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
# Latin with its extensions, Greek, Cyrillic, punctuation, arrows, mathematics, keys and geometric signs.
INTER_RANGES = (
    (0x20, 0x24F), (0x259, 0x259), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF),
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2116, 0x2122), (0x2150, 0x215F), (0x2190, 0x21FF),
    (0x2200, 0x22FF), (0x2300, 0x23FF), (0x25A0, 0x25FF), (0x2713, 0x2717),
)  # fmt: skip
INTER_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "calt", "tnum", "case", "zero", "frac", "sups", "subs"]

# The 361 classical points, channel by channel, with the characters in which the traditional form differs behind "|".
POINT_NAMES = (
    "中府云门天府侠白尺泽孔最列缺经渠太渊鱼际少商|雲門俠澤經淵魚際",
    "商阳二间三间合谷阳溪偏历温溜下廉上廉手三里曲池肘髎手五里臂臑肩髃巨骨天鼎扶突口禾髎迎香|陽間歷溫",
    "承泣四白巨髎地仓大迎颊车下关头维人迎水突气舍缺盆气户库房屋翳膺窗乳中乳根不容承满梁门关门太乙滑肉门天枢外陵大巨"
    "水道归来气冲髀关伏兔阴市梁丘犊鼻足三里上巨虚条口下巨虚丰隆解溪冲阳陷谷内庭厉兑|倉頰車關頭維氣戶庫滿樞歸沖衝陰犢虛條豐內厲兌",
    "隐白大都太白公孙商丘三阴交漏谷地机阴陵泉血海箕门冲门府舍腹结大横腹哀食窦天溪胸乡周荣大包|隱孫機結橫竇鄉榮",
    "极泉青灵少海灵道通里阴郄神门少府少冲|極靈郤",
    "少泽前谷后溪腕骨阳谷养老支正小海肩贞臑俞天宗秉风曲垣肩外俞肩中俞天窗天容颧髎听宫|後養貞風顴聽宮",
    "睛明攒竹眉冲曲差五处承光通天络却玉枕天柱大杼风门肺俞厥阴俞心俞督俞膈俞肝俞胆俞脾俞胃俞三焦俞肾俞气海俞大肠俞"
    "关元俞小肠俞膀胱俞中膂俞白环俞上髎次髎中髎下髎会阳承扶殷门浮郄委阳委中附分魄户膏肓神堂譩譆膈关魂门阳纲意舍胃仓"
    "肓门志室胞肓秩边合阳承筋承山飞扬跗阳昆仑仆参申脉金门京骨束骨足通谷至阴|攢處絡卻膽腎腸環會綱邊飛揚崑崙僕參脈",
    "涌泉然谷太溪大钟水泉照海复溜交信筑宾阴谷横骨大赫气穴四满中注肓俞商曲石关阴都腹通谷幽门步廊神封灵墟神藏彧中俞府"
    "|湧鐘鍾復築賓彧",
    "天池天泉曲泽郄门间使内关大陵劳宫中冲|勞",
    "关冲液门中渚阳池外关支沟会宗三阳络四渎天井清冷渊消泺臑会肩髎天髎天牖翳风瘈脉颅息角孙耳门耳和髎丝竹空|溝瀆濼顱絲瘛",
    "瞳子髎听会上关颔厌悬颅悬厘曲鬓率谷天冲浮白头窍阴完骨本神阳白头临泣目窗正营承灵脑空风池肩井渊腋辄筋日月京门带脉"
    "五枢维道居髎环跳风市中渎膝阳关阳陵泉阳交外丘光明阳辅悬钟足临泣地五会侠溪足窍阴|頷厭懸釐鬢竅臨營腦輒帶輔",
    "大敦行间太冲中封蠡沟中都膝关曲泉阴包足五里阴廉急脉章门期门",
    "会阴曲骨中极关元石门气海阴交神阙水分下脘建里中脘上脘巨阙鸠尾中庭膻中玉堂紫宫华盖璇玑天突廉泉承浆|闕鳩華蓋璣漿裡",
    "长强腰俞腰阳关命门悬枢脊中中枢筋缩至阳灵台神道身柱陶道大椎哑门风府脑户强间后顶百会前顶囟会上星神庭素髎水沟"
    "兑端龈交印堂|長強縮臺啞頂齦",
    "四神聪太阳鱼腰球后上迎香内迎香聚泉海泉金津玉液牵正安眠定喘夹脊胃脘下俞痞根腰眼腰宜十七椎腰奇肩前二白八邪四缝"
    "十宣外劳宫落枕中泉鹤顶百虫窝内膝眼膝眼胆囊阑尾内踝尖外踝尖八风独阴气端子宫当阳翳明颈百劳|聰牽夾縫鶴蟲窩闌獨當頸",
    "手足太阴阳明少厥肺大肠胃脾心小肠膀胱肾包三焦胆肝经任督脉奇穴耳穴阿是穴左右|經任督",
)


def _licence(source: Path, name: str) -> None:
    LICENSES.mkdir(exist_ok=True)
    shutil.copyfile(source, LICENSES / name)


def _subset(font: TTFont, characters: set[int], features: list[str]) -> TTFont:
    options = Options(
        layout_features=features, notdef_outline=True, glyph_names=False, hinting=False, legacy_kern=False
    )
    options.name_IDs = ["*"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    return font


def _only_figures_stand_in_columns(font: TTFont) -> None:
    """Leave hyphens and other signs out of tabular figures: "carry-over" would fall apart in running text."""
    characters = font.getBestCmap()
    columns = {characters[ord(sign)] for sign in "0123456789+−" if ord(sign) in characters}
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for at in record.Feature.LookupListIndex:
            for subtable in table.LookupList.Lookup[at].SubTable:
                subtable = getattr(subtable, "ExtSubTable", subtable)
                if hasattr(subtable, "mapping"):
                    subtable.mapping = {old: new for old, new in subtable.mapping.items() if old in columns}


def build_inter(packages: Path) -> None:
    """Write one TTF per weight."""
    wanted = {code for first, last in INTER_RANGES for code in range(first, last + 1)}
    for weight in INTER_WEIGHTS:
        font = TTFont(packages / "inter-ui" / "web" / f"Inter-{weight}.woff2")
        _only_figures_stand_in_columns(font)
        _subset(font, wanted, INTER_FEATURES)
        font.flavor = None
        font.save(FONTS / f"Inter-{weight}.ttf")
    _licence(packages / "inter-ui" / "LICENSE.txt", "Inter-OFL.txt")


def build_source_sans(packages: Path) -> None:
    """Copy the two weights of the paper."""
    folder = packages / "source-sans" / "TTF"
    shutil.copyfile(folder / "SourceSans3-Regular.ttf", FONTS / "SourceSans3-Regular.ttf")
    shutil.copyfile(folder / "SourceSans3-Semibold.ttf", FONTS / "SourceSans3-SemiBold.ttf")
    _licence(packages / "source-sans" / "LICENSE.md", "SourceSans3-OFL.txt")


def _atlas_text() -> str:
    """Return every text of the atlas sources, so that a newly added point finds its characters here."""

    def texts(value: object) -> list[str]:
        if isinstance(value, str):
            return [value]
        if isinstance(value, dict):
            return [text for part in value.values() for text in texts(part)]
        if isinstance(value, list):
            return [text for part in value for text in texts(part)]
        return []

    return "".join("".join(texts(tomllib.loads(file.read_text("utf-8")))) for file in sorted(POINTS.glob("**/*.toml")))


def build_noto(packages: Path) -> None:
    """Merge the slices of Noto Sans SC that hold the points' characters into one TTF."""
    wanted = {ord(sign) for sign in "".join(POINT_NAMES) + _atlas_text() if 0x2E80 <= ord(sign) <= 0x9FFF}
    wanted |= {ord(sign) for sign in "、。（）"}
    left = set(wanted)
    slices: list[BytesIO] = []
    folder = packages / "noto-sans-sc" / "files"
    for path in sorted(folder.glob("noto-sans-sc-*-400-normal.woff2")):
        font = TTFont(path)
        here = left & set(font.getBestCmap())
        if not here:
            continue
        left -= here
        _subset(font, here, [])
        font.flavor = None
        for table in ("GSUB", "GPOS", "BASE", "STAT", "vhea", "vmtx"):
            if table in font:
                del font[table]
        stream = BytesIO()
        font.save(stream)
        stream.seek(0)
        slices.append(stream)
    merged = Merger().merge(slices)
    for record in merged["name"].names:
        if record.nameID in (1, 16):
            record.string = "Noto Sans SC"
        elif record.nameID in (2, 17):
            record.string = "Regular"
        elif record.nameID == 4:
            record.string = "Noto Sans SC Regular"
        elif record.nameID == 6:
            record.string = "NotoSansSC-Regular"
    merged["OS/2"].usWeightClass = 400
    merged.save(FONTS / "NotoSansSC-Points.ttf")
    _licence(packages / "noto-sans-sc" / "LICENSE", "NotoSansSC-OFL.txt")
    missing = "".join(map(chr, sorted(left)))
    sys.stdout.write(f"Noto Sans SC: {len(wanted) - len(left)} characters; without a glyph: {missing}\n")


if __name__ == "__main__":
    FONTS.mkdir(exist_ok=True)
    unpacked = Path(sys.argv[1])
    build_inter(unpacked)
    build_source_sans(unpacked)
    build_noto(unpacked)
    for made in sorted(FONTS.glob("*.ttf")):
        sys.stdout.write(f"{made.name:28} {made.stat().st_size // 1024:5} KB\n")
