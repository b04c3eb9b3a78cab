"""Tagged PDF (ISO 32000-1, 14.7 and 14.8), as PDF/A (level A) and PDF/UA both ask for it."""
import re

from findings import Findings
from pdf_model import kids_of

GROUPING = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private".split()
BLOCK = "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot".split()
INLINE = "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP".split()
STANDARD = {"/" + name for name in GROUPING + BLOCK + INLINE + ["Figure", "Formula", "Form"]}
LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*\Z")  # RFC 3066, 2.1

# What may stand in what (ISO 32000-1, 14.8.4.2, 14.8.4.3, 14.8.4.4), and the rules that say so.
CHILDREN = {
    "/Table": ("09-004,7.2-3", "TR THead TBody TFoot Caption"), "/TR": ("09-004,7.2-10", "TH TD"),
    "/THead": ("09-004,7.2-36", "TR"), "/TBody": ("09-004,7.2-37", "TR"), "/TFoot": ("09-004,7.2-38", "TR"),
    "/L": ("09-005,7.2-19", "L LI Caption"), "/LI": ("09-005,7.2-20", "Lbl LBody"),
    "/TOC": ("09-006,7.2-27", "TOC TOCI Caption"), "/Ruby": ("09-007", "RB RT RP"), "/Warichu": ("09-008", "WT WP"),
}
PARENTS = {
    "/TR": ("09-004,7.2-4", "Table THead TBody TFoot"), "/THead": ("09-004,7.2-5", "Table"),
    "/TBody": ("09-004,7.2-6", "Table"), "/TFoot": ("09-004,7.2-7", "Table"), "/TH": ("09-004,7.2-8", "TR"),
    "/TD": ("09-004,7.2-9", "TR"), "/LI": ("09-005,7.2-17", "L"), "/LBody": ("09-005,7.2-18", "LI"),
    "/TOCI": ("09-006,7.2-26", "TOC"), "/RB": ("09-007", "Ruby"), "/RT": ("09-007", "Ruby"), "/RP": ("09-007", "Ruby"),
    "/WT": ("09-008", "Warichu"), "/WP": ("09-008", "Warichu"),
}


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
                wrong.append(("01-004,7.1-2", f"tagged content inside an artifact on page {index + 1}") if first in artifacts
                             else ("01-003,7.1-1", f"an artifact inside tagged content on page {index + 1}"))
            if not artifacts and not tagged:
                wrong.append(("01-005,7.1-3", f"{kind} on page {index + 1} is neither tagged nor an artifact"))
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


def parent_tree(pdf):
    return number_tree(pdf, (pdf.at(pdf.catalog, "/StructTreeRoot") or {}).get("/ParentTree"))


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


def check_structure(pdf, part):
    """`part` as Findings wants it."""
    found = Findings(part)
    root = pdf.at(pdf.catalog, "/StructTreeRoot")
    found.need(pdf.at(pdf.catalog, "/MarkInfo", "/Marked") is True, "6.7.2.2-1/6.2-1", "MarkInfo does not say Marked")
    check_languages(pdf, found)
    if not found.need(isinstance(root, dict), "6.7.3.3-1/7.1-11", "there is no StructTreeRoot"):
        return found
    order, wrong = marked(pdf)
    for numbers, what in wrong:
        found.need(False, "6.7.2.1/" + numbers, what)
    check_parent_tree(pdf, found, order)
    check_order(pdf, found, order)
    check_types(pdf, found, root)
    check_nesting(pdf, found)
    return found


def check_languages(pdf, found):
    """Every Lang that stands anywhere: the catalogue's, an element's, a mark's."""
    values = [(where, d["/Lang"]) for where, d in pdf.dictionaries() if "/Lang" in d]
    for page in pdf.pages:
        values += [("a page", p["/Lang"].decode("latin-1")) for _, _, _, marks in pdf.shown(page)[0] for _, p in marks
                   if isinstance(p.get("/Lang"), bytes)]
    for where, value in values:
        plain = value[2:] if value.startswith("u:") else value
        found.need(LANGUAGE.match(plain), "6.7.4-1/7.2-29", f"the language {plain!r} of {where}")


def check_parent_tree(pdf, found, order):
    tree = parent_tree(pdf)
    elements = {reference: value for reference, value, _ in pdf.elements()}
    for reference, value, parent in pdf.elements():
        found.need(value.get("/P") == parent, "6.7.3.3/7.1-12", f"element {reference} names another parent")
        found.need(value.get("/Type", "/StructElem") == "/StructElem", "6.7.3.3/7.1", f"element {reference} is a {value.get('/Type')}")
    for index, page in enumerate(pdf.pages):
        seen = order[index]
        found.need(len(seen) == len(set(seen)), "6.7.3.3/7.1", f"an MCID comes back on page {index + 1}")
        key = pdf.get(page).get("/StructParents")
        if not seen:
            continue
        parents = pdf.get(tree.get(key)) if key is not None else None
        if not found.need(isinstance(parents, list), "6.7.3.3/7.1", f"page {index + 1} is not in the ParentTree"):
            continue
        for mcid in seen:
            element = parents[mcid] if mcid < len(parents) else None
            known = element in elements and (page, mcid) in contents_of(pdf, elements[element])[0]
            found.need(known, "6.7.3.3/7.1", f"MCID {mcid} of page {index + 1} has no element that holds it")
    for index, reference, annotation in pdf.annotations():
        element = tree.get(annotation.get("/StructParent"))
        known = isinstance(element, str) and element in elements and reference in contents_of(pdf, elements[element])[1]
        found.need(known or annotation.get("/Subtype") in ("/Popup", "/PrinterMark"), "6.7.3.3/7.18.1",
                   f"annotation {reference} of page {index + 1} is not in the structure")


def check_order(pdf, found, order):
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
        found.need(by_page[page] == order[index], "6.7.2.1/09-001",
                   f"page {index + 1} is not read in the order in which it is written")
    found.need(set(by_page) == set(pdf.pages), "6.7.3.3/7.1", "content of a page that does not exist")


def check_types(pdf, found, root):
    roles = pdf.get(root.get("/RoleMap")) or {}
    for name, to in roles.items():
        found.need(name not in STANDARD, "6.7.3.4-3/02-004,7.1-7", f"the standard type {name} is mapped to {to}")
        seen, at = set(), name
        while at in roles and at not in seen:
            seen.add(at)
            at = roles[at]
        found.need(at not in seen, "6.7.3.4-2/02-003,7.1-6", f"the role of {name} goes in a circle")
    for _, value, _ in pdf.elements():
        found.need(pdf.role(value) in STANDARD, "6.7.3.4-1/02-001,7.1-5", f"the type {value['/S']} means nothing")


def check_nesting(pdf, found):
    """What stands in what; and how many, and where, of what may stand there (ISO 32000-1, tables 333 to 338)."""
    for reference, value, parent in pdf.elements():
        role = pdf.role(value)
        around = pdf.role(pdf.get(parent)) if "/S" in (pdf.get(parent) or {}) else "/"
        kids = [pdf.role(pdf.get(kid)) if isinstance(kid, str) else "content" for kid in kids_of(pdf, value)]
        if role in PARENTS:
            rule, allowed = PARENTS[role]
            found.need(around[1:] in allowed.split(), "6.7.2.1/" + rule, f"{role[1:]} stands in {around[1:] or 'nothing'}")
        if role in CHILDREN:
            rule, allowed = CHILDREN[role]
            for inner in kids:
                found.need(inner[1:] in allowed.split(), "6.7.2.1/" + rule, f"{role[1:]} holds {inner.strip('/')}")
        captions = [i for i, kid in enumerate(kids) if kid == "/Caption"]
        if role == "/Table":
            count = {kind: kids.count(kind) for kind in ("/THead", "/TBody", "/TFoot")}
            found.need(count["/THead"] <= 1, "6.7.2.1/09-004,7.2-11", f"table {reference} has two heads")
            found.need(count["/TFoot"] <= 1, "6.7.2.1/09-004,7.2-12", f"table {reference} has two feet")
            found.need(not count["/TFoot"] or count["/TBody"], "6.7.2.1/09-004,7.2-13", f"table {reference}: a foot and no body")
            found.need(not count["/THead"] or count["/TBody"], "6.7.2.1/09-004,7.2-14", f"table {reference}: a head and no body")
            found.need(set(captions) <= {0, len(kids) - 1}, "6.7.2.1/09-004,7.2-16", f"table {reference}: a caption between rows")
            found.need(len(captions) <= 1, "6.7.2.1/09-004,7.2-39", f"table {reference} has two captions")
        if role == "/L":
            found.need(set(captions) <= {0}, "6.7.2.1/09-005,7.2-40", f"list {reference}: a caption that is not first")
        if role == "/TOC":
            found.need(set(captions) <= {0}, "6.7.2.1/09-006,7.2-28", f"contents {reference}: a caption that is not first")
