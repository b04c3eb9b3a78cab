"""The XMP packet, and the document information beside it."""
import io
import re
import xml.etree.ElementTree as ET

from pdf_model import text_of

SPACES = {"dc": "http://purl.org/dc/elements/1.1/", "pdf": "http://ns.adobe.com/pdf/1.3/",
          "xmp": "http://ns.adobe.com/xap/1.0/", "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
          "pdfuaid": "http://www.aiim.org/pdfua/ns/id/", "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
          "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#", "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
          "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}
# What PDF/A takes to be known (XMP Specification of 2005), of the properties that can occur here: the kinds of values.
KNOWN = {"dc": {"Alt": "description rights title", "Seq": "creator date", "Text": "coverage format identifier source",
                "Bag": "contributor language publisher relation subject type"},
         "pdf": {"Text": "Keywords PDFVersion Producer Trapped"},
         "xmp": {"Text": "BaseURL CreatorTool Label Nickname", "Date": "CreateDate MetadataDate ModifyDate"},
         "pdfaid": {"Integer": "part", "Text": "amd conformance corr"}, "pdfaExtension": {"Bag": "schemas"}}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?\Z")
# Rules of 6.6.2.3.3 on value types and fields of an extension schema's own.
OWN_TYPES = ",".join(f"6.6.2.3.3-{n}" for n in (6, *range(11, 19)))


def full(space, name):
    return f"{{{SPACES[space]}}}{name}"


class Packet:
    def __init__(self, xml):
        self.prefixes = {}
        for _, (prefix, uri) in ET.iterparse(io.BytesIO(xml), events=["start-ns"]):
            self.prefixes.setdefault(uri, set()).add(prefix)
        self.root = ET.fromstring(xml.decode("utf-8"))
        self.descriptions = list(self.root.iter(full("rdf", "Description")))

    def properties(self):
        for description in self.descriptions:
            for key, value in description.attrib.items():
                if not key.endswith("}about"):
                    yield key, value
            for child in description:
                yield child.tag, child

    def value(self, space, name):
        """A simple value, or the x-default of alternatives, or the items of an array joined."""
        for tag, value in self.properties():
            if tag != full(space, name):
                continue
            if isinstance(value, str):
                return value
            items = list(value.iter(full("rdf", "li")))
            default = [i for i in items if i.get(LANGUAGE) == "x-default"]
            return (default or items or [value])[0].text
        return None

    def called(self, space):
        """Whether a schema stands under the prefix that it must have."""
        return self.prefixes.get(SPACES[space], {space}) == {space}


def read_packet(pdf, found):
    reference = pdf.catalog.get("/Metadata")
    if not found.need(reference, "6.6.2.1-1/06-001,7.1-8", "there is no XMP packet"):
        return None
    dictionary, data = pdf.get(reference), pdf.data(reference)
    found.need(dictionary.get("/Type") == "/Metadata" and dictionary.get("/Subtype") == "/XML", "6.6.2.1-1/06-001,7.1-8",
               "the packet's dictionary")
    found.need("/Filter" not in dictionary, "1:6.7.2-2", "the packet is deflated")
    others = [where for where, d in pdf.streams() if d.get("/Type") == "/Metadata" and where != reference]
    found.need(not others, "6.6.2.1", f"more packets than one: {others}")
    head = re.match(rb"<\?xpacket begin=(\"\"|\"\xef\xbb\xbf\") id=\"W5M0MpCehiHzreSzNTczkc9d\"([^?]*)\?>", data)
    found.need(head, "6.6.2.1-4", "the packet's header")
    attributes = data.partition(b"?>")[0]
    found.need(b"bytes=" not in attributes, "6.6.2.1-2", "the packet's header has the attribute bytes")
    found.need(b"encoding=" not in attributes, "6.6.2.1-3", "the packet's header has the attribute encoding")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        found.need(False, "6.6.2.1-5/06-001", "the packet is not in UTF-8")
        return None
    try:
        return Packet(data)
    except ET.ParseError as error:
        found.need(False, "6.6.2.1-4/06-001", f"the packet is not well formed: {error}")
        return None


def kind_of(value):
    """The kind of a property's value as written."""
    if isinstance(value, str):
        return "Integer" if value.isdigit() else "Date" if DATE.match(value) else "Text"
    arrays = [kid.tag for kid in value]
    for kind in ("Alt", "Bag", "Seq"):
        if arrays == [full("rdf", kind)]:
            languages = [i.get(LANGUAGE) for i in value[0]]
            return kind if kind != "Alt" or all(languages) else "alternatives without a language"
    return kind_of((value.text or "").strip()) if not arrays else "structure"


def check_properties(packet, found):
    """Every property is known, or explained by an extension schema, and has a value of its kind."""
    kinds = {full(space, name): kind for space, by_kind in KNOWN.items() for kind, names in by_kind.items()
             for name in names.split()}
    for schema in packet.root.iterfind(f".//{full('pdfaExtension', 'schemas')}/*/{full('rdf', 'li')}"):
        kinds.update(check_schema(schema, found))
    holders = packet.root.findall(f".//{full('pdfaExtension', 'schemas')}")
    found.need(all([k.tag for k in h] == [full("rdf", "Bag")] for h in holders) and packet.called("pdfaExtension"),
               "6.6.2.3.3-1", "the extension schemas are no Bag under pdfaExtension")
    found.need(packet.called("pdfaSchema"), "6.6.2.3.3", "the prefix of pdfaSchema")
    found.need(packet.called("pdfaProperty"), "6.6.2.3.3", "the prefix of pdfaProperty")
    for tag, value in packet.properties():
        name = tag.rpartition("}")[2]
        if found.need(tag in kinds, "6.6.2.3.1-1", f"the property {name} is explained nowhere"):
            kind = kind_of(value)
            found.need(kind == kinds[tag] or kinds[tag] == "Text" and kind in ("Integer", "Date"), "6.6.2.3.1-2",
                       f"the property {name} is {kind}, not {kinds[tag]}")


def check_schema(schema, found):
    """One extension schema; what it explains: by property, the kind of its value."""
    def fields(node, space, wanted, kind="Text"):
        for number, name in wanted.items():
            field = node.find(full(space, name))
            good = field is not None and (kind_of(field) == kind or kind == "Text" and kind_of(field) == "Integer")
            found.need(good, f"6.6.2.3.3-{number}", f"an extension schema's {name}")
    fields(schema, "pdfaSchema", {2: "schema", 3: "namespaceURI", 4: "prefix"})
    fields(schema, "pdfaSchema", {5: "property"}, "Seq")
    known = {full("pdfaSchema", name) for name in "schema namespaceURI prefix property valueType".split()}
    known |= {full("pdfaProperty", name) for name in "name valueType category description".split()}
    for node in schema.iter():
        found.need(node.tag in known or node is schema or node.tag.startswith("{" + SPACES["rdf"]), "6.6.2.3.2-1",
                   f"an extension schema's field {node.tag.rpartition('}')[2]}")
    found.need(schema.find(full("pdfaSchema", "valueType")) is None, OWN_TYPES, "an extension schema has types of its own")
    out, uri = {}, schema.find(full("pdfaSchema", "namespaceURI"))
    for one in schema.iterfind(f"{full('pdfaSchema', 'property')}/*/{full('rdf', 'li')}"):
        fields(one, "pdfaProperty", {7: "name", 8: "valueType", 9: "category", 10: "description"})
        text = {name: (one.findtext(full("pdfaProperty", name)) or "") for name in ("name", "valueType", "category")}
        found.need(text["valueType"] in ("Text", "Integer"), "6.6.2.3.3-8", f"the value type {text['valueType']}")
        found.need(text["category"] in ("internal", "external"), "6.6.2.3.3-9", f"the category {text['category']}")
        if uri is not None:
            out[f"{{{uri.text}}}{text['name']}"] = text["valueType"]
    return out


def check_claims(packet, found, part, level):
    claims = packet.value("pdfaid", "part"), packet.value("pdfaid", "conformance")
    found.need(any(claims), "6.6.4-1", "the packet does not claim PDF/A")
    found.need(claims[0] == str(part), "6.6.4-2", f"the packet claims part {claims[0]}")
    found.need(claims[1] == level, "6.6.4-3", f"the packet claims level {claims[1]}")
    found.need(packet.called("pdfaid"), "6.6.4-4,6.6.4-5,6.6.4-6,6.6.4-7", "the prefix of pdfaid")


def check_information(pdf, packet, found):
    """Part 1 counts the entries of the document information; part 2 says it in one sentence."""
    information = pdf.at(pdf.trailer, "/Info") or {}
    pairs = {"/Title": (2, "dc", "title"), "/Author": (3, "dc", "creator"), "/Subject": (4, "dc", "description"),
             "/Keywords": (5, "pdf", "Keywords"), "/Creator": (6, "xmp", "CreatorTool"), "/Producer": (7, "pdf", "Producer")}
    for key, (number, space, name) in pairs.items():
        there = text_of(pdf.get(information.get(key)))
        for rule in ("6.6.3", f"1:6.7.3-{number}"):
            found.need(there == packet.value(space, name), rule, f"{key} is not {space}:{name}")
    for key, (number, name) in {"/CreationDate": (1, "CreateDate"), "/ModDate": (8, "ModifyDate")}.items():
        there, here = text_of(pdf.get(information.get(key))), packet.value("xmp", name)
        plain = [re.sub(r"\D", "", value) if value else None for value in (there, here)]
        for rule in ("6.6.3", f"1:6.7.3-{number}"):
            found.need(plain[0] == plain[1], rule, f"{key} is not xmp:{name}")
