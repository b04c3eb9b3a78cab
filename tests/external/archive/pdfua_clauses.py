"""PDF/UA-1 (ISO 14289-1) by the failure conditions of the Matterhorn Protocol 1.1 that a machine
can find. The numbers are the protocol's."""
from findings import Findings
from font_clauses import check_fonts
from metadata_clauses import read_packet
from pdf_model import kids_of
from structure_clauses import check_structure, contents_of

STRUCTURE = {"marked": "06-001a", "root": "01-005", "content": "01-005", "01-003": "01-003", "01-004": "01-004",
             "tree": "09-tree", "annotation": "28-002", "order": "09-001", "types": "02-001", "remapped": "02-004",
             "circular": "02-003", "tables": "09-004", "lists": "09-005"}
FONTS = {"2": "31-000", "3.1": "31-001", "3.2": "31-004", "3.3": "31-005", "4.1": "31-009", "4.2": "31-013", "5": "31-016",
         "7.2": "31-027", "7.3": "10-001", "8": "31-030"}


def check_access(pdf):
    found = Findings("PDF/UA-1")
    found += check_structure(pdf, found.standard, STRUCTURE)
    found.need(pdf.at(pdf.catalog, "/MarkInfo", "/Suspects") is not True, "01-007", "Suspects")
    check_description(pdf, found)
    check_headings(pdf, found)
    check_elements(pdf, found)
    check_annotations(pdf, found)
    check_rest(pdf, found)
    check_fonts(pdf, found, 2, lambda clause: FONTS[clause])
    return found


def check_description(pdf, found):
    packet = read_packet(pdf, found, "06-001")
    if packet is not None:
        found.need(packet.value("pdfuaid", "part") == "1", "06-002", "the packet does not claim PDF/UA-1")
        found.need(packet.value("dc", "title"), "06-003", "the packet has no title")
    preferences = pdf.at(pdf.catalog, "/ViewerPreferences") or {}
    found.need("/DisplayDocTitle" in preferences, "07-001", "DisplayDocTitle is missing")
    found.need(preferences.get("/DisplayDocTitle") is not False, "07-002", "DisplayDocTitle is false")
    language = pdf.catalog.get("/Lang", "u:")[2:]
    # By itself it covers text, Alt, ActualText, Contents, outline and metadata.
    found.need(language, "11-001", "no language of the text can be known")
    found.need(all(part.isalnum() for part in language.split("-")), "11-001", f"the language {language}")


def check_headings(pdf, found):
    last = 0
    kinds = set()
    for reference, element, _ in pdf.elements():
        role = pdf.role(element)
        if role == "/H":
            kinds.add("H")
            found.need(sum(pdf.role(pdf.get(k)) == "/H" for k in kids_of(pdf, pdf.get(element["/P"])) if isinstance(k, str))
                       <= 1, "14-006", "an element with two headings H")
        if len(role) != 3 or role[1] != "H" or not role[2].isdigit():
            continue
        kinds.add("Hn")
        level = int(role[2])
        found.need(last > 0 or level == 1, "14-002", f"the first heading is {role[1:]}")
        found.need(last == 0 or level <= last + 1, "14-003", f"{role[1:]} follows H{last}")
        last = level
    found.need(len(kinds) <= 1, "14-007", "H and Hn in one document")


def attributes(pdf, element):
    out = {}
    value = pdf.get(element.get("/A"))
    for one in value if isinstance(value, list) else [value]:
        out.update({k: v for k, v in (pdf.get(one) or {}).items()} if isinstance(pdf.get(one), dict) else {})
    return out


def check_elements(pdf, found):
    notes = set()
    for reference, element, _ in pdf.elements():
        role, where = pdf.role(element), f"{element['/S'][1:]} {reference}"
        if role in ("/Figure", "/Formula"):
            clause = {"/Figure": "13-004", "/Formula": "17-002"}[role]
            found.need(element.get("/Alt") or element.get("/ActualText"), clause, f"{where} has no alternative text")
        if role == "/TH":
            found.need("/Scope" in attributes(pdf, element) or "/Headers" in attributes(pdf, element), "15-003",
                       f"{where} has no scope")
        if role == "/Table":
            check_table(pdf, found, element, where)
        if role == "/Note":
            found.need(element.get("/ID"), "19-003", f"{where} has no ID")
            found.need(element.get("/ID") not in notes, "19-004", f"{where}: its ID is another's too")
            notes.add(element.get("/ID"))
        if role == "/L":
            labels = any(pdf.role(pdf.get(k)) == "/Lbl" for item in kids_of(pdf, element) if isinstance(item, str)
                         for k in kids_of(pdf, pdf.get(item)) if isinstance(k, str))
            found.need(not labels or "/ListNumbering" in attributes(pdf, element), "16-001", f"{where} does not say how it counts")


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
    """Rows are of one length, spans counted (ISO 14289-1, 7.5; ISO 32000-1, 14.8.4.3.4)."""
    covered, lengths = {}, []
    rows = list(rows_of(pdf, table))
    for y, row in enumerate(rows):
        x = 0
        for kid in kids_of(pdf, row):
            a = attributes(pdf, pdf.get(kid))
            while covered.get((x, y)):
                x += 1
            for dx in range(a.get("/ColSpan", 1)):
                for dy in range(a.get("/RowSpan", 1)):
                    if covered.get((x + dx, y + dy)):
                        found.need(False, "15-004", f"{where}: cells lie over each other")
                    covered[(x + dx, y + dy)] = True
        lengths.append(sum(1 for (_, cy) in covered if cy == y))
    found.need(len(set(lengths)) <= 1, "15-004", f"{where}: rows of {sorted(set(lengths))} columns")
    found.need(all(cy < len(rows) for _, cy in covered), "15-004", f"{where}: a cell reaches below the last row")


def check_annotations(pdf, found):
    owner = {}
    for reference, element, _ in pdf.elements():
        for annotation in contents_of(pdf, element)[1]:
            owner[annotation] = pdf.role(element)
    pages = set()
    for index, reference, a in pdf.annotations():
        pages.add(index)
        kind, where = a.get("/Subtype"), f"annotation {reference} of page {index + 1}"
        if kind == "/Widget":
            found.need(owner.get(reference) == "/Form", "28-010", f"{where} is not in Form")
            found.need(a.get("/TU") or pdf.at(a, "/Parent", "/TU"), "28-005", f"{where} has no TU")
        elif kind == "/Link":
            found.need(owner.get(reference) == "/Link", "28-011", f"{where} is not in Link")
            found.need(a.get("/Contents"), "28-012", f"{where} says nothing in Contents")
        elif kind != "/Popup":
            found.need(a.get("/Contents"), "28-004", f"{where} says nothing in Contents")
        found.need(kind != "/TrapNet", "28-007", f"{where} is a TrapNet")
    for index in pages:
        tabs = pdf.get(pdf.pages[index]).get("/Tabs")
        found.need(tabs is not None, "28-008", f"page {index + 1} has no order of tabs")
        found.need(tabs in (None, "/S"), "28-009", f"page {index + 1}: tabs in another order than the structure's")


def check_rest(pdf, found):
    for where, d in pdf.dictionaries():
        if "/EF" in d:
            found.need(d.get("/F") and d.get("/UF"), "21-001", f"the attached file in {where} has no name")
        found.need(not (d.get("/Subtype") == "/Form" and "/Ref" in d), "30-001", f"{where} stands for another file")
    form = pdf.at(pdf.catalog, "/AcroForm") or {}
    found.need("/XFA" not in form, "25-001", "XFA")
    found.need("/Encrypt" not in pdf.trailer, "26-001", "the file is encrypted")
    for configuration in [pdf.at(pdf.catalog, "/OCProperties", "/D")] + (pdf.at(pdf.catalog, "/OCProperties", "/Configs") or []):
        value = pdf.get(configuration)
        if value is not None:
            found.need(value.get("/Name"), "20-001", "layers without a name")
            found.need("/AS" not in value, "20-003", "layers that go on and off by themselves")
