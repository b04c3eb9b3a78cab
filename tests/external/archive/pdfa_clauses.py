"""PDF/A: ISO 19005-2 and -3, level A, and what differs in ISO 19005-1. Clauses are those of part 2
unless said; src/pdf/CONFORMANCE.md lists them all."""
import re

from findings import Findings
from font_clauses import check_fonts
from metadata_clauses import check_information, check_properties, read_packet
from structure_clauses import check_structure

STRUCTURE = {"marked": "6.7.2.2", "root": "6.7.3.3", "content": "6.7.2.1", "01-003": "6.7.2.1", "01-004": "6.7.2.1",
             "tree": "6.7.3.3", "annotation": "6.7.3.3", "order": "6.7.3.2", "types": "6.7.3.4", "remapped": "6.7.3.4",
             "circular": "6.7.3.4", "tables": "6.7.3.1", "lists": "6.7.3.1"}

OPERATORS = set("b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n "
                "q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split())
FORBIDDEN_ANNOTATIONS = {"/3D", "/Sound", "/Screen", "/Movie", "/RichMedia"}
KNOWN_ANNOTATIONS = {"/" + name for name in (
    "Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup "
    "FileAttachment Widget PrinterMark TrapNet Watermark Redact").split()}
FORBIDDEN_ACTIONS = {"/" + name for name in (
    "Launch Sound Movie ResetForm ImportData Hide SetOCGState Rendition Trans GoTo3DView JavaScript").split()}
NAMED_ACTIONS = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"}


def check_archive(pdf, part, level):
    found = Findings(f"PDF/A-{part}")
    check_file(pdf, part, found)
    check_limits(pdf, found)
    check_contents(pdf, part, found)
    check_intent(pdf, found)
    check_graphics(pdf, part, found)
    check_fonts(pdf, found, part)
    check_interaction(pdf, part, found)
    packet = read_packet(pdf, found, "6.6.2.1")
    if packet is not None:
        check_properties(packet, found, "6.6.2.3.1")
        check_information(pdf, packet, found, "6.6.3")
        claims = packet.value("pdfaid", "part"), packet.value("pdfaid", "conformance")
        found.need(claims == (str(part), level), "6.6.4", f"the packet claims {claims}")
    check_files(pdf, part, found)
    if level == "A":
        found.need(pdf.catalog.get("/Lang", "u:")[2:] != "", "6.7.4", "the catalogue names no language")
        found += check_structure(pdf, found.standard, STRUCTURE)
        for reference, element, _ in pdf.elements():
            if pdf.role(element) == "/Figure":
                found.need(element.get("/Alt") or element.get("/ActualText"), "6.7.5", f"figure {reference} has no Alt")
    return found


def check_file(pdf, part, found):
    raw = pdf.raw
    versions = rb"%PDF-1\.4[\r\n]" if part == 1 else rb"%PDF-1\.[0-7][\r\n]"
    found.need(re.match(versions, raw), "6.1.2", "the header's version")
    found.need(re.match(rb"[^\r\n]*[\r\n]{1,2}%[\x80-\xff]{4}", raw), "6.1.2", "no comment of bytes above 127 after the header")
    found.need(re.search(rb"%%EOF(\r\n|\r|\n)?\Z", raw), "6.1.3", "something stands after the last %%EOF")
    found.need(len(pdf.trailer.get("/ID", [])) == 2, "6.1.3", "the trailer has no ID")
    found.need("/Encrypt" not in pdf.trailer, "6.1.3", "the file is encrypted")
    if part == 1:
        found.need(b"/ObjStm" not in raw and b"/XRef" not in raw, "6.1.4", "object or cross-reference streams")
        found.need(re.search(rb"[\r\n]xref(\r\n|\r|\n)\d+ \d+", raw), "6.1.4", "the cross-reference table's head")
    for where, dictionary in pdf.streams():
        for key in ("/F", "/FFilter", "/FDecodeParms"):
            found.need(key not in dictionary, "6.1.7.1", f"stream {where} is kept outside ({key})")
        filters = pdf.get(dictionary.get("/Filter")) or []
        for name in [filters] if isinstance(filters, str) else filters:
            found.need(name not in ("/LZWDecode", "/Crypt"), "6.1.7.2", f"stream {where} uses {name}")
    keys = [m for m in re.finditer(rb"[\r\n](\d+)(\s+)(\d+)(\s+)obj([\r\n ])", raw)]
    for m in keys:
        found.need(m[2] == b" " and m[4] == b" " and m[5] in b"\r\n", "6.1.9", f"object {m[1].decode()} begins oddly")
    found.need("/Perms" not in pdf.catalog or set(pdf.catalog["/Perms"]) <= {"/UR3", "/DocMDP"}, "6.1.12", "permissions")


def check_limits(pdf, found):
    def walk(value):
        if isinstance(value, dict):
            for key, inner in value.items():
                found.need(len(key.encode()) <= 128, "6.1.13", "a name longer than 127 bytes")
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)
        elif isinstance(value, str):
            if value.startswith("u:"):
                size = len(value[2:]) if value.isascii() else 2 + len(value[2:].encode("utf-16-be"))
                found.need(size <= 32767, "6.1.13", "a string longer than 32,767 bytes")
            elif value.startswith("/"):
                found.need(len(value.encode()) <= 128, "6.1.13", "a name longer than 127 bytes")
        elif isinstance(value, int):
            found.need(-2**31 <= value < 2**31, "6.1.13", "an integer beyond 32 bits")
    for entry in pdf.objects.values():
        walk(entry["stream"]["dict"] if "stream" in entry else entry["value"])
    for page in pdf.pages:
        box = pdf.at(page, "/MediaBox")
        sides = box[2] - box[0], box[3] - box[1]
        found.need(all(3 <= side <= 14400 for side in sides), "6.1.13", "a page beyond 3 to 14,400 units")


def check_contents(pdf, part, found):
    from pdf_model import parse
    for index, page in enumerate(pdf.pages):
        depth, where = 0, f"on page {index + 1}"
        for operator, operands in parse(pdf.contents(page)):
            found.need(operator in OPERATORS, "6.2.2", f"the operator {operator} {where}")
            depth += {"q": 1, "Q": -1}.get(operator, 0)
            found.need(0 <= depth <= 28, "6.1.13", f"q and Q {where}")
            found.need(operator not in ("k", "K"), "6.2.4.3", f"colours of print under an intent of RGB {where}")
            if operator == "ri":
                found.need(operands[0] in ("/RelativeColorimetric", "/AbsoluteColorimetric", "/Perceptual", "/Saturation"),
                           "6.2.6", f"rendering intent {where}")
            for operand in operands:
                strings = operand if isinstance(operand, list) else [operand]
                found.need(all(len(s) <= 32767 for s in strings if isinstance(s, bytes)), "6.1.13", f"a string {where}")
        found.need("/Resources" in pdf.get(page), "6.2.2", f"no resources {where}")


def check_intent(pdf, found):
    intents = [pdf.get(i) for i in pdf.get(pdf.catalog.get("/OutputIntents", []))]
    own = [i for i in intents if i.get("/S") == "/GTS_PDFA1"]
    if not found.need(own, "6.2.3", "there is no output intent"):
        return
    found.need(len({i.get("/DestOutputProfile") for i in own}) == 1, "6.2.3", "several profiles")
    found.need(own[0].get("/OutputConditionIdentifier"), "6.2.3", "the intent has no identifier")
    reference = own[0].get("/DestOutputProfile")
    if not found.need(reference, "6.2.3", "the intent has no profile"):
        return
    profile, count = pdf.data(reference), pdf.get(reference).get("/N")
    good = (len(profile) >= 132 and profile[36:40] == b"acsp" and int.from_bytes(profile[:4], "big") == len(profile)
            and profile[8] <= 4 and profile[12:16] in (b"prtr", b"mntr"))
    found.need(good, "6.2.3", "the profile is none of an output or display")
    found.need({b"RGB ": 3, b"GRAY": 1, b"CMYK": 4}.get(profile[16:20]) == count, "6.2.3", "the profile's number of colours")


def check_graphics(pdf, part, found):
    for where, d in pdf.dictionaries():
        if d.get("/Type") == "/ExtGState" or "/SMask" in d and "/ca" in d:
            found.need("/TR" not in d and d.get("/TR2", "/Default") == "/Default", "6.2.5", f"transfer curve in {where}")
            found.need("/HTP" not in d, "6.2.5", f"halftone in {where}")
            if part == 1:
                found.need(d.get("/SMask", "/None") == "/None" and d.get("/ca", 1) == 1 and d.get("/CA", 1) == 1,
                           "6.2.10", f"transparency in {where}")
        if "/Group" in d and part == 1:
            found.need(pdf.at(d, "/Group", "/S") != "/Transparency", "6.2.10", f"transparency group in {where}")
    for where, d in pdf.streams():
        if d.get("/Subtype") == "/Image":
            found.need("/Alternates" not in d and "/OPI" not in d, "6.2.8", f"image {where} has others beside it")
            found.need(d.get("/Interpolate", False) is False, "6.2.8", f"image {where} is interpolated")
            if part == 1:
                found.need("/SMask" not in d, "6.2.10", f"image {where} is transparent")
            found.need(d.get("/ColorSpace") != "/DeviceCMYK", "6.2.4.3", f"image {where} has colours of print")
        if d.get("/Subtype") == "/Form":
            found.need("/OPI" not in d and "/PS" not in d and d.get("/Subtype2") != "/PS", "6.2.9", f"form {where}")
            found.need("/Ref" not in d, "6.2.9", f"form {where} stands for another file")
        found.need(d.get("/Subtype") != "/PS", "6.2.9", f"PostScript in {where}")


def check_interaction(pdf, part, found):
    for index, reference, a in pdf.annotations():
        where, kind = f"annotation {reference} of page {index + 1}", a.get("/Subtype")
        found.need(kind in KNOWN_ANNOTATIONS - FORBIDDEN_ANNOTATIONS, "6.3.1", f"{where} is {kind}")
        flags = a.get("/F", 0)
        if kind != "/Popup":
            found.need("/F" in a and flags & 4 and not flags & (1 | 2 | 32 | 256), "6.3.2", f"{where}: flags {flags}")
        left, bottom, right, top = pdf.get(a["/Rect"])
        shown = left != right and bottom != top and kind not in ("/Popup", "/Link")
        appearance = pdf.at(a, "/AP")
        found.need(not shown or appearance, "6.3.3", f"{where} has no appearance")
        if appearance:
            found.need(set(appearance) == {"/N"}, "6.3.3", f"{where} has more appearances than one")
        found.need(kind != "/Widget" or ("/A" not in a and "/AA" not in a), "6.4.1", f"{where} acts")
    form = pdf.at(pdf.catalog, "/AcroForm")
    if form:
        found.need(not form.get("/NeedAppearances", False), "6.4.1", "NeedAppearances")
        found.need("/XFA" not in form, "6.4.2", "XFA")
    for where, d in pdf.dictionaries():
        if "/S" in d and ("/URI" in d or d.get("/Type") == "/Action" or d["/S"] in FORBIDDEN_ACTIONS):
            found.need(d["/S"] not in FORBIDDEN_ACTIONS, "6.5.1", f"the action {d['/S']} in {where}")
            found.need(d["/S"] != "/Named" or d.get("/N") in NAMED_ACTIONS, "6.5.1", f"a named action in {where}")
        if d.get("/Type") in ("/Page", "/Catalog"):
            found.need("/AA" not in d, "6.5.2", f"{where} acts by itself")
            found.need("/PresSteps" not in d, "6.10", f"{where} is a show")
    found.need("/NeedsRendering" not in pdf.catalog, "6.4.2", "NeedsRendering")
    found.need("/OCProperties" not in pdf.catalog or part > 1, "6.9", "layers")
    found.need("/AlternatePresentations" not in (pdf.at(pdf.catalog, "/Names") or {}), "6.10", "AlternatePresentations")
    found.need("/Requirements" not in pdf.catalog, "6.11", "Requirements")


def check_files(pdf, part, found):
    attached = []
    for where, d in pdf.dictionaries():
        if "/EF" in d:
            attached.append(where)
            found.need(part == 3, "6.8", f"a file is attached in {where}")
            found.need(d.get("/F") and d.get("/UF"), "6.8", f"the attached file in {where} has no name")
            found.need(d.get("/AFRelationship") in ("/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"),
                       "6.8", f"the attached file in {where} has no relationship")
            stream = pdf.get(pdf.get(d["/EF"]).get("/F")) or {}
            found.need("/" in stream.get("/Subtype", "")[1:], "6.8", f"the attached file in {where} has no type")
    if attached and part == 3:
        listed = {"obj:" + r for r in pdf.get(pdf.catalog.get("/AF", []))}
        found.need(set(attached) <= listed, "6.8", "an attached file belongs to nothing (AF)")
