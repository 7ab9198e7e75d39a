#!/usr/bin/env python3
"""Makes `src/diagram/advances.rs`: how wide each character is at most in the fonts that a reader may have.

Run it when the font stack in `templates/assets/diagram.css` changes, or to take more fonts into account. It needs
Debian or one of its like for the fonts (which are only unpacked, not installed), and two packages of Python:

    mkdir fonts && cd fonts
    apt-get download $(python3 ../tests/tools/advances.py --packages)
    for deb in *.deb; do dpkg -x "$deb" .; done && cd ..
    pip install fonttools uharfbuzz
    python3 tests/tools/advances.py fonts > src/diagram/advances.rs

Every width is what HarfBuzz says of the character in a font, in 1/1000 em: the widest of its joined forms, and of the
forms that it takes below or behind another letter; a mark counts as what it adds to its base. Latin, Greek and Cyrillic
letters and the punctuation are those of the sans faces that can be `system-ui` or are named in the stack (`STACK`), in
regular and in bold; other scripts take the widest of all faces found, since nobody can know which of them a reader
has. The system fonts of Windows and macOS cannot be had that way: DejaVu Sans and Inter, among the widest sans faces in
use, stand for them. What is full-width by Unicode (one em) and what has no width by rule is left out: `measure.rs`
knows the rules.
"""

import sys
import unicodedata
from pathlib import Path

# Where the faces are from: packages of Debian 12.
PACKAGES = """
culmus fonts-cantarell fonts-dejavu-core fonts-dejavu-extra fonts-freefont-otf fonts-inter fonts-ipafont-gothic
fonts-kacst-one fonts-khmeros fonts-lao fonts-liberation fonts-lklug-sinhala fonts-lohit-beng-bengali fonts-lohit-deva
fonts-lohit-gujr fonts-lohit-guru fonts-lohit-knda fonts-lohit-mlym fonts-lohit-orya fonts-lohit-taml fonts-lohit-telu
fonts-nanum fonts-noto-cjk fonts-noto-color-emoji fonts-noto-core fonts-noto-extra fonts-noto-ui-core fonts-open-sans
fonts-roboto-unhinted fonts-sil-abyssinica fonts-sil-andika fonts-sil-padauk fonts-sil-scheherazade fonts-smc-manjari
fonts-smc-rachana fonts-symbola fonts-texgyre fonts-tibetan-machine fonts-tlwg-garuda-otf fonts-tlwg-laksaman-otf
fonts-tlwg-loma-otf fonts-tlwg-umpush-otf fonts-tlwg-waree-otf fonts-unfonts-core fonts-urw-base35 fonts-vlgothic
fonts-wqy-microhei fonts-wqy-zenhei
"""

# The faces of running text: those of the stack, metric copies of them (Liberation Sans and TeX Gyre Heros are as wide
# as Arial and Helvetica), and what Linux, Android and ChromeOS call `system-ui` or `sans-serif`.
STACK = {
    "Cantarell", "DejaVu Sans", "Inter", "Liberation Sans", "Noto Sans", "Noto Sans CJK SC", "Open Sans", "Roboto",
    "TeX Gyre Heros", "WenQuanYi Micro Hei",
}
# Of these the letters, but not what they draw full-width: that is a rule, and only Chinese takes it from them.
HAN = {"Noto Sans CJK SC", "WenQuanYi Micro Hei"}
# Faces for display, for notation or for one width, which no browser takes for running text.
STRANGE = ("Mono", "Display", "Condensed", "Symbola", "FreeMono", "Handwriting", "Cursive", "Signwriting", "Nushu",
           "DejaVu Math", "Standard Symbols", "D050000L", "Z003", "Chorus", "Cuneiform", "Hieroglyphs", "Jamo")
EMOJI = "Noto Color Emoji"

# Running text: the faces of the stack, each character with a number of its own, in both weights.
TEXT = [(0x20, 0x7E), (0xA0, 0x2AF), (0x370, 0x52F), (0x1E00, 0x1EFF), (0x2010, 0x205F), (0x2070, 0x22FF)]
# Other living scripts: each character with a number of its own, all faces, in the regular weight.
OTHER = [(0x530, 0x7BF), (0x900, 0x10FF), (0x1200, 0x137F), (0x1780, 0x17DF)]
# Everywhere else neighbours share a number: letters and symbols of running text if they are about as wide, the
# characters of scripts that are hardly ever printed unless they are of different kinds.
SHARED = [(0x2B0, 0x2FF), (0x1F00, 0x1FFF), (0x2460, 0x27BF), (0x2C60, 0x2C7F), (0xFB00, 0xFB4F), (0xFE00, 0xFFFD)]
# How much narrower a neighbour may be there, and elsewhere.
ALIKE, KIND = 300, 1000
# What a character takes that no face has.
UNKNOWN = 1000
# What is not measured: unassigned, private, surrogate and control characters, separators; and what is never seen.
UNMEASURED = {"Cn", "Co", "Cs", "Cc", "Zl", "Zp"}
UNSEEN = {0xAD, 0x61C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070),
          *range(0xFFF9, 0xFFFC), *range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE1000)}
JOINER = "\u200d"


class Face:
    """One face, asked through HarfBuzz."""

    def __init__(self, path, index, names):
        self.family, self.weight = names
        self.blob = harfbuzz.Blob.from_file_path(str(path))
        face = harfbuzz.Face(self.blob, index)
        self.font = harfbuzz.Font(face)
        self.em = face.upem
        self.characters = face.unicodes

    def shape(self, text):
        """Width in 1/1000 em, rounded up; nothing if a glyph is missing."""
        buffer = harfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.flags = harfbuzz.BufferFlags.DO_NOT_INSERT_DOTTED_CIRCLE
        harfbuzz.shape(self.font, buffer, {})
        if any(info.codepoint == 0 for info in buffer.glyph_infos):
            return None
        total = sum(position.x_advance for position in buffer.glyph_positions)
        return -(-total * 1000 // self.em)

    def added(self, text, base):
        """What a text adds to its base."""
        whole, alone = self.shape(text), self.shape(base)
        return 0 if whole is None or alone is None else max(0, whole - alone)

    def advance(self, character):
        """The widest form of a character."""
        script, category = scripts.script(character), unicodedata.category(character)
        base, virama = self.letters.get(script, ("a", ""))
        if category.startswith("M"):
            return max(self.added(base + character, base), self.added(base + character + base, base + base))
        forms = [character]
        if script in ("Arab", "Syrc", "Nkoo", "Mand", "Mong", "Adlm", "Rohg"):
            forms += [JOINER + character, character + JOINER, JOINER + character + JOINER]
        widths = [self.shape(form) or 0 for form in forms]
        if virama and category == "Lo":
            widths += [self.added(base + virama + character, base), self.added(character + virama + base, base)]
        return max(widths)

    def find_letters(self):
        """For each script a letter to set marks on, and the sign that joins the next letter to it."""
        self.letters = {}
        for code in sorted(self.characters):
            character = chr(code)
            script = scripts.script(character)
            if unicodedata.category(character) in ("Lo", "Ll") and script not in self.letters:
                self.letters[script] = (character, "")
        for code in self.characters:
            if unicodedata.combining(chr(code)) == 9 and (found := self.letters.get(scripts.script(chr(code)))):
                # The first letter of an Indic script is a vowel, which takes no sign: the 20th character is not.
                block = (code & ~0x7F) + (0x15 if code < 0x1000 else 0)
                base = chr(block) if code < 0x0E00 and block in self.characters else found[0]
                self.letters[scripts.script(chr(code))] = (base, chr(code))


def faces(folder):
    """Upright faces of regular and of bold weight, each family and weight once."""
    seen = set()
    for path in sorted(Path(folder).rglob("*")):
        if path.suffix.lower() not in (".ttf", ".otf", ".ttc"):
            continue
        collection = TTCollection(path, lazy=True).fonts if path.suffix.lower() == ".ttc" else [TTFont(path, lazy=True)]
        for index, font in enumerate(collection):
            name = font["name"]
            family = str(name.getBestFamilyName() or "")
            style = str(name.getBestSubFamilyName() or "")
            weight = font["OS/2"].usWeightClass if "OS/2" in font else 400
            slanted = "head" not in font or font["head"].macStyle & 2 or "Italic" in style or "Oblique" in style
            narrow = "Condensed" in style or "Condensed" in family
            regular = weight in (400, 500) and style in ("Regular", "Book", "Normal", "Roman")
            wanted = regular or weight in (600, 700)
            key = (family, weight)
            if slanted or narrow or not wanted or key in seen or any(word in family for word in STRANGE):
                continue
            seen.add(key)
            yield Face(path, index, key)


def measured(code):
    """Whether a character gets a number."""
    category, width = unicodedata.category(chr(code)), unicodedata.east_asian_width(chr(code))
    return category not in UNMEASURED and code not in UNSEEN and (width not in "WF" or 0x1F000 <= code < 0x20000)


def within(code, blocks):
    return any(first <= code <= last for first, last in blocks)


def widest(found):
    """Character to width, in the regular faces and in the bold ones."""
    regular, bold, own = {}, {}, set()
    # The faces of the stack first: where they have a letter of running text, no other face is asked.
    for face in sorted(found, key=lambda face: (face.family not in STACK, face.family, face.weight)):
        face.find_letters()
        in_stack, heavy = face.family in STACK, face.weight >= 600
        table = bold if heavy else regular
        for code in sorted(face.characters):
            if not measured(code) or code < 0x80 and face.family == EMOJI:
                continue
            text = within(code, TEXT)
            if text and face.family in HAN and unicodedata.east_asian_width(chr(code)) == "A":
                continue
            if text and in_stack:
                own.add((heavy, code))
            if text and not in_stack and (heavy, code) in own or heavy and not text:
                continue
            table[code] = max(table.get(code, 0), face.advance(chr(code)))
    return regular, {code: max(width, regular.get(code, 0)) for code, width in bold.items()}


def runs(table):
    """Neighbours that share a number, as (first, last, width). Marks are left out: they take no room here."""
    out = []
    for code in sorted(code for code in table if not within(code, TEXT + OTHER)):
        if unicodedata.category(chr(code)) in ("Mn", "Me"):
            continue
        width, block = table[code], scripts.block(chr(code))
        if out and out[-1][4] == block:
            first, _, low, high, _ = out[-1]
            low, high = min(low, width), max(high, width)
            if high - low <= (ALIKE if within(code, SHARED) else KIND):
                out[-1] = (first, code, low, high, block)
                continue
        out.append((code, code, width, width, block))
    return [(first, last, high) for first, last, _, high, _ in out]


def default(code):
    """The number of a character that was not measured."""
    return 0 if unicodedata.category(chr(code)) in ("Mn", "Me", "Cf", "Cc") else UNKNOWN


def modifier_bases(found):
    """Emoji that take a skin tone: with it they are one picture."""
    face = next(face for face in found if face.family == EMOJI)
    tone = "\U0001f3fd"
    out = []
    for code in sorted(face.characters):
        alone, toned = face.shape(chr(code)), face.shape(chr(code) + tone)
        if code < 0x2000 or not alone or not toned or toned > 1.5 * alone:
            continue
        if out and out[-1][1] == code - 1:
            out[-1][1] = code
        else:
            out.append([code, code])
    return out


def rows(items, indent="    "):
    """Items in lines of at most 118 characters."""
    line, out = indent, []
    for item in items:
        if len(line) + len(item) > 117:
            out.append(line.rstrip())
            line = indent
        line += item + " "
    return "\n".join([*out, line.rstrip()])


def write(found):
    regular, bold = widest(found)
    print("//! How wide characters are at most in the fonts that a reader may have, in 1/1000 em: data only.")
    print("//!")
    print("//! Made by `tests/tools/advances.py`, which says from which fonts and how; not to be changed by hand.")
    print("//!")
    print("//! Characters that have the same width by rule (East Asian full width, none) are left to `measure`.")
    tables = [
        ("REGULAR", TEXT + OTHER, regular, "Regular weight"),
        ("BOLD", TEXT, {**regular, **bold}, "Semi-bold and bold"),
    ]
    for name, blocks, table, what in tables:
        print(f"\n/// {what}: the first of a row of neighbours, and a width for each.")
        print(f"#[rustfmt::skip]\npub const {name}: [(u32, &[u16]); {len(blocks)}] = [")
        for first, last in sorted(blocks):
            print(f"    (0x{first:X}, &[")
            print(rows([f"{table.get(code, default(code))}," for code in range(first, last + 1)], "        "))
            print("    ]),")
        print("];")
    shared = runs(regular)
    print("\n/// Everything else: first and last character, and the widest of those between them.")
    print(f"#[rustfmt::skip]\npub const RUNS: [(u32, u32, u16); {len(shared)}] = [")
    print(rows([f"(0x{first:X}, 0x{last:X}, {width})," for first, last, width in shared]))
    print("];")
    bases = modifier_bases(found)
    print("\n/// Emoji that are one picture together with the skin tone behind them: first and last.")
    print(f"#[rustfmt::skip]\npub const TONED: [(u32, u32); {len(bases)}] = [")
    print(rows([f"(0x{first:X}, 0x{last:X})," for first, last in bases]))
    print("];")


if __name__ == "__main__":
    if sys.argv[1:] == ["--packages"]:
        print(" ".join(PACKAGES.split()))
    elif len(sys.argv) == 2:
        import uharfbuzz as harfbuzz
        from fontTools import unicodedata as scripts
        from fontTools.ttLib import TTCollection, TTFont

        write(list(faces(sys.argv[1])))
    else:
        sys.exit(__doc__)
