"""The bytes of a file: header, objects, streams, cross-references, trailer (ISO 19005-2, 6.1), read from
the first to the last, not by way of the cross-references; and its limits (6.1.13)."""
import re
import zlib

from pdf_model import TOKEN, parse, read_string

OBJECT = re.compile(rb"(\d+)(\s+)(\d+)(\s+)obj")
EOL = rb"(?:\r\n|\r|\n)"
LEFT = re.compile(rb"[\0\t\n\f\r ]+|%[^\r\n]*")
# ISO 32000-1, table 6, without LZWDecode and Crypt; what the file never uses is told as such.
FILTERS = {"/ASCIIHexDecode", "/ASCII85Decode", "/FlateDecode", "/RunLengthDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/DCTDecode"}


def check_header(raw, found):
    versions = rb"%PDF-1\.4" if found.part == 1 else rb"%PDF-1\.[0-7]"
    found.need(re.match(versions + EOL, raw), "6.1.2-1/6.1-1", "the header's version")
    found.need(re.match(rb"[^\r\n]*" + EOL + rb"%[\x80-\xff]{4}", raw), "6.1.2-2", "no comment of bytes above 127 after the header")


def check_file(pdf, found):
    raw = pdf.raw
    check_header(raw, found)
    found.need(re.search(rb"%%EOF" + EOL + rb"?\Z", raw), "6.1.3-3", "something stands after the last %%EOF")
    ids = pdf.trailer.get("/ID", [])
    found.need(len(ids) == 2 and all(len(one) > 2 for one in ids), "6.1.3-1", "the trailer has no ID")
    found.need("/Encrypt" not in pdf.trailer, "6.1.3-2", "the file is encrypted")
    # Two of a file's parts could disagree only there; nothing here looks for that.
    found.need(b"/Linearized" not in raw[:1024], "6.1.11", "the file is linearized")
    found.need(b"/ObjStm" not in raw and b"/XRef" not in raw, "1:6.1.4", "object or cross-reference streams")
    check_streams(pdf, found)
    try:
        Reader(raw, found).read()
    except (ValueError, IndexError, zlib.error) as error:
        found.need(False, "6.1.9-1", f"the file cannot be read from its first byte to its last: {error}")


def check_streams(pdf, found):
    for where, dictionary in pdf.streams():
        for key in ("/F", "/FFilter", "/FDecodeParms"):
            found.need(key not in dictionary, "6.1.7.1-3", f"stream {where} is kept outside ({key})")
        filters = pdf.get(dictionary.get("/Filter")) or []
        for name in [filters] if isinstance(filters, str) else filters:
            found.need(name in FILTERS or name == "/JPXDecode", "6.1.7.2-1", f"stream {where} uses {name}")
            found.need(name != "/JPXDecode", "6.2.8.3", f"stream {where} is JPEG 2000")


def is_utf8(name):
    try:
        re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), name).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


class Reader:
    """Objects one after the other, as the bytes stand; those inside object streams too."""

    def __init__(self, raw, found):
        self.raw, self.found = raw, found
        self.lengths = dict(re.findall(rb"(?<=[\r\n])(\d+) \d+ obj\s+(\d+)\s+endobj", raw))

    def read(self):
        raw, at = self.raw, self.raw.index(b"%", 1)
        while True:
            while match := LEFT.match(raw, at):
                at = match.end()
            begin = OBJECT.match(raw, at)
            if begin is None:
                break
            what = f"object {begin[1].decode()}"
            after = raw[begin.end():begin.end() + 1]
            self.need(begin[2] in b" \t\r\n" and begin[4] in b" \t\r\n" and raw[at - 1:at] in b"\r\n" and after in (b"\r", b"\n"),
                      "6.1.9-1", f"{what} begins oddly")
            at = self.object(begin.end(), what)
        self.cross_references(at)

    def need(self, holds, rule, what):
        self.found.need(holds, rule, what)

    def object(self, at, what):
        """Past `endobj`."""
        length, head = b"0", at
        for word, start, at in self.words(at):
            if word == b"stream":
                packed = b"/ObjStm" in self.raw[head:start]
                at = self.stream(at, int(self.lengths.get(length, length)), what, packed)
                break
            if word == b"endobj":
                return self.end(start, at, what)
            if isinstance(word, tuple):
                length = word[1]
        start = self.raw.index(b"endobj", at)
        return self.end(start, start + 6, what)

    def end(self, start, at, what):
        self.need(self.raw[start - 1:start] in (b"\r", b"\n") and self.raw[at:at + 1] in (b"\r", b"\n"), "6.1.9-1", f"{what} ends oddly")
        return at

    def words(self, at):
        """Keywords, and the number after each /Length: (word, its place, its end)."""
        raw, name = self.raw, None
        while at < len(raw):
            if raw[at:at + 1] == b"<" and raw[at:at + 2] != b"<<":
                at = self.hexadecimal(at)
                continue
            match = TOKEN.match(raw, at)
            if match is None:
                raise ValueError(raw[at:at + 20])
            start, at = at, match.end()
            if match["string"] is not None:
                at = read_string(raw, at)[1]
            elif match["name"] is not None:
                name = match["name"]
                self.need(is_utf8(name), "6.1.8-1", f"the name {name!r} is no UTF-8")
            elif match["number"] is not None and name == b"Length":
                yield ("Length", match["number"]), start, at
                name = None
            elif match["word"] is not None:
                yield match["word"], start, at

    def hexadecimal(self, at):
        end = self.raw.index(b">", at)
        digits = re.sub(rb"\s", b"", self.raw[at + 1:end])
        self.need(re.fullmatch(rb"[0-9A-Fa-f]*", digits), "6.1.6-2", f"the string {digits[:20].decode('latin-1')} is not hexadecimal")
        self.need(len(digits) % 2 == 0, "6.1.6-1", f"the string {digits[:20].decode('latin-1')} ends with half a byte")
        return end + 1

    def stream(self, at, length, what, packed):
        """Past `endstream`."""
        raw = self.raw
        begin = re.compile(rb"\r\n|\n").match(raw, at)
        self.need(begin, "6.1.7.1-2", f"{what}: the line end after stream")
        at = begin.end() if begin else at + 1
        if packed:
            list(Reader(zlib.decompress(raw[at:at + length]), self.found).words(0))
        end = re.compile(rb"(\s*)endstream").match(raw, at + length)
        self.need(end and len(end[1]) <= 2, "6.1.7.1-1", f"{what}: its Length is another")
        self.need(not end or end[1] in (b"\r\n", b"\r", b"\n"), "6.1.7.1-2", f"{what}: the line end before endstream")
        return end.end() if end else raw.index(b"endstream", at) + 9

    def cross_references(self, at):
        """A table, or none: then the last object was a stream of them."""
        raw = self.raw
        if raw.startswith(b"startxref", at):
            return
        self.need(re.compile(rb"xref" + EOL + rb"\d").match(raw, at), "6.1.4-2", "the line end after xref")
        self.need(re.compile(rb"xref\s+\d+ \d+" + EOL).match(raw, at), "1:6.1.4-1", "the blank between two numbers of the table's head")
        trailer = raw.index(b"trailer", at) + 7
        end = raw.index(b"startxref", trailer)
        for match in re.finditer(rb"(?<!<)<(?!<)", raw[trailer:end]):
            self.hexadecimal(trailer + match.start())


# --- limits -----------------------------------------------------------------------------------------

def check_numbers(value, found, where):
    """One value's size; values of all kinds are those of qpdf's JSON, or of contents."""
    if isinstance(value, bool):
        return
    if isinstance(value, int):
        found.need(-2**31 <= value < 2**31, "6.1.13-1", f"an integer beyond 32 bits {where}")
    elif isinstance(value, float):
        found.need(abs(value) <= 3.403e38, "6.1.13-2", f"a number beyond 3.403e38 {where}")
        found.need(abs(value) <= 32767, "1:6.1.12-2", f"a number beyond 32,767 {where}")
        found.need(value == 0 or abs(value) >= 1.175e-38, "6.1.13-5", f"a number too near to nothing {where}")
    elif isinstance(value, bytes):
        found.need(len(value) <= 32767, "6.1.13-3", f"a string longer than 32,767 bytes {where}")
    elif isinstance(value, str) and value.startswith(("u:", "b:")):
        plain = value[2:]
        size = len(plain) // 2 if value[0] == "b" else len(plain) if plain.isascii() else 2 + len(plain.encode("utf-16-be"))
        found.need(size <= 32767, "6.1.13-3", f"a string longer than 32,767 bytes {where}")
    elif isinstance(value, str) and value.startswith("/"):
        found.need(len(value.encode()) <= 128, "6.1.13-4", f"a name longer than 127 bytes {where}")


def check_limits(pdf, found):
    def walk(value, where):
        check_numbers(value, found, where)
        if isinstance(value, dict):
            found.need(len(value) <= 4095, "1:6.1.12-6", f"a dictionary of more than 4,095 entries {where}")
            for key, inner in value.items():
                check_numbers(key, found, where)
                walk(inner, where)
        elif isinstance(value, list):
            found.need(len(value) <= 8191, "1:6.1.12-5", f"an array of more than 8,191 elements {where}")
            for inner in value:
                walk(inner, where)
    for key, entry in pdf.objects.items():
        walk(entry["stream"]["dict"] if "stream" in entry else entry["value"], f"in {key}")
    found.need(len(pdf.objects) <= 8388607, "6.1.13-7", "more than 8,388,607 objects")
    for index, page in enumerate(pdf.pages):
        for name in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"):
            if box := pdf.at(page, name):
                sides = box[2] - box[0], box[3] - box[1]
                found.need(all(3 <= side <= 14400 for side in sides), "6.1.13-11", f"page {index + 1}: {name[1:]} beyond 3 to 14,400")


def check_nesting(pdf, found):
    for where, data, _ in pdf.drawings():
        depth = 0
        for operator, operands in parse(data):
            depth += {"q": 1, "Q": -1}.get(operator, 0)
            found.need(0 <= depth <= 28, "6.1.13-8", f"q and Q {where}")
            for operand in operands:
                for value in operand if isinstance(operand, list) else [operand]:
                    check_numbers(value, found, where)
