"""Tagged PDF (ISO 32000-1, 14.7 and 14.8), as PDF/A (level A) and PDF/UA both ask for it."""
from findings import Findings
from pdf_model import kids_of

GROUPING = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private".split()
BLOCK = "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot".split()
INLINE = "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP".split()
STANDARD = {"/" + name for name in GROUPING + BLOCK + INLINE + ["Figure", "Formula", "Form"]}

# What may stand in what (14.8.4.3; Matterhorn 09-004 and 09-005).
CHILDREN = {
    "/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"},
    "/THead": {"/TR"}, "/TBody": {"/TR"}, "/TFoot": {"/TR"},
    "/TR": {"/TH", "/TD"},
    "/L": {"/L", "/LI", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
}
PARENTS = {"/TR": {"/Table", "/THead", "/TBody", "/TFoot"}, "/TH": {"/TR"}, "/TD": {"/TR"}, "/LI": {"/L"},
           "/LBody": {"/LI"}, "/THead": {"/Table"}, "/TBody": {"/Table"}, "/TFoot": {"/Table"}}


def marked(pdf):
    """By page: the MCIDs in the order of the page, and what is wrong with the marks around things."""
    order, wrong = [], []
    for index, page in enumerate(pdf.pages):
        shown, _ = pdf.shown(page)
        seen = []
        for kind, _, _, marks in shown:
            artifacts = [m for m in marks if m[0] == "/Artifact"]
            tagged = [m for m in marks if "/MCID" in m[1]]
            if artifacts and tagged:
                first = next(m for m in marks if m in artifacts or m in tagged)
                wrong.append(("01-004" if first in artifacts else "01-003", index, kind))
            if not artifacts and not tagged:
                wrong.append(("01-005", index, kind))
            for mark in tagged:
                if not seen or seen[-1] != mark[1]["/MCID"]:
                    seen.append(mark[1]["/MCID"])
        order.append(seen)
    return order, wrong


def number_tree(pdf, node):
    value = pdf.get(node)
    if not isinstance(value, dict):
        return {}
    out = {}
    numbers = pdf.get(value.get("/Nums", []))
    out.update(zip(numbers[::2], numbers[1::2]))
    for kid in pdf.get(value.get("/Kids", [])):
        out.update(number_tree(pdf, kid))
    return out


def contents_of(pdf, element):
    """(page, MCID) of the marked contents of an element itself, in order, and its annotations."""
    own, annotations = [], []
    for kid in kids_of(pdf, element):
        if isinstance(kid, int):
            own.append((element.get("/Pg"), kid))
        elif isinstance(kid, dict) and kid.get("/Type") == "/MCR":
            own.append((kid.get("/Pg", element.get("/Pg")), kid["/MCID"]))
        elif isinstance(kid, dict) and kid.get("/Type") == "/OBJR":
            annotations.append(kid["/Obj"])
    return own, annotations


def check_structure(pdf, standard, clauses):
    """`clauses` names, for the standard at hand, what each kind of mistake goes against."""
    found = Findings(standard)
    root = pdf.at(pdf.catalog, "/StructTreeRoot")
    found.need(pdf.at(pdf.catalog, "/MarkInfo", "/Marked") is True, clauses["marked"], "MarkInfo does not say Marked")
    if not found.need(isinstance(root, dict), clauses["root"], "there is no StructTreeRoot"):
        return found
    order, wrong = marked(pdf)
    for number, page, kind in wrong:
        found.need(False, clauses.get(number, clauses["content"]),
                   {"01-003": f"an artifact inside tagged content on page {page + 1}",
                    "01-004": f"tagged content inside an artifact on page {page + 1}",
                    "01-005": f"{kind} on page {page + 1} is neither tagged nor an artifact"}[number])
    check_parent_tree(pdf, found, clauses, root, order)
    check_order(pdf, found, clauses, order)
    check_types(pdf, found, clauses, root)
    return found


def check_parent_tree(pdf, found, clauses, root, order):
    tree = number_tree(pdf, root.get("/ParentTree"))
    elements = {reference: value for reference, value, _ in pdf.elements()}
    for reference, value, parent in pdf.elements():
        found.need(value.get("/P") == parent, clauses["tree"], f"element {reference} names another parent")
    for index, page in enumerate(pdf.pages):
        seen = order[index]
        found.need(len(seen) == len(set(seen)), clauses["tree"], f"an MCID comes back on page {index + 1}")
        key = pdf.get(page).get("/StructParents")
        if not seen:
            continue
        parents = pdf.get(tree.get(key)) if key is not None else None
        if not found.need(isinstance(parents, list), clauses["tree"], f"page {index + 1} is not in the ParentTree"):
            continue
        for mcid in seen:
            element = parents[mcid] if mcid < len(parents) else None
            known = element in elements and (page, mcid) in contents_of(pdf, elements[element])[0]
            found.need(known, clauses["tree"], f"MCID {mcid} of page {index + 1} has no element that holds it")
    for index, reference, annotation in pdf.annotations():
        element = tree.get(annotation.get("/StructParent"))
        known = element in elements and reference in contents_of(pdf, elements[element])[1]
        found.need(known or annotation.get("/Subtype") == "/Popup", clauses["annotation"],
                   f"annotation {reference} of page {index + 1} is not in the structure")


def check_order(pdf, found, clauses, order):
    """Reading order: through the tree, every page's contents come in the order of the page; and what
    the tree holds, the page shows."""
    by_page = {page: [] for page in pdf.pages}
    def walk(element):
        for kid in kids_of(pdf, element):
            if isinstance(kid, int):
                by_page.setdefault(element.get("/Pg"), []).append(kid)
            elif isinstance(kid, dict) and "/MCID" in kid:
                by_page.setdefault(kid.get("/Pg", element.get("/Pg")), []).append(kid["/MCID"])
            elif isinstance(kid, str) and isinstance(pdf.get(kid), dict):
                walk(pdf.get(kid))
    walk({"/K": pdf.at(pdf.catalog, "/StructTreeRoot")["/K"]})
    for index, page in enumerate(pdf.pages):
        found.need(by_page[page] == order[index], clauses["order"],
                   f"page {index + 1} is not read in the order in which it is written")
    found.need(set(by_page) == set(pdf.pages), clauses["tree"], "content of a page that does not exist")


def check_types(pdf, found, clauses, root):
    roles = pdf.get(root.get("/RoleMap")) or {}
    for name, to in roles.items():
        found.need(name not in STANDARD, clauses["remapped"], f"the standard type {name} is mapped to {to}")
        seen, at = set(), name
        while at in roles and at not in seen:
            seen.add(at)
            at = roles[at]
        found.need(at not in seen, clauses["circular"], f"the role of {name} goes in a circle")
    for reference, value, parent in pdf.elements():
        role = pdf.role(value)
        found.need(role in STANDARD, clauses["types"], f"the type {value['/S']} means nothing")
        around = pdf.role(pdf.get(parent)) if "/S" in (pdf.get(parent) or {}) else None
        clause = clauses["tables" if role in ("/Table", "/TR", "/TH", "/TD", "/THead", "/TBody") else "lists"]
        if role in PARENTS:
            found.need(around in PARENTS[role], clause, f"{role[1:]} stands in {around}")
        if role in CHILDREN:
            for kid in kids_of(pdf, value):
                inner = pdf.role(pdf.get(kid)) if isinstance(kid, str) else "content"
                found.need(inner in CHILDREN[role], clause, f"{role[1:]} holds {inner}")
