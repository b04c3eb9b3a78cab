"""Ways to spoil a good file, each with the clauses that must be named for it. A way is a function of
the file's objects (pdf_model.Pdf); it returns nothing, or new bytes for the file itself."""
import re


def first(pdf, kind):
    """The first structure element of a type."""
    return next(element for _, element, _ in pdf.elements() if element["/S"] == kind)


def font(pdf):
    return next(iter(pdf.fonts().values()))


def descendant(pdf):
    return pdf.get(pdf.get(font(pdf)["/DescendantFonts"])[0])


def descriptor(pdf):
    return pdf.at(descendant(pdf), "/FontDescriptor")


def edit_packet(pdf, old, new):
    reference = pdf.catalog["/Metadata"]
    data = pdf.data(reference)
    assert old in data, old
    pdf.set_data(reference, data.replace(old, new, 1))


def edit_contents(pdf, old, new, page=0):
    reference = pdf.get(pdf.pages[page])["/Contents"]
    data = pdf.data(reference)
    changed = re.sub(old, new, data, count=1, flags=re.S)
    assert changed != data, old
    pdf.set_data(reference, changed)


def page_with(pdf, words):
    return next(i for i, page in enumerate(pdf.pages) if words in pdf.data(pdf.get(page)["/Contents"]))


def edit_map(pdf, old, new):
    reference = font(pdf)["/ToUnicode"]
    data = pdf.data(reference)
    changed = re.sub(old, new, data, count=1)
    assert changed != data
    pdf.set_data(reference, changed)


def annotation(pdf, kind):
    return next(a for _, _, a in pdf.annotations() if a["/Subtype"] == kind)


def swap_kids(pdf, kind):
    element = first(pdf, kind)
    element["/K"] = element["/K"][::-1]


def drop_kid_of_parent_tree(pdf):
    tree = pdf.at(pdf.catalog, "/StructTreeRoot", "/ParentTree")
    tree["/Nums"][1][0] = tree["/Nums"][1][1]


def intent(pdf):
    return pdf.get(pdf.get(pdf.catalog["/OutputIntents"])[0])


def form_xobject(pdf, **entries):
    resources = pdf.at(pdf.pages[0], "/Resources")
    pdf.objects["obj:9000 0 R"] = {"stream": {"data": "", "dict": {"/Type": "/XObject", "/Subtype": "/Form",
                                                                  "/BBox": [0, 0, 1, 1], **entries}}}
    resources["/XObject"] = {"/X1": "9000 0 R"}


def picture(pdf):
    return next(d for _, d in pdf.streams() if d.get("/Subtype") == "/Image" and "/SMask" in d)


def state(pdf, **entries):
    pdf.at(pdf.pages[0], "/Resources")["/ExtGState"] = {"/G1": {"/Type": "/ExtGState", **entries}}


def action(pdf, **entries):
    annotation(pdf, "/Link")["/A"] = entries


def pop(dictionary, key):
    assert key in dictionary, key
    del dictionary[key]


def add_annotation(pdf, entries):
    pdf.objects["obj:9001 0 R"] = {"value": {"/Type": "/Annot", "/F": 4, "/Rect": [1, 1, 9, 9], **entries}}
    page = pdf.get(pdf.pages[0])
    page["/Annots"] = page.get("/Annots", []) + ["9001 0 R"]


def attach(pdf, **entries):
    pdf.objects["obj:9002 0 R"] = {"stream": {"data": "", "dict": {"/Type": "/EmbeddedFile", "/Subtype": "/text/xml"}}}
    pdf.catalog["/X"] = {"/Type": "/Filespec", "/EF": {"/F": "9002 0 R"}, "/F": "u:a", "/UF": "u:a",
                         "/AFRelationship": "/Data", **entries}


A, U = "PDF/A-2 ", "PDF/UA-1 "
OBJECTS = [
    # contents and marks
    ("text without a mark", lambda p: edit_contents(p, rb"/P<</MCID (\d+)>>BDC(.*?)EMC", rb"\2"),
     [A + "6.7.2.1", U + "01-005"]),
    ("a rule without a mark", lambda p: edit_contents(p, rb"/Artifact<</Type/Layout>>BDC(.*?)EMC", rb"\1"),
     [A + "6.7.2.1", U + "01-005"]),
    ("tagged text in an artifact", lambda p: edit_contents(p, rb"(/P<</MCID \d+>>BDC.*?EMC)", rb"/Artifact BMC \1 EMC"),
     [A + "6.7.2.1", U + "01-004"]),
    ("an artifact in tagged text", lambda p: edit_contents(p, rb"(/P<</MCID \d+>>BDC)(.*?)EMC", rb"\1/Artifact BMC\2EMC EMC"),
     [A + "6.7.2.1", U + "01-003"]),
    ("an unknown operator", lambda p: edit_contents(p, rb"ET", rb"ET xyzzy"), [A + "6.2.2"]),
    ("colours of print", lambda p: edit_contents(p, rb"ET", rb"ET 0 0 0 1 k"), [A + "6.2.4.3"]),
    ("too many q", lambda p: edit_contents(p, rb"ET", b"ET " + b"q " * 29 + b"Q " * 29), [A + "6.1.13"]),
    ("an unknown intent", lambda p: edit_contents(p, rb"ET", rb"ET /Nice ri"), [A + "6.2.6"]),
    ("a string too long", lambda p: edit_contents(p, rb"ET", b"(" + b"a" * 40000 + b") Tj ET"), [A + "6.1.13"]),
    # structure
    ("not marked", lambda p: p.catalog["/MarkInfo"].update({"/Marked": False}), [A + "6.7.2.2", U + "06-001a"]),
    ("suspects", lambda p: p.catalog["/MarkInfo"].update({"/Suspects": True}), [U + "01-007"]),
    ("no tree", lambda p: pop(p.catalog, "/StructTreeRoot"), [A + "6.7.3.3", U + "01-005"]),
    ("a wrong parent", lambda p: first(p, "/P").update({"/P": p.catalog["/StructTreeRoot"]}), [A + "6.7.3.3", U + "09-tree"]),
    ("a page without a key", lambda p: pop(p.get(p.pages[0]), "/StructParents"), [A + "6.7.3.3", U + "09-tree"]),
    ("a parent tree that lies", drop_kid_of_parent_tree, [A + "6.7.3.3", U + "09-tree"]),
    ("another reading order", lambda p: swap_kids(p, "/Part"), [A + "6.7.3.2", U + "09-001"]),
    ("an unknown type", lambda p: first(p, "/P").update({"/S": "/Chapter"}), [A + "6.7.3.4", U + "02-001"]),
    ("roles in a circle", lambda p: p.at(p.catalog, "/StructTreeRoot")["/RoleMap"].update({"/A1": "/B1", "/B1": "/A1"}),
     [A + "6.7.3.4", U + "02-003"]),
    ("a standard type mapped", lambda p: p.at(p.catalog, "/StructTreeRoot")["/RoleMap"].update({"/P": "/H1"}),
     [A + "6.7.3.4", U + "02-004"]),
    ("a list that holds a paragraph", lambda p: first(p, "/LI").update({"/S": "/P"}), [A + "6.7.3.1", U + "09-005"]),
    ("a cell outside a row", lambda p: first(p, "/TR").update({"/S": "/Div"}), [A + "6.7.3.1", U + "09-004"]),
    ("a list that does not count", lambda p: pop(first(p, "/L"), "/A"), [U + "16-001"]),
    ("a head without scope", lambda p: pop(first(p, "/TH"), "/A"), [U + "15-003"]),
    ("a row too short", lambda p: first(p, "/TR").update({"/K": first(p, "/TR")["/K"][:-1]}), [U + "15-004"]),
    ("a span too wide", lambda p: first(p, "/TD").update({"/A": {"/O": "/Table", "/ColSpan": 9}}), [U + "15-004"]),
    ("the first heading is no H1", lambda p: first(p, "/H1").update({"/S": "/H2"}), [U + "14-002"]),
    ("a level skipped", lambda p: first(p, "/H2").update({"/S": "/H3"}), [U + "14-003"]),
    ("two ways of headings", lambda p: first(p, "/H2").update({"/S": "/H"}), [U + "14-007"]),
    ("a figure without text", lambda p: first(p, "/P").update({"/S": "/Figure"}), [A + "6.7.5", U + "13-004"]),
    ("a picture without text", lambda p: pop(first(p, "/Figure"), "/Alt"), [A + "6.7.5", U + "13-004"]),
    ("a picture that is not marked", lambda p: edit_contents(p, rb"/Figure<</MCID \d+>>BDC(.*?)EMC", rb"\1", page_with(p, b"/Figure")),
     [A + "6.7.2.1", U + "01-005"]),
    ("a picture made smooth", lambda p: picture(p).update({"/Interpolate": True}), [A + "6.2.8"]),
    ("a picture in colours of print", lambda p: picture(p).update({"/ColorSpace": "/DeviceCMYK"}), [A + "6.2.4.3"]),
    ("a formula without text", lambda p: first(p, "/P").update({"/S": "/Formula"}), [U + "17-002"]),
    ("a note without ID", lambda p: first(p, "/P").update({"/S": "/Note"}), [U + "19-003"]),
    # what the file says of itself
    ("no language", lambda p: pop(p.catalog, "/Lang"), [A + "6.7.4", U + "11-001"]),
    ("a language that is none", lambda p: p.catalog.update({"/Lang": "u:tiếng Việt!"}), [U + "11-001"]),
    ("no packet", lambda p: pop(p.catalog, "/Metadata"), [A + "6.6.2.1", U + "06-001"]),
    ("a packet that is no XML", lambda p: edit_packet(p, b"</rdf:RDF>", b""), [A + "6.6.2.1", U + "06-001"]),
    ("a packet's old header", lambda p: edit_packet(p, b" id=", b' bytes="9" id='), [A + "6.6.2.1"]),
    ("another part", lambda p: edit_packet(p, b"<pdfaid:part>2", b"<pdfaid:part>4"), [A + "6.6.4"]),
    ("another level", lambda p: edit_packet(p, b"conformance>A", b"conformance>B"), [A + "6.6.4"]),
    ("no claim of access", lambda p: edit_packet(p, b"<pdfuaid:part>1</pdfuaid:part>", b""), [U + "06-002"]),
    ("another title", lambda p: edit_packet(p, b'x-default">', b'x-default">x'), [A + "6.6.3"]),
    ("no title", lambda p: edit_packet(p, b"dc:title>", b"dc:source>") or edit_packet(p, b"</dc:title>", b"</dc:source>"),
     [A + "6.6.3", U + "06-003"]),
    ("another author", lambda p: p.at(p.trailer, "/Info").update({"/Author": "u:x"}), [A + "6.6.3"]),
    ("another date", lambda p: p.at(p.trailer, "/Info").update({"/CreationDate": "u:D:20000101000000+07'00'"}), [A + "6.6.3"]),
    ("a property unknown", lambda p: edit_packet(p, b"pdf:Producer>", b"pdf:Maker>") or
     edit_packet(p, b"</pdf:Producer>", b"</pdf:Maker>"), [A + "6.6.2.3.1"]),
    ("a schema without a prefix", lambda p: edit_packet(p, b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>", b""),
     [A + "6.6.2.3.3"]),
    ("the title is not shown", lambda p: p.catalog["/ViewerPreferences"].update({"/DisplayDocTitle": False}), [U + "07-002"]),
    ("nothing about the title", lambda p: pop(p.catalog, "/ViewerPreferences"), [U + "07-001"]),
    # colours and graphics
    ("no intent", lambda p: pop(p.catalog, "/OutputIntents"), [A + "6.2.3"]),
    ("an intent without a profile", lambda p: pop(intent(p), "/DestOutputProfile"), [A + "6.2.3"]),
    ("a profile of another kind", lambda p: p.set_data(intent(p)["/DestOutputProfile"], b"\0" * 200), [A + "6.2.3"]),
    ("a profile of four colours", lambda p: p.get(intent(p)["/DestOutputProfile"]).update({"/N": 4}), [A + "6.2.3"]),
    ("a transfer curve", lambda p: state(p, **{"/TR": "/Identity"}), [A + "6.2.5"]),
    ("PostScript", lambda p: form_xobject(p, **{"/Subtype2": "/PS"}), [A + "6.2.9"]),
    ("another file's page", lambda p: form_xobject(p, **{"/Ref": {}}), [A + "6.2.9", U + "30-001"]),
    # fonts
    ("a font outside", lambda p: pop(descriptor(p), "/FontFile2"), [A + "6.2.11.4.1", U + "31-009"]),
    ("a broken font", lambda p: p.set_data(descriptor(p)["/FontFile2"], b"true"), [A + "6.2.11.4.1", U + "31-009"]),
    ("other widths", lambda p: descendant(p).update({"/W": [0, [500] * 300]}), [A + "6.2.11.5", U + "31-016"]),
    ("another collection", lambda p: descendant(p)["/CIDSystemInfo"].update({"/Ordering": "u:Japan1"}),
     [A + "6.2.11.3.1", U + "31-001"]),
    ("no map of glyphs", lambda p: pop(descendant(p), "/CIDToGIDMap"), [A + "6.2.11.3.2", U + "31-004"]),
    ("another encoding", lambda p: font(p).update({"/Encoding": "/UniJIS-UCS2-H"}), [A + "6.2.11.3.3", U + "31-005"]),
    ("no way back to Unicode", lambda p: pop(font(p), "/ToUnicode"), [A + "6.2.11.7.2", U + "31-027"]),
    ("a letter that is none", lambda p: edit_map(p, rb"(<\w{4}><\w{4}>)<\w{4}>", rb"\1<FEFF>"), [A + "6.2.11.7.2", U + "31-027"]),
    ("a letter of private use", lambda p: edit_map(p, rb"(<\w{4}><\w{4}>)<\w{4}>", rb"\1<E000>"), [A + "6.2.11.7.3"]),
    ("a set that lacks codes", lambda p: p.objects.update({"obj:9003 0 R": {"stream": {"data": "gA==", "dict": {}}}}) or
     descriptor(p).update({"/CIDSet": "9003 0 R"}), [A + "6.2.11.4.2", U + "31-013"]),
    ("a glyph that is none", lambda p: edit_contents(p, rb"\[\(..", rb"[(\\000\\000"), [A + "6.2.11.8", U + "31-030"]),
    ("no name of a subset", lambda p: descriptor(p).update({"/FontName": "/LiberationSerif"}), [A + "6.2.11.2"]),
    # annotations, actions
    ("a link outside the structure", lambda p: pop(annotation(p, "/Link"), "/StructParent"), [A + "6.7.3.3", U + "28-002"]),
    ("a link in a paragraph", lambda p: first(p, "/Link").update({"/S": "/P"}), [U + "28-011"]),
    ("a link that says nothing", lambda p: pop(annotation(p, "/Link"), "/Contents"), [U + "28-012"]),
    ("a field in a paragraph", lambda p: first(p, "/Form").update({"/S": "/P"}), [U + "28-010"]),
    ("a field without a name for people", lambda p: pop(annotation(p, "/Widget"), "/TU"), [U + "28-005"]),
    ("a field without appearance", lambda p: pop(annotation(p, "/Widget"), "/AP"), [A + "6.3.3"]),
    ("a field that acts", lambda p: annotation(p, "/Widget").update({"/AA": {}}), [A + "6.4.1"]),
    ("a link that is not printed", lambda p: pop(annotation(p, "/Link"), "/F"), [A + "6.3.2"]),
    ("a link that is hidden", lambda p: annotation(p, "/Link").update({"/F": 6}), [A + "6.3.2"]),
    ("a script", lambda p: action(p, **{"/S": "/JavaScript", "/JS": "u:1"}), [A + "6.5.1"]),
    ("a program", lambda p: action(p, **{"/S": "/Launch", "/F": "u:x"}), [A + "6.5.1"]),
    ("another order of tabs", lambda p: [p.get(page).update({"/Tabs": "/R"}) for page in p.pages] and None, [U + "28-009"]),
    ("no order of tabs", lambda p: [pop(p.get(page), "/Tabs") for page in p.pages] and None, [U + "28-008"]),
    ("a film", lambda p: add_annotation(p, {"/Subtype": "/Movie"}), [A + "6.3.1", U + "28-004"]),
    ("a square without appearance", lambda p: add_annotation(p, {"/Subtype": "/Square"}), [A + "6.3.3", U + "28-004"]),
    ("a net", lambda p: add_annotation(p, {"/Subtype": "/TrapNet", "/Contents": "u:x"}), [U + "28-007"]),
    ("a page that acts", lambda p: p.get(p.pages[0]).update({"/AA": {}}), [A + "6.5.2"]),
    ("a form of another kind", lambda p: p.catalog.update({"/AcroForm": {"/Fields": [], "/XFA": []}}), [A + "6.4.2", U + "25-001"]),
    ("a form without looks", lambda p: p.catalog.update({"/AcroForm": {"/Fields": [], "/NeedAppearances": True}}), [A + "6.4.1"]),
    ("an attached file", attach, [A + "6.8"]),
    ("an attached file without a name", lambda p: attach(p, **{"/UF": "u:"}) or p.catalog["/X"].pop("/UF") and None,
     [A + "6.8", U + "21-001"]),
    ("layers", lambda p: p.catalog.update({"/OCProperties": {"/OCGs": [], "/D": {"/AS": []}}}), [U + "20-001", U + "20-003"]),
    ("a show", lambda p: p.get(p.pages[0]).update({"/PresSteps": {}}), [A + "6.10"]),
    ("requirements", lambda p: p.catalog.update({"/Requirements": []}), [A + "6.11"]),
    ("permissions", lambda p: p.catalog.update({"/Perms": {"/Other": {}}}), [A + "6.1.12"]),
    # limits
    ("a page too small", lambda p: p.get(p.pages[0]).update({"/MediaBox": [0, 0, 2, 2]}), [A + "6.1.13"]),
    ("a name too long", lambda p: p.catalog.update({"/" + "a" * 200: 1}), [A + "6.1.13"]),
    ("a number too great", lambda p: p.catalog.update({"/X": 2**33}), [A + "6.1.13"]),
]

# Of the bytes.
RAW = [
    ("another version", lambda raw: raw.replace(b"%PDF-1.7", b"%PDF-2.0", 1), [A + "6.1.2"]),
    ("no bytes above 127", lambda raw: re.sub(rb"%[\x80-\xff]{4}", b"%abcd", raw, count=1), [A + "6.1.2"]),
    ("something after the end", lambda raw: raw + b"x\n", [A + "6.1.3"]),
]
