"""What is needed to spoil a good file: its parts found, and edited. The ways to do it are in ways.py and
raw_ways.py. A way is a function of the file's objects (pdf_model.Pdf), or of its bytes."""
import re


def elements(pdf, kind):
    return [element for _, element, _ in pdf.elements() if element["/S"] == kind]


def first(pdf, kind):
    """The first structure element of a type."""
    return elements(pdf, kind)[0]


def font(pdf):
    return next(iter(pdf.fonts().values()))


def descendant(pdf):
    return pdf.get(pdf.get(font(pdf)["/DescendantFonts"])[0])


def descriptor(pdf):
    return pdf.at(descendant(pdf), "/FontDescriptor")


def edit_packet(pdf, *changes):
    """Changes: (old, new), each once."""
    reference = pdf.catalog["/Metadata"]
    data = pdf.data(reference)
    for old, new in changes:
        assert old in data, old
        data = data.replace(old, new, 1)
    pdf.set_data(reference, data)


def rename_in_packet(pdf, old, new):
    """A tag, where it begins and where it ends."""
    edit_packet(pdf, (b"<" + old + b">", b"<" + new + b">"), (b"</" + old + b">", b"</" + new + b">"))


def edit_contents(pdf, old, new, page=0):
    reference = pdf.get(pdf.pages[page])["/Contents"]
    data = pdf.data(reference)
    changed = re.sub(old, new, data, count=1, flags=re.S)
    assert changed != data, old
    pdf.set_data(reference, changed)


def draw(pdf, what):
    """Something drawn after the first text of the first page, in an artifact."""
    edit_contents(pdf, rb"ET", b"ET /Artifact BMC " + what.replace(b"\\", b"\\\\") + b" EMC")


def page_with(pdf, words):
    return next(i for i, page in enumerate(pdf.pages) if words in pdf.data(pdf.get(page)["/Contents"]))


def edit_map(pdf, new):
    """Another letter for the first code of the first page's first font."""
    reference = font(pdf)["/ToUnicode"]
    data = pdf.data(reference)
    changed = re.sub(rb"(<\w{4}>\s*<\w{4}>\s*)<\w{4}>", rb"\1<" + new + b">", data, count=1)
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


def retype(pdf, kind, other):
    first(pdf, kind)["/S"] = other


def add_object(pdf, value, stream=None):
    """A new object; its reference."""
    reference = f"{9000 + len(pdf.objects)} 0 R"
    pdf.objects["obj:" + reference] = {"value": value} if stream is None else {"stream": {"data": "", "dict": value}}
    if stream:
        pdf.set_data(reference, stream)
    return reference


def add_kid(pdf, kind, role, **entries):
    """A new element without contents, the last kid of the first of a type; `at` 0: the first kid."""
    at = entries.pop("at", None)
    reference = next(r for r, element, _ in pdf.elements() if element["/S"] == kind)
    kids = pdf.get(reference)["/K"]
    kids = kids if isinstance(kids, list) else [kids]
    new = add_object(pdf, {"/Type": "/StructElem", "/S": role, "/P": reference, "/K": [], **entries})
    pdf.get(reference)["/K"] = [new] + kids if at == 0 else kids + [new] if at is None else kids[:at] + [new] + kids[at:]
    return new


def intent(pdf):
    return pdf.get(pdf.get(pdf.catalog["/OutputIntents"])[0])


def edit_profile(pdf, at, new, **entries):
    reference = intent(pdf)["/DestOutputProfile"]
    data = pdf.data(reference)
    pdf.set_data(reference, data[:at] + new + data[at + len(new):])
    pdf.get(reference).update(entries)


def form_xobject(pdf, content=b"", **entries):
    resources = pdf.at(pdf.pages[0], "/Resources")
    reference = add_object(pdf, {"/Type": "/XObject", "/Subtype": "/Form", "/BBox": [0, 0, 1, 1], **entries}, content)
    resources["/XObject"] = {**resources.get("/XObject", {}), "/X1": reference}


def pictures(pdf):
    return [d for _, d in pdf.streams() if d.get("/Subtype") == "/Image"]


def picture(pdf):
    return next(d for d in pictures(pdf) if "/SMask" in d or "/Mask" in d)


def state(pdf, **entries):
    pdf.at(pdf.pages[0], "/Resources")["/ExtGState"] = {"/G1": {"/Type": "/ExtGState", **entries}}


def action(pdf, **entries):
    annotation(pdf, "/Link")["/A"] = entries


def pop(dictionary, key):
    assert key in dictionary, key
    del dictionary[key]


def add_annotation(pdf, **entries):
    page = pdf.get(pdf.pages[0])
    page["/Annots"] = page.get("/Annots", []) + [add_object(pdf, {"/Type": "/Annot", "/F": 4, "/Rect": [1, 1, 9, 9], **entries})]


def attach(pdf, **entries):
    stream = add_object(pdf, {"/Type": "/EmbeddedFile", "/Subtype": "/text/xml"}, b"<a/>")
    file = {"/Type": "/Filespec", "/EF": {"/F": stream}, "/F": "u:a", "/UF": "u:a", "/AFRelationship": "/Data", **entries}
    pdf.catalog["/X"] = {key: value for key, value in file.items() if value is not None}


def specification(pdf):
    """What --embed-plan attaches."""
    return next(d for _, d in pdf.dictionaries() if "/EF" in d)


def field(pdf):
    return pdf.get(pdf.get(pdf.at(pdf.catalog, "/AcroForm")["/Fields"])[0])


def row_group(pdf, *kinds):
    """The rows of the first table, all of them in its last group."""
    reference = next(r for r, element, _ in pdf.elements() if element["/S"] == "/Table")
    rows = [k for k in pdf.get(reference)["/K"] if pdf.role(pdf.get(k)) != "/Caption"]
    groups = [add_object(pdf, {"/Type": "/StructElem", "/S": kind, "/P": reference, "/K": []}) for kind in kinds]
    leaves = [leaf for row in rows for leaf in ([row] if pdf.role(pdf.get(row)) == "/TR" else pdf.get(row)["/K"])]
    for leaf in leaves:
        pdf.get(leaf)["/P"] = groups[-1]
    pdf.get(groups[-1])["/K"] = leaves
    pdf.get(reference)["/K"] = groups
