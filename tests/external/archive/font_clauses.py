"""Fonts: ISO 19005-2, 6.2.11, and checkpoint 31 of the Matterhorn Protocol, which ask the same."""
from pdf_model import text_of, true_type


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


def check_fonts(pdf, found, part, clause=lambda a: "6.2.11." + a):
    used = used_codes(pdf)
    for name, font in pdf.fonts().items():
        if name not in used:
            continue
        if not found.need(font.get("/Type") == "/Font" and font.get("/Subtype") == "/Type0" and "/BaseFont" in font,
                          clause("2"), f"{name} is no composite font"):
            continue
        descendant = pdf.get(pdf.get(font["/DescendantFonts"])[0])
        check_composite(pdf, found, clause, name, font, descendant)
        check_unicode(pdf, found, clause, name, font, used[name])
        descriptor = pdf.at(descendant, "/FontDescriptor") or {}
        if not found.need("/FontFile2" in descriptor, clause("4.1"), f"{name} is not embedded"):
            continue
        check_program(pdf, found, clause, name, font, descendant, set(used[name]))
        check_set(pdf, found, clause, part, name, descriptor, set(used[name]))


def check_composite(pdf, found, clause, name, font, descendant):
    found.need(font.get("/Encoding") in ("/Identity-H", "/Identity-V"), clause("3.3"), f"{name}'s encoding")
    system = pdf.at(descendant, "/CIDSystemInfo") or {}
    found.need(text_of(system.get("/Registry")) == "Adobe" and text_of(system.get("/Ordering")) == "Identity",
               clause("3.1"), f"{name}'s CIDSystemInfo")
    found.need("/CIDToGIDMap" in descendant, clause("3.2"), f"{name} has no CIDToGIDMap")
    names = {font.get("/BaseFont"), descendant.get("/BaseFont"), pdf.at(descendant, "/FontDescriptor", "/FontName")}
    found.need(len(names) == 1 and names.pop()[7:8] == "+", clause("2"), f"{name}: the names of the subset")


def check_unicode(pdf, found, clause, name, font, used):
    to_unicode = pdf.to_unicode(font)
    if not found.need(to_unicode is not None, clause("7.2"), f"{name} has no way back to Unicode"):
        return
    for code, marks in used.items():
        text = to_unicode.get(code)
        if not found.need(text, clause("7.2"), f"a code of {name} has no way back to Unicode"):
            continue
        found.need(not set(text) & {"\0", "\ufeff", "\ufffe"}, clause("7.2"), f"{name}: U+0000, U+FEFF or U+FFFE")
        private = any(0xE000 <= ord(c) <= 0xF8FF or ord(c) >= 0xF0000 for c in text)
        found.need(not private or any("/ActualText" in m[1] for m in marks), clause("7.3"),
                   f"{name}: a letter of private use without ActualText")


def glyphs_of(pdf, descendant, codes):
    to_glyph = descendant.get("/CIDToGIDMap", "/Identity")
    if to_glyph == "/Identity":
        return {code: code for code in codes}
    data = pdf.data(to_glyph)
    return {code: int.from_bytes(data[2 * code:2 * code + 2], "big") for code in codes}


def check_program(pdf, found, clause, name, font, descendant, used):
    try:
        program = true_type(pdf, font)
        advances, em = program["hmtx"].metrics, program["head"].unitsPerEm
        order = program.getGlyphOrder()
    except Exception:
        found.need(False, clause("4.1"), f"{name}'s program cannot be read")
        return
    widths, default = widths_of(pdf, descendant), descendant.get("/DW", 1000)
    for code, glyph in glyphs_of(pdf, descendant, used).items():
        if not found.need(0 < glyph < len(order), clause("8"), f"{name} shows .notdef"):
            continue
        real = advances[order[glyph]][0] * 1000 / em
        found.need(abs(widths.get(code, default) - real) <= 1, clause("5"), f"{name}'s widths are not those of its program")


def check_set(pdf, found, clause, part, name, descriptor, used):
    reference = descriptor.get("/CIDSet")
    if reference is None:
        found.need(part != 1, clause("4.2"), f"{name} has no CIDSet")
        return
    data = pdf.data(reference)
    present = {i for i in range(8 * len(data)) if data[i // 8] >> (7 - i % 8) & 1}
    found.need(used <= present, clause("4.2"), f"{name}'s CIDSet lacks a code")
