"""The XMP packet, and the document information beside it."""
import re
import xml.etree.ElementTree as ET

from pdf_model import text_of

SPACES = {"dc": "http://purl.org/dc/elements/1.1/", "pdf": "http://ns.adobe.com/pdf/1.3/",
          "xmp": "http://ns.adobe.com/xap/1.0/", "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
          "pdfuaid": "http://www.aiim.org/pdfua/ns/id/", "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
          "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#", "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
          "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}
# What PDF/A takes to be known (XMP Specification of 2005), of the properties that can occur here.
KNOWN = {"dc": "contributor coverage creator date description format identifier language publisher relation rights source "
               "subject title type", "pdf": "Keywords PDFVersion Producer Trapped",
         "xmp": "Advisory BaseURL CreateDate CreatorTool Identifier Label MetadataDate ModifyDate Nickname Rating Thumbnails",
         "pdfaid": "part amd corr conformance", "pdfaExtension": "schemas"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


class Packet:
    def __init__(self, xml):
        self.root = ET.fromstring(xml)
        self.descriptions = list(self.root.iter(f"{{{SPACES['rdf']}}}Description"))

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
            if tag != f"{{{SPACES[space]}}}{name}":
                continue
            if isinstance(value, str):
                return value
            items = list(value.iter(f"{{{SPACES['rdf']}}}li"))
            default = [i for i in items if i.get(LANGUAGE) == "x-default"]
            return (default or items or [value])[0].text
        return None


def read_packet(pdf, found, clause):
    reference = pdf.catalog.get("/Metadata")
    if not found.need(reference, clause, "there is no XMP packet"):
        return None
    dictionary, data = pdf.get(reference), pdf.data(reference)
    found.need(dictionary.get("/Type") == "/Metadata" and dictionary.get("/Subtype") == "/XML", clause, "the packet's dictionary")
    found.need("/Filter" not in dictionary, clause, "the packet is deflated")
    found.need(re.match(rb"<\?xpacket begin=(\"\"|\"\xef\xbb\xbf\") id=\"W5M0MpCehiHzreSzNTczkc9d\"\?>", data), clause,
               "the packet's header")
    try:
        return Packet(data.decode("utf-8"))
    except (ET.ParseError, UnicodeDecodeError) as error:
        found.need(False, clause, f"the packet is not well formed: {error}")
        return None


def check_properties(packet, found, clause):
    """Every property is known, or explained by an extension schema."""
    own = set()
    p = {name: f"{{{uri}}}" for name, uri in SPACES.items()}
    for schema in packet.root.iter(p["rdf"] + "li"):
        uri = schema.find(p["pdfaSchema"] + "namespaceURI")
        if uri is None:
            continue
        for wanted in ("schema", "prefix", "property"):
            found.need(schema.find(p["pdfaSchema"] + wanted) is not None, "6.6.2.3.3", f"an extension schema without {wanted}")
        for one in schema.iter(p["rdf"] + "li"):
            name = one.find(p["pdfaProperty"] + "name")
            if name is None:
                continue
            own.add(f"{{{uri.text}}}{name.text}")
            for wanted in ("valueType", "category", "description"):
                found.need(one.find(p["pdfaProperty"] + wanted) is not None, "6.6.2.3.3", f"a property without {wanted}")
    for tag, _ in packet.properties():
        space, name = tag[1:].split("}")
        short = next((k for k, uri in SPACES.items() if uri == space), None)
        found.need(name in KNOWN.get(short, "").split() or tag in own, clause, f"the property {name} is explained nowhere")


def check_information(pdf, packet, found, clause):
    information = pdf.at(pdf.trailer, "/Info") or {}
    pairs = {"/Title": ("dc", "title"), "/Author": ("dc", "creator"), "/Subject": ("dc", "description"),
             "/Keywords": ("pdf", "Keywords"), "/Creator": ("xmp", "CreatorTool"), "/Producer": ("pdf", "Producer")}
    for key, (space, name) in pairs.items():
        there = text_of(pdf.get(information.get(key)))
        found.need(there == packet.value(space, name), clause, f"{key} is not {space}:{name}")
    for key, name in {"/CreationDate": "CreateDate", "/ModDate": "ModifyDate"}.items():
        there, here = text_of(pdf.get(information.get(key))), packet.value("xmp", name)
        plain = [re.sub(r"\D", "", value) if value else None for value in (there, here)]
        found.need(plain[0] == plain[1], clause, f"{key} is not xmp:{name}")
