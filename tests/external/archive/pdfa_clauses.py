"""PDF/A: ISO 19005-2 and -3, level A, and ISO 19005-1, level B. Numbers are those of part 2 unless said;
src/pdf/CONFORMANCE.md lists them all."""
from file_clauses import check_file, check_limits, check_nesting
from findings import Findings
from font_clauses import check_fonts
from graphics_clauses import check_contents, check_graphics, check_intent
from metadata_clauses import check_claims, check_information, check_properties, read_packet
from structure_clauses import check_structure

FORBIDDEN_ANNOTATIONS = {"/3D", "/Sound", "/Screen", "/Movie", "/RichMedia"}
KNOWN_ANNOTATIONS = {"/" + name for name in (
    "Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup "
    "FileAttachment Widget PrinterMark TrapNet Watermark Redact").split()}
# ISO 19005-1, 6.5.2: those of PDF 1.4 without FileAttachment, Sound, Movie.
KNOWN_ANNOTATIONS_1 = {"/" + name for name in (
    "Text Link FreeText Line Square Circle Highlight Underline Squiggly StrikeOut Stamp Ink Popup Widget PrinterMark TrapNet").split()}
ACTIONS = {"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"}
NAMED_ACTIONS = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"}


def check_archive(pdf, part, level):
    found = Findings(part)
    check_file(pdf, found)
    check_limits(pdf, found)
    check_nesting(pdf, found)
    intent = check_intent(pdf, found)
    check_contents(pdf, found, intent)
    check_graphics(pdf, found, intent)
    check_fonts(pdf, found)
    check_annotations(pdf, found, intent)
    check_forms(pdf, found)
    check_actions(pdf, found)
    packet = read_packet(pdf, found)
    if packet is not None:
        check_properties(packet, found)
        check_information(pdf, packet, found)
        check_claims(packet, found, part, level)
    check_files(pdf, found)
    check_absent(pdf, found)
    if level == "A":
        found.need(pdf.catalog.get("/Lang", "u:")[2:] != "", "6.7.4", "the catalogue names no language")
        found += check_structure(pdf, part)
        for reference, element, _ in pdf.elements():
            if pdf.role(element) == "/Figure":
                found.need(element.get("/Alt") or element.get("/ActualText"), "6.7.5", f"figure {reference} has no Alt")
    return found


def check_annotations(pdf, found, intent):
    known = KNOWN_ANNOTATIONS_1 if found.part == 1 else KNOWN_ANNOTATIONS
    for index, reference, a in pdf.annotations():
        where, kind = f"annotation {reference} of page {index + 1}", a.get("/Subtype")
        found.need(kind in known - FORBIDDEN_ANNOTATIONS, "6.3.1-1", f"{where} is {kind}")
        flags = a.get("/F", 0)
        found.need("/F" in a or kind == "/Popup", "6.3.2-1", f"{where} has no flags")
        found.need(flags & 4 and not flags & (1 | 2 | 32 | 256) or "/F" not in a and found.part > 1, "6.3.2-2", f"{where}: flags {flags}")
        found.need(a.get("/CA", 1) == 1, "1:6.5.3-1", f"{where} is transparent")
        found.need(not {"/C", "/IC"} & set(a) or intent == b"RGB ", "1:6.5.3-3", f"{where} has a colour")
        left, bottom, right, top = pdf.get(a["/Rect"])
        appearance = pdf.at(a, "/AP")
        nowhere = left == right and bottom == top and found.part > 1
        found.need(appearance or nowhere or kind in ("/Popup", "/Link"), "6.3.3-1", f"{where} has no appearance")
        if appearance:
            found.need(set(appearance) == {"/N"}, "6.3.3-2", f"{where} has more appearances than one")
            button = kind == "/Widget" and (a.get("/FT") or pdf.at(a, "/Parent", "/FT")) == "/Btn"
            stream = isinstance(appearance.get("/N"), str) and "stream" in pdf.objects.get("obj:" + appearance["/N"], {})
            found.need(not button or not stream and pdf.get(appearance.get("/N")), "6.3.3-3", f"{where}: a button with one appearance")
            found.need(button or stream, "6.3.3-4", f"{where}: its appearance is no stream")
        if kind == "/Widget":
            found.need("/A" not in a and "/AA" not in a, "6.4.1-1", f"{where} acts")
            found.need("/A" not in a, "1:6.6.1-3", f"{where} acts")
            found.need("/AA" not in a, "1:6.6.2-1", f"{where} acts")


def fields(pdf, references):
    for reference in references or []:
        field = pdf.get(reference)
        yield reference, field
        yield from fields(pdf, pdf.get(field.get("/Kids")))


def check_forms(pdf, found):
    form = pdf.at(pdf.catalog, "/AcroForm") or {}
    for reference, field in fields(pdf, pdf.get(form.get("/Fields"))):
        found.need("/AA" not in field and "/A" not in field, "6.4.1-2", f"field {reference} acts")
        # A signer's part: what signing must keep to is seen in archive_test.py, on a file that is signed.
        found.need("/V" not in field or field.get("/FT") != "/Sig", "6.4.3", f"field {reference} is signed")
    found.need(not form.get("/NeedAppearances", False), "6.4.1-3", "NeedAppearances")
    found.need("/XFA" not in form, "6.4.2-1", "XFA")
    found.need("/NeedsRendering" not in pdf.catalog, "6.4.2-2", "NeedsRendering")


def check_actions(pdf, found):
    acts = list(pdf.references(["/A", "/OpenAction", "/PA", "/Next"]))
    acts = [(where, d) for where, d in acts if "/S" in d and d.get("/Type", "/Action") == "/Action" and "/O" not in d]
    acts += [(where, d) for where, d in pdf.dictionaries() if d.get("/Type") == "/Action"]
    for where, aa in pdf.references(["/AA"]):
        acts += [(where, pdf.get(d)) for d in aa.values()]
    for where, d in acts:
        found.need(d["/S"] in ACTIONS - ({"/GoToE"} if found.part == 1 else set()), "6.5.1-1", f"the action {d['/S']} in {where}")
        found.need(d["/S"] != "/Named" or d.get("/N") in NAMED_ACTIONS, "6.5.1-2", f"a named action in {where}")
    found.need("/JavaScript" not in (pdf.at(pdf.catalog, "/Names") or {}), "6.5.1-1/29-001", "scripts of the whole file")
    found.need("/AA" not in pdf.catalog, "6.5.2-1", "the catalogue acts by itself")
    for index, page in enumerate(pdf.pages):
        found.need("/AA" not in pdf.get(page), "6.5.2-2", f"page {index + 1} acts by itself")


def check_files(pdf, found):
    attached = []
    for where, d in pdf.dictionaries():
        if "/EF" not in d:
            continue
        attached.append(where)
        found.need(found.part == 3, "6.8-5", f"a file is attached in {where}, and nobody looks whether it is PDF/A")
        found.need(False, "1:6.1.11-1", f"a file is attached in {where}")
        found.need(d.get("/F") and d.get("/UF"), "6.8-2", f"the attached file in {where} has no name")
        found.need(d.get("/AFRelationship") in ("/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"),
                   "3:6.8-3", f"the attached file in {where} has no relationship")
        stream = pdf.get(pdf.get(d["/EF"]).get("/F")) or {}
        found.need("/" in stream.get("/Subtype", "")[1:], "3:6.8-1", f"the attached file in {where} has no type")
        found.need("/ModDate" in (pdf.get(stream.get("/Params")) or {"/ModDate": None}), "3:6.8",
                   f"what is said of the attached file in {where} lacks its date")
    listed = {"obj:" + r for r in pdf.get(pdf.catalog.get("/AF", []))}
    found.need(set(attached) <= listed, "3:6.8-4", "an attached file belongs to nothing (AF)")
    found.need("/EmbeddedFiles" not in (pdf.at(pdf.catalog, "/Names") or {}), "1:6.1.11-2", "EmbeddedFiles")


def check_absent(pdf, found):
    """What the file never holds."""
    permissions = pdf.at(pdf.catalog, "/Perms") or {}
    found.need(set(permissions) <= {"/UR3", "/DocMDP"}, "6.1.12-1", "permissions")
    digests = [where for where, d in pdf.dictionaries() if {"/DigestMethod", "/DigestValue", "/DigestLocation"} & set(d)]
    found.need(not ("/DocMDP" in permissions and digests), "6.1.12-2", f"digests of references in {digests}")
    found.need("/OCProperties" not in pdf.catalog, "6.9", "layers")
    found.need("/OCProperties" not in pdf.catalog, "1:6.1.13-1", "layers")
    found.need("/AlternatePresentations" not in (pdf.at(pdf.catalog, "/Names") or {}), "6.10-1", "AlternatePresentations")
    for index, page in enumerate(pdf.pages):
        found.need("/PresSteps" not in pdf.get(page), "6.10-2", f"page {index + 1} is a show")
    found.need("/Requirements" not in pdf.catalog, "6.11-1", "Requirements")
