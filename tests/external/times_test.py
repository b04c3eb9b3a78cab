"""Real Times New Roman has the advances of Liberation Serif, so that a PDF made with --font-path breaks
its lines where Word does: from the fonts' own tables (hmtx by cmap), for every letter that a plan can hold.

Looks in KEHOACH_TIMES_FOLDER and where systems keep it; skipped where it is nowhere.
"""
import os
import unicodedata
from pathlib import Path

import judges

FACES = {"LiberationSerif-Regular": ("times.ttf", "Times_New_Roman.ttf", "Times New Roman.ttf"),
         "LiberationSerif-Bold": ("timesbd.ttf", "Times_New_Roman_Bold.ttf", "Times New Roman Bold.ttf"),
         "LiberationSerif-Italic": ("timesi.ttf", "Times_New_Roman_Italic.ttf", "Times New Roman Italic.ttf"),
         "LiberationSerif-BoldItalic": ("timesbi.ttf", "Times_New_Roman_Bold_Italic.ttf",
                                        "Times New Roman Bold Italic.ttf")}
FOLDERS = ("/usr/share/fonts/truetype/msttcorefonts", "/usr/share/fonts/msttcore", "/usr/share/fonts/TTF",
           "~/.local/share/fonts", "~/.fonts", "/Library/Fonts", "/System/Library/Fonts/Supplemental",
           "C:/Windows/Fonts", "/mnt/c/Windows/Fonts")
PUNCTUATION = "\u00a0–—‘’“”…•€₫"


def letters():
    """ASCII, Latin-1, every letter of Vietnamese, and the signs of print."""
    latin = [chr(c) for c in (*range(0x20, 0x7F), *range(0xA1, 0x100)) if c != 0xAD]
    vowels = "aăâeêioôơuưy"
    marked = [unicodedata.normalize("NFC", v + mark) for v in vowels for mark in "\u0300\u0301\u0303\u0309\u0323"]
    viet = [*vowels, "đ", *marked]
    return sorted({*latin, *viet, *(c.upper() for c in viet), *PUNCTUATION})


def advances(path):
    from fontTools.ttLib import TTFont
    font = TTFont(path, lazy=True)
    em, widths, glyphs = font["head"].unitsPerEm, font["hmtx"].metrics, font.getBestCmap()
    return {c: widths[glyphs[ord(c)]][0] * 2048 / em for c in letters() if ord(c) in glyphs}


def find(names):
    folders = [os.environ["KEHOACH_TIMES_FOLDER"]] if os.environ.get("KEHOACH_TIMES_FOLDER") else FOLDERS
    for folder in map(Path, folders):
        for name in names:
            if (path := folder.expanduser() / name).is_file():
                return path
    raise judges.Missing(names[0])


def differences(ours, theirs):
    return {c: (ours.get(c), theirs.get(c)) for c in letters() if ours.get(c) != theirs.get(c)}


def main():
    shipped = {face: advances(judges.FONTS / f"{face}.ttf") for face in FACES}
    regular, bold = shipped["LiberationSerif-Regular"], shipped["LiberationSerif-Bold"]
    if len(regular) != len(letters()) or not differences(regular, bold) or differences(regular, regular):
        print("the test itself sees no difference")
        return False
    good = True
    for face, names in FACES.items():
        found = differences(shipped[face], advances(find(names)))
        print(f"{face}: {len(letters())} letters, {len(found)} of another width {dict(list(found.items())[:5])}")
        good = good and not found
    return good


if __name__ == "__main__":
    # Its absence is no failure: the font may not be handed on.
    os.environ.pop("CI", None)
    judges.main(main)
