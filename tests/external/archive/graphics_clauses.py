"""Colours, pictures, contents: ISO 19005-2, 6.2.2 to 6.2.10. The file paints with gray and RGB under an
intent of RGB, and shows pictures; all else is told as such."""
from pdf_model import parse

OPERATORS = set("b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n "
                "q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split())
PAINTERS = set("b B b* B* f F f* s S ' \" Tj TJ".split())
COLOURS = {"g": "/DeviceGray", "G": "/DeviceGray", "rg": "/DeviceRGB", "RG": "/DeviceRGB", "k": "/DeviceCMYK", "K": "/DeviceCMYK"}
RENDERING_INTENTS = {"/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"}
BLEND_MODES = {"/" + name for name in (
    "Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference "
    "Exclusion Hue Saturation Color Luminosity").split()}
# What an operator names, and in which of the resources it stands.
NAMING = {"Tf": "/Font", "Do": "/XObject", "gs": "/ExtGState", "sh": "/Shading"}


def check_intent(pdf, found):
    """The colours of the intent's profile, as the profile writes them; None without such an intent."""
    intents = [pdf.get(i) for i in pdf.get(pdf.catalog.get("/OutputIntents", []))]
    for intent in intents:
        found.need("/DestOutputProfileRef" not in intent, "6.2.3-3", "an intent whose profile is elsewhere")
    profiles = {i["/DestOutputProfile"] for i in intents if "/DestOutputProfile" in i}
    found.need(len(profiles) <= 1, "6.2.3-2", "several profiles")
    own = [i for i in intents if i.get("/S") == "/GTS_PDFA1"]
    if not found.need(own and "/DestOutputProfile" in own[0], "6.2.3-1", "there is no output intent with a profile"):
        return None
    found.need(own[0].get("/OutputConditionIdentifier"), "6.2.3", "the intent has no identifier")
    reference = own[0]["/DestOutputProfile"]
    profile, count = pdf.data(reference), pdf.get(reference).get("/N")
    # Version 4 is of PDF 1.5 and later (ISO 19005-1 is of PDF 1.4).
    newest = 2 if found.part == 1 else 4
    good = (len(profile) >= 132 and profile[36:40] == b"acsp" and int.from_bytes(profile[:4], "big") == len(profile)
            and profile[8] <= newest and profile[12:16] in (b"prtr", b"mntr") and profile[16:20] in (b"RGB ", b"GRAY", b"CMYK"))
    found.need(good, "6.2.3-1", "the profile is none of an output or display")
    same = {b"RGB ": 3, b"GRAY": 1, b"CMYK": 4}.get(profile[16:20]) == count
    found.need(same, "6.2.3-1", "the profile's number of colours")
    found.need(same, "1:6.2.3.2-2", "the profile's number of colours")
    return profile[16:20] if good else None


def check_space(pdf, found, intent, space, where):
    space = pdf.get(space)
    if space == "/DeviceGray":
        found.need(intent is not None, "6.2.4.3-4", f"gray without an intent {where}")
    elif space == "/DeviceRGB":
        found.need(intent == b"RGB ", "6.2.4.3-2", f"RGB without an intent of RGB {where}")
    elif space == "/DeviceCMYK":
        found.need(intent == b"CMYK", "6.2.4.3-3", f"colours of print under another intent {where}")
    elif isinstance(space, list) and space[0] == "/Indexed":
        check_space(pdf, found, intent, space[1], where)
    elif isinstance(space, list) and space[0] in ("/Separation", "/DeviceN"):
        found.need(False, "6.2.4.4,6.1.13-9", f"inks of their own {where}")
    else:
        found.need(False, "6.2.4.2", f"colours of {space[0] if isinstance(space, list) else space} {where}")


def check_contents(pdf, found, intent):
    """Operators; resources, which must be the stream's own; colours."""
    for index, page in enumerate(pdf.pages):
        found.need("/Resources" in pdf.get(page), "6.2.2-2", f"page {index + 1} has no resources of its own")
    for where, data, resources in pdf.drawings():
        spaces = set()
        for operator, operands in parse(data):
            found.need(operator in OPERATORS, "6.2.2-1", f"the operator {operator} {where}")
            found.need(operator not in ("BI", "ID", "EI"), "6.1.10-1,6.2.8-3", f"an inline image {where}")
            if operator in NAMING:
                own = pdf.at(resources, NAMING[operator]) or {}
                found.need(operands[0] in own, "6.2.2-2", f"{operands[0]} {where} is none of its resources")
                if operator == "Do" and operands[0] in own:
                    # A page that draws forms is read here only as far as the page itself goes.
                    drawn = pdf.get(own[operands[0]])
                    found.need(drawn.get("/Subtype") == "/Image", "6.2.9", f"a form is drawn {where}")
            if operator == "ri":
                found.need(operands[0] in RENDERING_INTENTS, "6.2.6-1", f"rendering intent {where}")
            if operator in ("cs", "CS"):
                found.need(operands[0].startswith("/Device"), "6.2.4.2", f"the colour space {operands[0]} {where}")
            if operator in COLOURS:
                spaces.add(COLOURS[operator])
            elif operator in PAINTERS and not spaces:
                spaces.add("/DeviceGray")  # what a page begins with (ISO 32000-1, 8.4.2, table 52)
        for space in spaces:
            check_space(pdf, found, intent, space, where)


def check_graphics(pdf, found, intent):
    for where, resources in pdf.references(["/Resources"]):
        for name, state in (pdf.get(resources.get("/ExtGState")) or {}).items():
            check_state(pdf, found, pdf.get(state), f"in {name} of {where}")
        for space in (pdf.get(resources.get("/ColorSpace")) or {}).values():
            check_space(pdf, found, intent, space, f"in {where}")
    for where, d in pdf.dictionaries():
        found.need(pdf.at(d, "/Group", "/S") != "/Transparency", "1:6.4-3", f"transparency group in {where}")
    masks = {d["/Mask"] for _, d in pdf.streams() if isinstance(d.get("/Mask"), str)}
    transparent = False
    for where, d in pdf.streams():
        if d.get("/Subtype") == "/Image":
            check_image(pdf, found, intent, where, d, where in masks)
            transparent |= "/SMask" in d
        if d.get("/Subtype") == "/Form":
            found.need("/PS" not in d and d.get("/Subtype2") != "/PS", "6.2.9-1", f"PostScript in form {where}")
            found.need("/OPI" not in d, "6.2.9-1", f"form {where} has another beside it")
            found.need("/OPI" not in d, "1:6.2.4-2", f"form {where} has another beside it")
            found.need("/Ref" not in d, "6.2.9-2/30-001,7.20-1", f"form {where} stands for another file")
        found.need(d.get("/Subtype") != "/PS", "6.2.9-3", f"PostScript in {where}")
    groups = all(pdf.at(page, "/Group", "/CS") for page in pdf.pages)
    found.need(not transparent or intent or groups, "6.2.10-2", "transparency without an intent and without a colour space to blend in")


def check_image(pdf, found, intent, where, d, is_mask):
    found.need("/Alternates" not in d, "6.2.8-1", f"image {where} has others beside it")
    found.need("/OPI" not in d, "6.2.8-2", f"image {where} has another for print")
    found.need(d.get("/Interpolate", False) is False, "6.2.8-3", f"image {where} is interpolated")
    found.need(d.get("/BitsPerComponent") in (None, 1, 2, 4, 8, 16), "6.2.8-4", f"image {where}: {d.get('/BitsPerComponent')} bits")
    stencil = d.get("/ImageMask") is True
    found.need(not (stencil or is_mask) or d.get("/BitsPerComponent", 1) == 1, "6.2.8-5", f"mask {where} of more than one bit")
    found.need(d.get("/Intent") in (None, *RENDERING_INTENTS), "6.2.6-1", f"rendering intent of image {where}")
    found.need("/SMask" not in d, "1:6.4-2", f"image {where} is transparent")
    if not stencil:
        check_space(pdf, found, intent, d.get("/ColorSpace"), f"in image {where}")


def check_state(pdf, found, state, where):
    found.need("/TR" not in state, "6.2.5-1", f"a transfer curve {where}")
    found.need(state.get("/TR2", "/Default") == "/Default", "6.2.5-2", f"a transfer curve {where}")
    found.need("/HTP" not in state, "6.2.5-3", f"a halftone's origin {where}")
    found.need("/HT" not in state, "6.2.5-4,6.2.5-5,6.2.5-6", f"a halftone {where}")
    found.need("/OP" not in state and "/op" not in state and "/OPM" not in state, "6.2.4.2-2", f"overprint {where}")
    found.need(state.get("/RI") in (None, *RENDERING_INTENTS), "6.2.6-1", f"rendering intent {where}")
    mode = state.get("/BM", "/Normal")
    found.need(mode in BLEND_MODES, "6.2.10-1", f"the blend mode {mode} {where}")
    found.need(mode in ("/Normal", "/Compatible"), "1:6.4-4", f"the blend mode {mode} {where}")
    found.need(state.get("/SMask", "/None") == "/None", "1:6.4-1", f"a soft mask {where}")
    found.need(state.get("/CA", 1) == 1, "1:6.4-5", f"transparent lines {where}")
    found.need(state.get("/ca", 1) == 1, "1:6.4-6", f"transparent fills {where}")
