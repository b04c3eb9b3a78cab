"""PDF/UA-1 (ISO 14289-1): the failure conditions of the Matterhorn Protocol 1.1 that a machine can find
("28-002"), and clauses of the standard that the protocol has no condition for ("7.18.4-2")."""
from file_clauses import check_header
from findings import Findings
from font_clauses import check_fonts
from metadata_clauses import read_packet
from pdf_model import kids_of, parse
from structure_clauses import check_structure, contents_of, parent_tree

# ISO 32000-1, table 169.
KNOWN_ANNOTATIONS = {"/" + name for name in (
    "Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup "
    "FileAttachment Sound Movie Widget Screen PrinterMark TrapNet Watermark 3D Redact").split()}


def check_access(pdf):
    found = Findings(None)
    check_header(pdf.raw, found)
    found += check_structure(pdf, None)
    found.need(pdf.at(pdf.catalog, "/MarkInfo", "/Suspects") is not True, "/01-007,7.1-4", "Suspects")
    check_description(pdf, found)
    check_language(pdf, found)
    check_headings(pdf, found)
    check_elements(pdf, found)
    check_annotations(pdf, found)
    check_layers(pdf, found)
    check_rest(pdf, found)
    check_fonts(pdf, found)
    return found


def check_description(pdf, found):
    packet = read_packet(pdf, found)
    if packet is not None:
        part = packet.value("pdfuaid", "part")
        found.need(part is not None, "/06-002,5-1", "the packet does not claim PDF/UA")
        found.need(part == "1", "/06-002,5-2", f"the packet claims PDF/UA-{part}")
        found.need(packet.called("pdfuaid"), "/5-3,5-4,5-5", "the prefix of pdfuaid")
        found.need(packet.value("dc", "title"), "/06-003,7.1-9", "the packet has no title")
    preferences = pdf.at(pdf.catalog, "/ViewerPreferences") or {}
    found.need("/DisplayDocTitle" in preferences, "/07-001,7.1-10", "DisplayDocTitle is missing")
    found.need(preferences.get("/DisplayDocTitle", True) is True, "/07-002,7.1-10", "DisplayDocTitle is false")


def check_language(pdf, found):
    """The catalogue's language covers every text; without it, all of these have none."""
    if pdf.catalog.get("/Lang", "u:")[2:]:
        return
    elements = [element for _, element, _ in pdf.elements()]
    marks = [m for page in pdf.pages for _, _, _, around in pdf.shown(page)[0] for m in around if m[0] == "/Span"]
    fields = [a for _, _, a in pdf.annotations() if "/TU" in a]
    texts = {"11-001,7.2-34": pdf.pages, "11-003,7.2-2": pdf.at(pdf.catalog, "/Outlines", "/First"),
             "11-002,7.2-21": [e for e in elements if "/ActualText" in e], "11-002,7.2-22": [e for e in elements if "/Alt" in e],
             "11-002,7.2-23": [e for e in elements if "/E" in e], "11-002,7.2-30": [m for m in marks if "/ActualText" in m[1]],
             "11-002,7.2-31": [m for m in marks if "/Alt" in m[1]], "11-002,7.2-32": [m for m in marks if "/E" in m[1]],
             "11-004,7.2-24": [a for _, _, a in pdf.annotations() if "/Contents" in a], "11-005,7.2-25": fields,
             "11-006,7.2-33": "/Metadata" in pdf.catalog}
    for numbers, there in texts.items():
        found.need(not there, "/" + numbers, "no language can be known")


def check_headings(pdf, found):
    last = 0
    kinds = {pdf.role(element) for _, element, _ in pdf.elements()}
    numbered = {kind for kind in kinds if len(kind) == 3 and kind[1] == "H" and kind[2].isdigit()}
    found.need("/H" not in kinds or not numbered, "/14-007,7.4.4-2,7.4.4-3", "H and Hn in one document")
    for reference, element, _ in pdf.elements():
        role = pdf.role(element)
        heads = [k for k in kids_of(pdf, element) if isinstance(k, str) and pdf.role(pdf.get(k)) == "/H"]
        found.need(len(heads) <= 1, "/14-006,7.4.4-1", f"element {reference} has two headings H")
        if role in numbered:
            level = int(role[2])
            found.need(last > 0 or level == 1, "/14-002,7.4.2-1", f"the first heading is {role[1:]}")
            found.need(last == 0 or level <= last + 1, "/14-003,7.4.2-1", f"{role[1:]} follows H{last}")
            last = level


def attributes(pdf, element):
    out = {}
    value = pdf.get(element.get("/A"))
    for one in value if isinstance(value, list) else [value]:
        out.update(pdf.get(one) if isinstance(pdf.get(one), dict) else {})
    return out


def check_elements(pdf, found):
    notes, identified = set(), {element.get("/ID") for _, element, _ in pdf.elements()}
    for reference, element, _ in pdf.elements():
        role, where = pdf.role(element), f"{element['/S'][1:]} {reference}"
        if role in ("/Figure", "/Formula"):
            rule = {"/Figure": "/13-004,7.3-1", "/Formula": "/17-002,7.7-1"}[role]
            said = [text for key in ("/Alt", "/ActualText") if (text := element.get(key, "u:")) != "u:"]
            found.need(said, rule, f"{where} has no alternative text")
        if role == "/TH":
            found.need({"/Scope", "/Headers"} & set(attributes(pdf, element)), "/15-003,7.5-1", f"{where} has no scope")
        if role in ("/TD", "/TH"):
            known = set(pdf.get(attributes(pdf, element).get("/Headers", []))) <= identified
            found.need(known, "/7.5-2", f"{where} names heads that are none")
        if role == "/Table":
            check_table(pdf, found, element, where)
        if role == "/Note":
            found.need(element.get("/ID", "u:") != "u:", "/19-003,7.9-1", f"{where} has no ID")
            found.need(element.get("/ID") not in notes, "/19-004,7.9-2", f"{where}: its ID is another's too")
            notes.add(element.get("/ID"))
        if role == "/L":
            labels = any(pdf.role(pdf.get(k)) == "/Lbl" for item in kids_of(pdf, element) if isinstance(item, str)
                         for k in kids_of(pdf, pdf.get(item)) if isinstance(k, str))
            found.need(not labels or "/ListNumbering" in attributes(pdf, element), "/16-001", f"{where} does not say how it counts")
        if role == "/Form":
            own, annotations = contents_of(pdf, element)
            alone = len(kids_of(pdf, element)) == len(annotations) == 1 and not own
            found.need(alone or "/Role" in attributes(pdf, element), "/7.18.4-2", f"{where} holds more than its field")


def rows_of(pdf, element):
    for kid in kids_of(pdf, element):
        value = pdf.get(kid) if isinstance(kid, str) else None
        if not isinstance(value, dict):
            continue
        if pdf.role(value) == "/TR":
            yield value
        elif pdf.role(value) != "/Caption":
            yield from rows_of(pdf, value)


def check_table(pdf, found, table, where):
    """A grid without holes and without cells over each other, spans counted (ISO 32000-1, 14.8.4.3.4)."""
    covered, rows = set(), list(rows_of(pdf, table))
    for y, row in enumerate(rows):
        x = 0
        for kid in kids_of(pdf, row):
            a = attributes(pdf, pdf.get(kid))
            while (x, y) in covered:
                x += 1
            cells = {(x + dx, y + dy) for dx in range(a.get("/ColSpan", 1)) for dy in range(a.get("/RowSpan", 1))}
            found.need(not cells & covered, "/7.2-15", f"{where}: cells lie over each other")
            covered |= cells
    lengths = [sum(1 for _, cy in covered if cy == y) for y in range(len(rows))]
    found.need(max(lengths, default=0) == (lengths or [0])[0], "/7.2-42", f"{where}: a row longer than the first")
    found.need(min(lengths, default=0) == (lengths or [0])[0], "/7.2-43", f"{where}: a row shorter than the first")
    found.need(all(cy < len(rows) for _, cy in covered), "/7.2-41", f"{where}: a cell reaches below the last row")


def check_annotations(pdf, found):
    tree, pages = parent_tree(pdf), set()
    for index, reference, a in pdf.annotations():
        pages.add(index)
        kind, where = a.get("/Subtype"), f"annotation {reference} of page {index + 1}"
        element = pdf.get(tree.get(a.get("/StructParent")))
        element = element if isinstance(element, dict) else {}
        around = pdf.role(element) if "/S" in element else None
        named = a.get("/Contents", "u:") != "u:"
        if kind == "/Widget":
            found.need(around == "/Form", "/28-010,7.18.4-1", f"{where} is not in Form")
            said = a.get("/TU") or pdf.at(a, "/Parent", "/TU") or element.get("/Alt")
            found.need(said, "/28-005,7.18.1-3", f"{where} has no TU")
        elif kind == "/Link":
            found.need(around == "/Link", "/28-011,7.18.5-1", f"{where} is not in Link")
            found.need(named, "/28-012,28-004,7.18.5-2", f"{where} says nothing in Contents")
        elif kind == "/PrinterMark":
            found.need(around is None, "/28-017,7.18.8-1", f"{where} is in the structure")
            found.need(False, "/28-018", f"{where} is a printer's mark: nobody looks into its appearance")
        elif kind != "/Popup":
            found.need(around == "/Annot", "/28-002,7.18.1-1", f"{where} is not in Annot")
            found.need(named or element.get("/Alt"), "/28-004,7.18.1-2", f"{where} says nothing in Contents")
        found.need(kind in KNOWN_ANNOTATIONS, "/28-006", f"{where} is {kind}")
        found.need(kind != "/TrapNet", "/28-007,7.18.2-1", f"{where} is a TrapNet")
        found.need(kind != "/FileAttachment", "/28-016", f"{where} is an attached file")
    for index in pages:
        tabs = pdf.get(pdf.pages[index]).get("/Tabs")
        found.need(tabs is not None, "/28-008,7.18.3-1", f"page {index + 1} has no order of tabs")
        found.need(tabs in (None, "/S"), "/28-009,7.18.3-1", f"page {index + 1}: tabs in another order than the structure's")


def check_layers(pdf, found):
    layers = pdf.at(pdf.catalog, "/OCProperties") or {}
    configurations = [("20-002", layers.get("/D"))] + [("20-001", one) for one in pdf.get(layers.get("/Configs")) or []]
    for number, configuration in configurations:
        value = pdf.get(configuration)
        if value is not None:
            found.need(value.get("/Name", "u:") != "u:", f"/{number},7.10-1", "layers without a name")
            found.need("/AS" not in value, "/20-003,7.10-2", "layers that go on and off by themselves")


def check_rest(pdf, found):
    for where, d in pdf.dictionaries():
        if "/EF" in d:
            names = [d.get(key, "u:") != "u:" for key in ("/F", "/UF")]
            found.need(all(names), "/21-001,7.11-1", f"the attached file in {where} has no name")
        found.need(d.get("/S") not in ("/MCD", "/MR"), "/28-014,28-015,7.18.6.2", f"media in {where}")
        found.need(d.get("/IsMap", False) is False, "/28-013", f"a map of pixels in {where}")
    for reference, d in pdf.streams():
        if d.get("/Subtype") == "/Form":
            found.need("/Ref" not in d, "/30-001,7.20-1", f"form {reference} stands for another file")
            marks = [o for op, o in parse(pdf.data(reference)) if op == "BDC" and isinstance(o[1], dict) and "/MCID" in o[1]]
            found.need(not marks, "/30-002,7.20-2", f"form {reference} holds tagged content")
    form = pdf.at(pdf.catalog, "/AcroForm") or {}
    found.need("/XFA" not in form, "/25-001,7.15-1", "XFA")
    found.need("/Encrypt" not in pdf.trailer, "/26-001,26-002,7.16-1", "the file is encrypted")
    found.need("/JavaScript" not in (pdf.at(pdf.catalog, "/Names") or {}), "/29-001", "scripts")
    found.need("/Threads" not in pdf.catalog, "/22-001", "article threads")
