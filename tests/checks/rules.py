"""The repository's own rules. Each takes a Tree and gives its complaints, "place: what is wrong"."""

import pathlib
import re
import shutil
import subprocess

CODE = (".cc", ".h")

TOP_LEVEL = {
    "CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", "src", "templates", "fonts",
    "samples", "tests", ".ci", ".clang-format", ".clang-tidy", ".editorconfig", ".gitattributes",
    ".gitignore",
}

# Files of src that may have more than 400 lines, each with the reason why.
MOST_LINES = 400
LONG_FILES = {
    "src/viet/title_words.h": "a list of words, one a line",
}

VAGUE = {"util", "utils", "utility", "utilities", "helper", "helpers", "manager", "managers",
         "common", "misc", "stuff"}

# Words in two pieces: this file is checked too.
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
WORKPLACE = re.compile(
    r"/wo" r"rk\b|/tmp/w" r"t\b|/ro" r"ot/|/ho" r"me/\w|C:\\\\U" r"sers"
    r"|\bsub-?ag" r"ents?\b|\bcla" r"ude\b|\bchat-?g" r"pt\b|\bco-?pi" r"lot\b|\bllm" r"s?\b"
    r"|\bai assis" r"tant|\b(?:this|my|our|last|previous|another) ses" r"sion\b"
    r"|\bissu" r"es? (?:#\s?)?\d|\bissu" r"es show\b|\bpull requ" r"est\b|\bteam le" r"ad\b",
    re.IGNORECASE)

# What others wrote or what is data in another's form.
NOT_OURS = ("tests/external/package-lock.json", "fonts/OFL.txt")


class Tree:
    """A folder with the files that belong to it: what git knows, or all of them."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self._texts = {}
        self.files = sorted(self._list())

    def _list(self):
        if (self.root / ".git").exists():
            listed = subprocess.run(
                ["git", "-C", self.root, "-c", "safe.directory=*", "ls-files", "-z", "--cached",
                 "--others", "--exclude-standard"],
                check=True, capture_output=True, text=True).stdout
            names = [name for name in listed.split("\0") if name]
            return [name for name in names if (self.root / name).is_file()]
        return [str(p.relative_to(self.root)) for p in self.root.rglob("*") if p.is_file()]

    def text(self, name):
        """None if the file is no text."""
        if name not in self._texts:
            raw = (self.root / name).read_bytes()
            try:
                self._texts[name] = None if b"\0" in raw else raw.decode("utf-8")
            except UnicodeDecodeError:
                self._texts[name] = None
        return self._texts[name]

    def code(self, *folders):
        """The C++ files below the folders, with their texts."""
        for name in self.files:
            if name.endswith(CODE) and name.split("/")[0] in folders:
                yield name, self.text(name) or ""


def places(name, text, pattern):
    for number, line in enumerate(text.splitlines(), 1):
        for match in pattern.finditer(line):
            yield f"{name}:{number}", match[0]


def no_include_upwards(tree):
    pattern = re.compile(r'^\s*#\s*include\s*"\.\./')
    for name, text in tree.code("src", "tests"):
        for place, _ in places(name, text, pattern):
            yield f"{place}: an include that climbs: a door is included as \"room/header.h\""


def no_vague_names(tree):
    seen = set()
    for name in tree.files:
        for part in pathlib.PurePath(name).parts:
            words = re.split(r"[^a-z]+", part.lower())
            if part not in seen and VAGUE.intersection(words):
                seen.add(part)
                yield f"{name}: \"{part}\" does not say what it holds"


def no_long_files(tree, exceptions=None):
    if exceptions is None:
        exceptions = {name for name in LONG_FILES if name in tree.files}
    long = set()
    for name, text in tree.code("src"):
        count = len(text.splitlines())
        if count > MOST_LINES:
            long.add(name)
            if name not in exceptions:
                yield f"{name}: {count} lines, at most {MOST_LINES}"
    for name in sorted(set(exceptions) - long):
        yield f"{name}: stands among the exceptions and needs none"


def only_the_project(tree):
    for name in tree.files:
        if name in NOT_OURS or tree.text(name) is None:
            continue
        for place, word in places(name, tree.text(name), WORKPLACE):
            yield f"{place}: \"{word}\" is about a workplace, not about the project"


def nothing_unfinished(tree):
    for name in tree.files:
        if name in NOT_OURS or tree.text(name) is None:
            continue
        for place, word in places(name, tree.text(name), UNFINISHED):
            yield f"{place}: \"{word}\""


def top_level(tree):
    for part in sorted({name.split("/")[0] for name in tree.files} - TOP_LEVEL):
        yield f"{part}: does not belong at the top"


def no_forgotten_tests(tree):
    """A folder of tests, or a file of one, that no CMakeLists.txt names would never run."""
    for name in tree.files:
        path = pathlib.PurePath(name)
        if path.parts[0] != "tests" or len(path.parts) < 3:
            continue
        if path.name == "CMakeLists.txt":
            builder, named = path.parent.parent / "CMakeLists.txt", path.parent.name
        elif path.name.endswith("_test.cc"):
            builder, named = path.parent / "CMakeLists.txt", path.name
        else:
            continue
        text = tree.text(str(builder)) if str(builder) in tree.files else ""
        if not re.search(rf"(?<![\w.-]){re.escape(named)}(?![\w.-])", text):
            yield f"{name}: {builder} does not name it, so it never runs"


ENTRY = re.compile(r"KEHOACH_DIAGNOSTIC\(\s*(\w+)\s*,\s*(\w+)\s*,(.*?)\)\s*(?=KEHOACH_DIAGNOSTIC|//|\Z)",
                   re.DOTALL)
TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|(,)')
TEXTS = ("Vietnamese sentence", "English sentence", "Vietnamese explanation",
         "English explanation", "example")


def catalogue(tree):
    """Code: (file, its texts)."""
    entries = {}
    for name in tree.files:
        if not (name.startswith("src/base/catalogue/") and name.endswith(".def")):
            continue
        for code, _, rest in ENTRY.findall(tree.text(name)):
            texts = [""]
            for words, comma in TOKEN.findall(rest):
                if comma:
                    texts.append("")
                else:
                    texts[-1] += words
            entries.setdefault(code, []).append((name, texts))
    return entries


def codes_are_raised(tree):
    known = catalogue(tree)
    letters = "".join(sorted({code[0] for code in known}))
    raised = {}
    if letters:
        pattern = re.compile(rf'"[{letters}]\d{{3}}"')
        for name, text in tree.code("src"):
            for place, word in places(name, text, pattern):
                raised.setdefault(word.strip('"'), place)
    for code in sorted(set(raised) - set(known)):
        yield f"{raised[code]}: {code} is not in the catalogue"
    for code in sorted(set(known) - set(raised)):
        yield f"{known[code][0][0]}: {code} is raised nowhere"
    for code, entries in sorted(known.items()):
        if len(entries) > 1:
            yield f"{entries[1][0]}: {code} stands in the catalogue twice"


VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]",
                        re.IGNORECASE)


def codes_are_explained(tree):
    for code, entries in sorted(catalogue(tree).items()):
        name, texts = entries[0]
        if len(texts) != len(TEXTS):
            yield f"{name}: {code} has {len(texts)} texts, not {len(TEXTS)}"
            continue
        for what, text in zip(TEXTS, texts):
            if not text.strip():
                yield f"{name}: {code} has no {what}"
            elif what == "Vietnamese explanation" and not VIETNAMESE.search(text):
                yield f"{name}: {code}: the {what} is not Vietnamese"
            elif what == "English explanation" and VIETNAMESE.search(re.sub(r'\\".*?\\"', "", text)):
                yield f"{name}: {code}: the {what} is not English"
        if texts[0].rstrip().endswith(".") and not texts[0].rstrip().endswith("..."):
            yield f"{name}: {code}: a message does not end in a full stop"


def formatted(tree, program="clang-format"):
    """None where clang-format is not there."""
    if shutil.which(program) is None or not (tree.root / ".clang-format").exists():
        return None
    names = [name for name, _ in tree.code("src", "tests")]
    if not names:
        return []
    done = subprocess.run([program, "--dry-run", "--ferror-limit=1", *names], cwd=tree.root,
                          capture_output=True, text=True)
    return sorted({line.split(":")[0] + ": is not as clang-format writes it"
                   for line in done.stderr.splitlines() if "[-Wclang-format-violations]" in line})


RULES = (no_include_upwards, no_vague_names, no_long_files, only_the_project, nothing_unfinished,
         top_level, no_forgotten_tests, codes_are_raised, codes_are_explained, formatted)
