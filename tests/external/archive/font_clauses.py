"""Fonts: ISO 19005-2, 6.2.11 and ISO 14289-1, 7.21, which ask the same. What stands on the pages of a file
is shown with composite TrueType fonts; anything else is told as such."""
from pdf_model import text_of, true_type

SIMPLE = "6.2.11.2,6.2.11.6/" + ",".join(f"31-0{n}" for n in range(17, 27)) + ",7.21.6"


def used_codes(pdf):
    """By name of the font: every code that a page shows, with what stands around it."""
    used = {}
    for page in pdf.pages:
        for kind, codes, font, marks in pdf.shown(page)[0]:
            if kind == "text":
                used.setdefault(font, {}).update((code, marks) for code in codes)
    return used


def widths_of(pdf, descendant):
    out, w, i = {}, pdf.get(descendant.get("/W", [])), 0
    while i < len(w):
        if isinstance(pdf.get(w[i + 1]), list):
            out.update((w[i] + k, width) for k, width in enumerate(pdf.get(w[i + 1])))
            i += 2
        else:
            out.update((code, w[i + 2]) for code in range(w[i], w[i + 1] + 1))
            i += 3
    return out


def check_fonts(pdf, found):
    used = used_codes(pdf)
    for name, font in pdf.fonts().items():
        if name not in used:
            continue
        found.need(font.get("/Type") == "/Font", "6.2.11.2-1/7.21.2", f"{name}'s dictionary is no font's")
        if not found.need(font.get("/Subtype") == "/Type0", SIMPLE, f"{name} is no composite font"):
            continue
        descendant = pdf.get(pdf.get(font["/DescendantFonts"])[0])
        descriptor = pdf.at(descendant, "/FontDescriptor") or {}
        check_dictionaries(pdf, found, name, font, descendant, descriptor)
        check_unicode(pdf, found, name, font, used[name])
        if not found.need("/FontFile2" in descriptor, "6.2.11.4.1-1/31-009,7.21.4.1-1", f"{name} is not embedded"):
            continue
        kind = (pdf.at(descriptor, "/FontFile2") or {}).get("/Subtype")
        found.need(kind is None, "6.2.11.2-7/7.21.2", f"{name}'s program is of the kind {kind}")
        check_program(pdf, found, name, font, descendant, descriptor, set(used[name]))


def check_dictionaries(pdf, found, name, font, descendant, descriptor):
    found.need(descendant.get("/Subtype") == "/CIDFontType2" and descendant.get("/Type") == "/Font",
               "6.2.11.2-2/7.21.2", f"{name}'s descendant is {descendant.get('/Subtype')}")
    found.need("/BaseFont" in font and "/BaseFont" in descendant, "6.2.11.2-3/7.21.2", f"{name} has no BaseFont")
    names = {font.get("/BaseFont"), descendant.get("/BaseFont"), descriptor.get("/FontName")}
    found.need(len(names) == 1 and (names.pop() or "")[7:8] == "+", "6.2.11.2/7.21.2", f"{name}: the names of the subset")
    found.need("/CharSet" not in descriptor, "6.2.11.4.2-1/31-012,31-013,7.21.4.2-1", f"{name} has a CharSet, as Type 1 fonts do")
    # A CMap by another name, or of its own: its WMode and what it refers to are looked at by nobody here.
    found.need(font.get("/Encoding") in ("/Identity-H", "/Identity-V"),
               "6.2.11.3.3/31-006,31-007,31-008,7.21.3.3", f"{name}'s encoding")
    system = pdf.at(descendant, "/CIDSystemInfo") or {}
    found.need(text_of(system.get("/Registry")) == "Adobe" and text_of(system.get("/Ordering")) == "Identity",
               "6.2.11.3.1-1/31-001,31-002,31-003,7.21.3.1-1", f"{name}'s CIDSystemInfo")
    mapped = descendant.get("/CIDToGIDMap")
    found.need(mapped is not None, "6.2.11.3.2-1/31-005,7.21.3.2-1", f"{name} has no CIDToGIDMap")
    found.need(mapped is None or mapped == "/Identity" or "obj:" + mapped in pdf.objects and
               "stream" in pdf.objects["obj:" + mapped], "6.2.11.3.2-1/31-004,7.21.3.2-1", f"{name}'s CIDToGIDMap is {mapped}")


def check_unicode(pdf, found, name, font, used):
    to_unicode = pdf.to_unicode(font)
    if not found.need(to_unicode is not None, "6.2.11.7.2-1/10-001,17-003,31-027,7.21.7-1", f"{name} has no way back to Unicode"):
        return
    for code, marks in used.items():
        text = to_unicode.get(code)
        if not found.need(text, "6.2.11.7.2-1/10-001,17-003,31-027,7.21.7-1", f"a code of {name} has no way back to Unicode"):
            continue
        found.need("\0" not in text, "6.2.11.7.2-2/31-028,7.21.7-2", f"{name}: U+0000")
        found.need(not set(text) & {"\ufeff", "\ufffe"}, "6.2.11.7.2-2/31-029,7.21.7-2", f"{name}: U+FEFF or U+FFFE")
        private = any(0xE000 <= ord(c) <= 0xF8FF or ord(c) >= 0xF0000 for c in text)
        found.need(not private or any("/ActualText" in m[1] for m in marks), "6.2.11.7.3-1",
                   f"{name}: a letter of private use without ActualText")


def glyphs_of(pdf, descendant, codes):
    to_glyph = descendant.get("/CIDToGIDMap", "/Identity")
    if not to_glyph.endswith(" R"):
        return {code: code for code in codes}
    data = pdf.data(to_glyph)
    return {code: int.from_bytes(data[2 * code:2 * code + 2], "big") for code in codes}


def check_program(pdf, found, name, font, descendant, descriptor, used):
    try:
        program = true_type(pdf, font)
        advances, em = program["hmtx"].metrics, program["head"].unitsPerEm
        order = program.getGlyphOrder()
    except Exception:
        found.need(False, "6.2.11.4.1-2/31-011,7.21.4.1-2", f"{name}'s program cannot be read")
        return
    widths, default = widths_of(pdf, descendant), descendant.get("/DW", 1000)
    for code, glyph in glyphs_of(pdf, descendant, used).items():
        found.need(glyph != 0, "6.2.11.8-1/31-030,7.21.8-1", f"{name} shows .notdef")
        if not found.need(glyph < len(order), "6.2.11.4.1-2/31-011,7.21.4.1-2", f"{name} lacks a glyph that is shown"):
            continue
        real = advances[order[glyph]][0] * 1000 / em
        found.need(abs(widths.get(code, default) - real) <= 1, "6.2.11.5-1/31-016,7.21.5-1",
                   f"{name}'s widths are not those of its program")
    check_set(pdf, found, name, descendant, descriptor, used, len(order))


def check_set(pdf, found, name, descendant, descriptor, used, count):
    """A CIDSet lists the CIDs of all glyphs of the program, and no others (.notdef aside)."""
    reference = descriptor.get("/CIDSet")
    if reference is None:
        found.need(found.part != 1, "6.2.11.4.2-2", f"{name} has no CIDSet")
        return
    data = pdf.data(reference)
    listed = {i for i in range(1, 8 * len(data)) if data[i // 8] >> (7 - i % 8) & 1}
    mapped = glyphs_of(pdf, descendant, range(1, max(len(data) * 8, count, *(c + 1 for c in used))))
    present = {code for code, glyph in mapped.items() if 0 < glyph < count}
    found.need(present <= listed, "6.2.11.4.2-2/31-014,7.21.4.2-2", f"{name}'s CIDSet lacks a glyph of the program")
    found.need(listed <= present, "6.2.11.4.2-2/31-015,7.21.4.2-2", f"{name}'s CIDSet lists what the program lacks")
