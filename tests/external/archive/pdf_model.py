"""A finished PDF as values of Python: its objects as qpdf tells them, what its pages show and mark,
its fonts and its structure. Nothing is judged here.

Values are those of qpdf's JSON, version 2: names "/X", references "5 0 R", strings "u:..." and
"b:...".
"""
import base64
import functools
import io
import json
import re
import subprocess
import zlib

from fontTools.ttLib import TTFont

REFERENCE = re.compile(r"^\d+ \d+ R$")


def prediction_undone(data, parameters):
    """PNG's predictors None, Sub and Up (ISO 32000-1, 7.4.4.4), of bytes."""
    pixel = parameters.get("/Colors", 1)
    width = parameters.get("/Columns", 1) * pixel
    if parameters.get("/Predictor", 1) < 10 or len(data) % (width + 1):
        raise ValueError(f"predictor {parameters}")
    out, above = bytearray(), bytes(width)
    for at in range(0, len(data), width + 1):
        kind, row = data[at], bytearray(data[at + 1:at + 1 + width])
        for i in range(width if kind else 0):
            row[i] = row[i] + {1: row[i - pixel] if i >= pixel else 0, 2: above[i]}[kind] & 255
        out += row
        above = row
    return bytes(out)


class Pdf:
    def __init__(self, path):
        self.path = path
        self.raw = open(path, "rb").read()
        out = subprocess.run(["qpdf", "--json-output=2", "--json-stream-data=inline", "--decode-level=none", path, "-"],
                             stdin=subprocess.DEVNULL, capture_output=True)
        if out.returncode not in (0, 3):
            raise RuntimeError(out.stderr.decode())
        self.json = json.loads(out.stdout.decode("utf-8", "replace"))
        self.objects = self.json["qpdf"][1]
        self.trailer = self.objects["trailer"]["value"]
        self.catalog = self.get(self.trailer["/Root"])
        self._shown = {}
        self.pages = list(self._pages(self.catalog["/Pages"]))

    def save(self, path):
        """The objects as they are now, as a file."""
        with open(f"{path}.json", "w") as file:
            file.write(json.dumps(self.json))
        command = ["qpdf", "--json-input", "--newline-before-endstream", f"{path}.json", path]
        out = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True)
        if out.returncode not in (0, 3):
            raise RuntimeError(out.stderr.decode())

    # --- objects ---

    def get(self, value):
        """A value with a reference followed; of a stream its dictionary."""
        if isinstance(value, str) and REFERENCE.match(value):
            entry = self.objects.get("obj:" + value)
            if entry is None:
                return None
            return entry["stream"]["dict"] if "stream" in entry else entry["value"]
        return value

    def at(self, value, *keys):
        for key in keys:
            value = self.get(value)
            value = value.get(key) if isinstance(value, dict) else None
        return self.get(value)

    def data(self, reference):
        """A stream's data, its filters undone."""
        stream = self.objects["obj:" + reference]["stream"]
        data = base64.b64decode(stream["data"])
        filters = self.get(stream["dict"].get("/Filter")) or []
        for name in [filters] if isinstance(filters, str) else filters:
            if name != "/FlateDecode":
                raise ValueError(f"filter {name}")
            data = zlib.decompress(data) if data else b""  # qpdf writes nothing as nothing
        parameters = self.get(stream["dict"].get("/DecodeParms"))
        return prediction_undone(data, parameters) if parameters else data

    def set_data(self, reference, data):
        stream = self.objects["obj:" + reference]["stream"]
        for key in ("/Filter", "/DecodeParms"):
            stream["dict"].pop(key, None)
        stream["data"] = base64.b64encode(data).decode()
        self._shown = {}

    def streams(self):
        for key, entry in self.objects.items():
            if "stream" in entry:
                yield key[4:], entry["stream"]["dict"]

    def dictionaries(self):
        """Every dictionary of the file, those inside others too: (where, dictionary)."""
        def walk(where, value):
            if isinstance(value, dict):
                yield where, value
                for key, inner in value.items():
                    yield from walk(where, inner)
            elif isinstance(value, list):
                for inner in value:
                    yield from walk(where, inner)
        for key, entry in self.objects.items():
            yield from walk(key, entry["stream"]["dict"] if "stream" in entry else entry["value"])

    def _pages(self, node):
        value = self.get(node)
        if value.get("/Type") == "/Page":
            yield node
            return
        for kid in self.get(value["/Kids"]):
            yield from self._pages(kid)

    def annotations(self):
        """(index of the page, reference, dictionary)"""
        for index, page in enumerate(self.pages):
            for annotation in self.at(page, "/Annots") or []:
                yield index, annotation, self.get(annotation)

    def references(self, where):
        """Every dictionary that is the value of one of these keys, wherever: (where, dictionary)."""
        for place, dictionary in self.dictionaries():
            for key in where:
                value = self.get(dictionary.get(key))
                for one in value if isinstance(value, list) else [value]:
                    if isinstance(self.get(one), dict):
                        yield place, self.get(one)

    # --- pages ---

    def contents(self, page):
        value = self.get(page)["/Contents"]
        parts = [value] if isinstance(value, str) and "stream" in self.objects["obj:" + value] else self.get(value)
        return b"\n".join(self.data(part) for part in parts)

    def drawings(self):
        """All that draws, pages and forms: (where, data, resources; None where it has none of its own)."""
        for index, page in enumerate(self.pages):
            yield f"on page {index + 1}", self.contents(page), self.get(self.get(page).get("/Resources"))
        for reference, dictionary in self.streams():
            if dictionary.get("/Subtype") == "/Form":
                yield f"in form {reference}", self.data(reference), self.get(dictionary.get("/Resources"))

    def shown(self, page):
        """What a page shows, in order: (kind, codes, font's name, marks around it). Kind is "text",
        "path" or "image"; marks are (tag, properties), the outermost first."""
        if page not in self._shown:
            self._shown[page] = self._show(page)
        return self._shown[page]

    def _show(self, page):
        font, stack, out, operators = None, [], [], []
        for operator, operands in parse(self.contents(page)):
            operators.append(operator)
            if operator == "Tf":
                font = operands[0]
            elif operator in ("BDC", "BMC"):
                properties = operands[1] if operator == "BDC" else {}
                if isinstance(properties, str):
                    properties = self.at(page, "/Resources", "/Properties", properties) or {}
                stack.append((operands[0], properties))
            elif operator == "EMC":
                if not stack:
                    raise ValueError("EMC without a beginning")
                stack.pop()
            elif operator in ("Tj", "TJ", "'", '"'):
                strings = operands[-1] if operator == "TJ" else [operands[-1]]
                text = b"".join(s for s in strings if isinstance(s, bytes))
                codes = [text[i] << 8 | text[i + 1] for i in range(0, len(text) - 1, 2)]
                out.append(("text", codes, font, tuple(stack)))
            elif operator in ("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"):
                out.append(("path", [], None, tuple(stack)))
            elif operator in ("Do", "INLINE"):
                out.append(("image", [], operands[0] if operands else None, tuple(stack)))
        if stack:
            raise ValueError("a mark without an end")
        return out, operators

    def fonts(self):
        """By name in the resources of all pages: the font's dictionary."""
        out = {}
        for page in self.pages:
            for name, font in (self.at(page, "/Resources", "/Font") or {}).items():
                if out.setdefault(name, self.get(font)) is not self.get(font):
                    raise ValueError(f"{name} is one font here, another there")
        return out

    def to_unicode(self, font):
        """By code: text. None without such a map."""
        reference = font.get("/ToUnicode")
        return None if reference is None else unicode_map(self.data(reference).decode("latin-1"))

    # --- structure ---

    def elements(self):
        """Structure elements in the order of the tree: (reference, dictionary, parent's reference)."""
        def walk(reference, parent):
            value = self.get(reference)
            if not isinstance(value, dict) or "/S" not in value:
                return
            yield reference, value, parent
            for kid in kids_of(self, value):
                if isinstance(kid, str):
                    yield from walk(kid, reference)
        root = self.catalog.get("/StructTreeRoot")
        if root is None:
            return
        for kid in kids_of(self, self.get(root)):
            yield from walk(kid, root)

    def role(self, element):
        """The standard type of an element."""
        name, roles = element["/S"], self.at(self.catalog, "/StructTreeRoot", "/RoleMap") or {}
        for _ in range(20):
            if name not in roles:
                return name
            name = roles[name]
        return name


def kids_of(pdf, element):
    kids = element.get("/K", [])
    value = pdf.get(kids)
    return value if isinstance(value, list) else [kids]


def text_of(value):
    """A string's text."""
    if value is None:
        return None
    if value.startswith("u:"):
        return value[2:]
    return bytes.fromhex(value[2:]).decode("latin-1")


# --- contents -------------------------------------------------------------------------------------

TOKEN = re.compile(rb"""(?P<blank>[\0\t\n\f\r ]+|%[^\r\n]*)|(?P<begin>[\[]|<<)|(?P<end>[\]]|>>)|(?P<string>\()|
    <(?P<hex>[0-9A-Fa-f\s]*)>|/(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%]*)|(?P<number>[+-]?(\d+\.?\d*|\.\d+))(?![A-Za-z])|
    (?P<word>[A-Za-z'"][A-Za-z0-9*'"]*)""", re.X)
ESCAPES = {ord("n"): 10, ord("r"): 13, ord("t"): 9, ord("b"): 8, ord("f"): 12}


def read_string(data, at):
    out, depth = bytearray(), 1
    while True:
        c = data[at]
        at += 1
        if c == 0x5C:
            c = data[at]
            at += 1
            if 0x30 <= c <= 0x37:
                digits = re.compile(rb"[0-7]{1,3}").match(data, at - 1).group()
                at += len(digits) - 1
                out.append(int(digits, 8) & 255)
            elif c not in (10, 13):
                out.append(ESCAPES.get(c, c))
            continue
        if c == 0x28:
            depth += 1
        elif c == 0x29:
            depth -= 1
            if depth == 0:
                return bytes(out), at
        out.append(c)


@functools.lru_cache(maxsize=64)
def parse(data):
    """(operator, operands) of a content stream. Remembered: spoiled files share most of their pages."""
    return tuple(parsed(data))


def parsed(data):
    at, operands, stack = 0, [], []
    def add(value):
        (stack[-1] if stack else operands).append(value)
    while at < len(data):
        match = TOKEN.match(data, at)
        if match is None:
            raise ValueError(f"contents: {data[at:at + 20]!r}")
        at = match.end()
        if match["blank"] is not None:
            continue
        if match["begin"] is not None:
            stack.append([])
        elif match["end"] is not None:
            value = stack.pop()
            add(dict(zip(value[::2], value[1::2])) if match["end"] == b">>" else value)
        elif match["string"] is not None:
            value, at = read_string(data, at)
            add(value)
        elif match["hex"] is not None:
            add(bytes.fromhex(re.sub(rb"\s", b"", match["hex"]).decode()))
        elif match["name"] is not None:
            add("/" + match["name"].decode("latin-1"))
        elif match["number"] is not None:
            add(float(match["number"]) if b"." in match["number"] else int(match["number"]))
        else:
            yield match["word"].decode(), operands
            operands = []
    if operands or stack:
        raise ValueError("operands without an operator")


def unicode_map(text):
    def value(digits):
        return bytes.fromhex(digits).decode("utf-16-be")
    out = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            out[int(code, 16)] = value(to)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for first, last, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = value(to)
            for i in range(int(last, 16) - int(first, 16) + 1):
                out[int(first, 16) + i] = start[:-1] + chr(ord(start[-1]) + i)
    return out


def true_type(pdf, font):
    """The embedded program of a composite font, by fontTools; None if there is none or it is broken."""
    descendant = pdf.get(pdf.get(font["/DescendantFonts"])[0])
    reference = pdf.at(descendant, "/FontDescriptor")["/FontFile2"]
    return opened(pdf.data(reference))


@functools.lru_cache(maxsize=16)
def opened(program):
    return TTFont(io.BytesIO(program), lazy=True)
