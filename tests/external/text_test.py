"""What the files say is what the unions wrote: text_test.py KEHOACH FOLDER

tests/samples/*.txt hold the five plans block by block, made from the originals by hand; the text of
the DOCX (numbers as Word counts them) and of the PDF (as pdftotext reads it) must equal them, in
order, markers and punctuation included. Blanks are collapsed, nothing else is evened out.
"""
import json
import sys
import tempfile
import unicodedata
from pathlib import Path

import docx_text
import judges
import render

TEXTS = judges.ROOT / "tests/samples"
# Blocks of each plan's body, counted in the originals.
BODY_BLOCKS = {"vinh-thuan": 39, "gia-lam": 33, "ban-dan-toc-thai-nguyen": 25, "binh-dinh": 33,
               "ninh-binh": 22}
PARTS = ("letterhead", "subject", "body", "recipients", "signature")

TOP_MARGIN = 20 / 25.4 * 72  # the page number stands in it
INDENT = 10 / 25.4 * 72 - 1  # the smaller first-line indent that ND30 allows


def plain(text):
    return " ".join(text.replace("\u00a0", " ").split())


def expected(name):
    parts = {}
    for line in (TEXTS / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            part = parts.setdefault(line[2:], [])
        else:
            part.append(line)
    assert tuple(parts) == PARTS, f"{name}.txt has the parts {list(parts)}"
    assert len(parts["body"]) == BODY_BLOCKS[name], f"{name}.txt: {len(parts['body'])} blocks"
    for block in sum(parts.values(), []):
        assert block == plain(block) == unicodedata.normalize("NFC", block), f"{name}.txt: {block}"
    return parts


def difference(got, wanted):
    """The first difference of two lists of blocks, with what stands around it; None if equal."""
    for i in range(max(len(got), len(wanted))):
        a = got[i] if i < len(got) else "(nothing)"
        b = wanted[i] if i < len(wanted) else "(nothing)"
        if a == b:
            continue
        at = next((k for k in range(min(len(a), len(b))) if a[k] != b[k]), min(len(a), len(b)))
        begin = max(at - 40, 0)
        return (f"block {i + 1}, character {at + 1}\n    is:     {a[begin:at + 40]!r}\n"
                f"    wanted: {b[begin:at + 40]!r}\n    after:  {(wanted[i - 1] if i else '')[:60]!r}")
    return None


# --- DOCX ----------------------------------------------------------------------------------------

def docx_blocks(path):
    return [plain(p.line) for p in docx_text.paragraphs(path) if plain(p.text)]


# --- PDF -----------------------------------------------------------------------------------------

def pdf_lines(path):
    """[(left edge, text)] in the order of the file, without what stands in the top margin."""
    lines = []
    for page in judges.words_as_written(path):
        last, right = None, 0
        for x0, y0, x1, y1, word in page:
            if y1 < TOP_MARGIN:
                continue
            if last is not None and abs(last - y1) < 2.5 and x0 > right:
                lines[-1][1].append(word)
            else:
                lines.append((x0, [word]))
            last, right = y1, x0
    return [(x, " ".join(words)) for x, words in lines]


def joined(lines, wanted):
    """Lines of one block as one text. A line may end after "-" or "/" without a blank: there what
    is wanted says which it was."""
    text = ""
    for line in lines:
        if text:
            tight = text[-1] in "-/" and wanted[len(text):len(text) + 1] != " "
            text += line if tight else " " + line
        else:
            text = line
    return text


def take(lines, wanted):
    """As many lines as make up a block of the letterhead, the title or the signature. Two columns
    may stand on one line: what comes after the block is left for the next."""
    taken = []
    while lines and len(joined(taken, wanted)) < len(wanted):
        taken.append(lines.pop(0)[1])
    text = joined(taken, wanted)
    if text.startswith(wanted + " "):
        lines.insert(0, (0, text[len(wanted) + 1:]))
        return wanted
    return text


def pdf_blocks(path, parts):
    lines = pdf_lines(path)
    out = [take(lines, block) for block in parts["letterhead"] + parts["subject"]]
    left = min(x for x, _ in lines)
    blocks = []
    while lines and lines[0][1] != parts["recipients"][0]:
        x, text = lines.pop(0)
        if x > left + INDENT or not blocks:
            blocks.append([])
        blocks[-1].append(text)
    body = parts["body"] + [""] * len(blocks)
    out += [joined(block, wanted) for block, wanted in zip(blocks, body)]
    out += [take(lines, block) for block in parts["recipients"] + parts["signature"]]
    return out + [text for _, text in lines]


# --- Unicode forms -------------------------------------------------------------------------------

SHAPES = "\u0302\u0306\u031b"  # what makes another letter (â ă ơ), as against a tone


def half_decomposed(text):
    """The letter composed, its tone apart, as old input programs wrote it: ê + U+0323."""
    out = ""
    for char in text:
        marks = unicodedata.normalize("NFD", char)
        shape = "".join(m for m in marks[1:] if m in SHAPES)
        tone = "".join(m for m in marks[1:] if m not in SHAPES)
        out += unicodedata.normalize("NFC", marks[:1] + shape) + tone
    return out


def tone_first(text):
    """The tone composed, the letter's shape apart: ẹ + U+0302. Where two marks stand above one
    another their order is part of the letter: á + U+0302 is no ấ and stays out."""
    out = ""
    for char in text:
        marks = unicodedata.normalize("NFD", char)
        shape = "".join(m for m in marks[1:] if m in SHAPES)
        tone = "".join(m for m in marks[1:] if m not in SHAPES)
        changed = unicodedata.normalize("NFC", marks[:1] + tone) + shape
        out += changed if unicodedata.normalize("NFC", changed) == char else char
    return out


FORMS = {
    "NFD": lambda t: unicodedata.normalize("NFD", t),
    "half decomposed": half_decomposed,
    "tone first": tone_first,
}


def check_forms(kehoach, folder):
    """However a plan's letters are composed, the files are the same to the byte."""
    good = True
    with tempfile.TemporaryDirectory() as temporary:
        for form, change in FORMS.items():
            out = Path(temporary) / form.replace(" ", "-")
            texts = {}
            for plan in render.PLANS:
                composed = unicodedata.normalize("NFC", plan.path.read_text("utf-8"))
                changed = change(composed)
                assert changed != composed and unicodedata.normalize("NFC", changed) == composed
                json.loads(changed)
                texts[plan.name] = changed
            render.render(kehoach, texts, out)
            for plan in render.PLANS:
                for kind in (".docx", ".pdf"):
                    same = (folder / "word-2013" / (plan.name + kind)).read_bytes()
                    if (out / (plan.name + kind)).read_bytes() != same:
                        print(f"{plan.name}{kind} of the plan in {form} differs")
                        good = False
    return good


def main():
    kehoach, folder = Path(sys.argv[1]), Path(sys.argv[2])
    good = True
    for plan in render.SAMPLES:
        parts = expected(plan.name)
        wanted = sum((parts[part] for part in PARTS), [])
        for rule in render.RULES:
            for kind in ("docx", "pdf"):
                path = folder / rule / f"{plan.name}.{kind}"
                got = docx_blocks(path) if kind == "docx" else pdf_blocks(path, parts)
                found = difference(got, wanted)
                if found:
                    print(f"{rule}/{path.name}: {found}")
                    good = False
        print(f"{plan.name}: {len(wanted)} blocks, {sum(len(b) for b in wanted)} characters")
    return check_forms(kehoach, folder) and good


if __name__ == "__main__":
    judges.main(main)
