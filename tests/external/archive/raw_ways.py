"""Ways to spoil files of PDF/A-1b and PDF/A-3a, and the bytes of a file: what ways.py cannot show."""
import re
import subprocess
import tempfile

from spoil import (add_annotation, add_object, annotation, attach, descriptor, draw, edit_profile, form_xobject, picture, pictures, pop,
                   specification, state)


def first(*rules):
    return [f"PDF/A-1 {rule}" for rule in rules]


def third(*rules):
    return [f"PDF/A-3 {rule}" for rule in rules]


def say(pdf, **entries):
    """Other words in the document information; all of them are said of PDF/A-1."""
    pdf.at(pdf.trailer, "/Info").update(entries)


INFORMATION = {"/CreationDate": 1, "/Title": 2, "/Author": 3, "/Subject": 4, "/Keywords": 5, "/Creator": 6, "/Producer": 7, "/ModDate": 8}

PART_ONE = [
    ("a soft mask", lambda p: picture(p).update({"/SMask": add_object(p, dict(pictures(p)[-1]), b"x")}), first("6.4-2")),
    ("a soft mask of the state", lambda p: state(p, **{"/SMask": {}}), first("6.4-1")),
    ("a group", lambda p: p.get(p.pages[0]).update({"/Group": {"/S": "/Transparency"}}), first("6.4-3")),
    ("another way to blend", lambda p: state(p, **{"/BM": "/Multiply"}), first("6.4-4")),
    ("transparent lines", lambda p: state(p, **{"/CA": 0.5}), first("6.4-5")),
    ("transparent fills", lambda p: state(p, **{"/ca": 0.5}), first("6.4-6")),
    ("an attached file", attach, first("6.1.11-1")),
    ("names of attached files", lambda p: p.catalog.update({"/Names": {"/EmbeddedFiles": {}}}), first("6.1.11-2")),
    ("layers", lambda p: p.catalog.update({"/OCProperties": {}}), first("6.1.13-1")),
    ("an array too long", lambda p: p.catalog.update({"/X": [0] * 8192}), first("6.1.12-5")),
    ("a dictionary too long", lambda p: p.catalog.update({"/X": {f"/N{i}": i for i in range(4096)}}), first("6.1.12-6")),
    ("a number too great to draw", lambda p: draw(p, b"40000.5 w"), first("6.1.12-2")),
    ("a profile of version 4", lambda p: edit_profile(p, 8, b"\4"), first("6.2.2-1")),
    ("a profile of four colours", lambda p: edit_profile(p, 0, b"", **{"/N": 4}), first("6.2.3.2-2")),
    ("a form with another for print", lambda p: form_xobject(p, **{"/OPI": {}}), first("6.2.4-2", "6.2.5-1")),
    ("no set of glyphs", lambda p: pop(descriptor(p), "/CIDSet"), first("6.3.5-3")),
    ("a polygon", lambda p: add_annotation(p, **{"/Subtype": "/Polygon"}), first("6.5.2-1")),
    ("a link one sees through", lambda p: annotation(p, "/Link").update({"/CA": 0.5}), first("6.5.3-1")),
    ("a link of a colour", lambda p: annotation(p, "/Link").update({"/C": [1, 0, 0]}) or pop(p.catalog, "/OutputIntents"),
     first("6.5.3-3")),
    ("a link without flags", lambda p: pop(annotation(p, "/Link"), "/F"), first("6.5.3-2")),
    ("a field with an action", lambda p: annotation(p, "/Widget").update({"/A": {"/S": "/URI", "/URI": "u:x"}}), first("6.6.1-3")),
    ("a field with more actions", lambda p: annotation(p, "/Widget").update({"/AA": {}}), first("6.6.2-1")),
] + [(f"another {key[1:]}", lambda p, key=key: say(p, **{key: "u:D:20000101"}), first(f"6.7.3-{number}"))
     for key, number in INFORMATION.items()]

PART_THREE = [
    ("an attached file without a type", lambda p: pop(p.get(specification(p)["/EF"]["/F"]), "/Subtype"), third("6.8-1")),
    ("an attached file without a date", lambda p: pop(p.get(specification(p)["/EF"]["/F"])["/Params"], "/ModDate"), third("6.8")),
    ("an attached file without a name", lambda p: pop(specification(p), "/UF"), third("6.8-2") + ["PDF/UA-1 21-001"]),
    ("an attached file without a relationship", lambda p: pop(specification(p), "/AFRelationship"), third("6.8-3")),
    ("an attached file that belongs to nothing", lambda p: pop(p.catalog, "/AF"), third("6.8-4")),
    ("another part", lambda p: p.set_data(p.catalog["/Metadata"], p.data(p.catalog["/Metadata"]).replace(b"part>3", b"part>2")),
     third("6.6.4-2")),
]


# --- bytes --------------------------------------------------------------------------------------------

def swap(old, new, count=1):
    def way(raw):
        assert old in raw, old
        return raw.replace(old, new, count)
    return way


def without_id(raw):
    return re.sub(rb"/ID\s*\[[^]]*\]", lambda m: b" " * len(m[0]), raw)


def rewritten(*words):
    """By qpdf, with these words."""
    def way(raw):
        with tempfile.NamedTemporaryFile() as source, tempfile.NamedTemporaryFile() as target:
            source.write(raw)
            source.flush()
            command = ["qpdf", "--newline-before-endstream", *words, source.name, target.name]
            subprocess.run(command, stdin=subprocess.DEVNULL, check=True)
            return target.read()
    return way


def misnamed(raw):
    plain = rewritten("--object-streams=disable")(raw)
    return re.sub(rb"(/FontName /)\w{3}", rb"\1#ff", plain, count=1)


# Of a file of PDF/A-2a and PDF/UA-1.
RAW = [
    ("another version", swap(b"%PDF-1.7", b"%PDF-2.0"), ["PDF/A-2 6.1.2-1", "PDF/UA-1 6.1-1"]),
    ("no bytes above 127", lambda raw: re.sub(rb"%[\x80-\xff]{4}", b"%abcd", raw, count=1), ["PDF/A-2 6.1.2-2"]),
    ("something after the end", lambda raw: raw + b"x\n", ["PDF/A-2 6.1.3-3"]),
    ("a name that is no UTF-8", misnamed, ["PDF/A-2 6.1.8-1"]),
    ("encrypted", rewritten("--encrypt", "", "x", "256", "--"),
     ["PDF/A-2 6.1.3-2", "PDF/UA-1 26-001", "PDF/UA-1 26-002", "PDF/UA-1 7.16-1"]),
    ("linearized", rewritten("--linearize"), ["PDF/A-2 6.1.11"]),
]
# Of a file of PDF/A-1b, whose cross-references are a table.
RAW_ONE = [
    ("another version", swap(b"%PDF-1.4", b"%PDF-1.7"), first("6.1.2-1")),
    ("object streams", rewritten("--object-streams=generate"), first("6.1.4")),
    ("no ID", without_id, first("6.1.3-1")),
    ("a blank after xref", swap(b"\nxref\n0 ", b"\nxref \n0 "), first("6.1.4-2")),
    ("two blanks in the table's head", lambda raw: re.sub(rb"\nxref\n0 (\d+)", rb"\nxref\n0  \1", raw, count=1), first("6.1.4-1")),
    ("half a byte", lambda raw: re.sub(rb"/ID(\s*\[\s*<)(\w+)\w>", rb"/ID\1\2>", raw, count=1), first("6.1.6-1")),
    ("a byte that is none", lambda raw: re.sub(rb"/ID(\s*\[\s*<)\w", rb"/ID\1G", raw, count=1), first("6.1.6-2")),
    ("a stream longer than it says", lambda raw: re.sub(rb"/Length (\d*?)[1-9](?=\D)", rb"/Length \g<1>0", raw, count=1), first("6.1.7-1")),
    ("a line end after stream", swap(b"\nstream\n", b"\nstream\r"), first("6.1.7-2")),
    ("a line end before endstream", swap(b"\nendstream", b" endstream"), first("6.1.7-2")),
    ("a deflated packet", lambda raw: re.sub(rb"(/Type\s*/Metadata)", rb"\1/Filter[]", raw, count=1), first("6.7.2-2")),
    ("an object's number", lambda raw: re.sub(rb"\n(\d+) 0 obj\n", rb"\n\1 0 obj ", raw, count=1), first("6.1.8-1")),
    ("an object's end", swap(b"\nendobj", b" endobj"), first("6.1.8-1")),
]
