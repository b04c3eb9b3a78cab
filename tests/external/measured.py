"""What a measured PDF has against Nghị định 30/2020/NĐ-CP, Phụ lục I: every range below is the
norm's, none is taken from our profiles. Each check says what it found wrong as (its name, what).
"""
import re

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
LEFT, RIGHT = (30, 35), (15, 20)  # mm; part I, item 2
TOP = BOTTOM = (20, 25)
SINGLE = 1.149  # line of Times New Roman, in its size: ascent, descent and gap of the font
CAPITALS = 0.66  # height of capitals


def within(value, low, high, slack=0.0):
    return low - slack <= value <= high + slack


def mm(points):
    return f"{points / MM:.2f} mm"


# --- any document --------------------------------------------------------------------------------

def paper(pages):
    for page in pages:
        if abs(min(page.width, page.height) - A4[0]) > 0.5 or abs(max(page.width, page.height) - A4[1]) > 0.5:
            yield f"page {page.index}: {mm(page.width)} x {mm(page.height)}"


def number_line(page):
    """What stands in the top margin."""
    return [line for line in page.lines if line.bottom < TOP[0] * MM]


def content(page):
    return [line for line in page.lines if line.bottom >= TOP[0] * MM]


def sections(pages):
    """Pages that are numbered together; the first of each shows no number."""
    out = []
    for page in pages:
        if not number_line(page) or not out:
            out.append([])
        out[-1].append(page)
    return out


def text_area(pages):
    """(left, right) of the text of one section."""
    lines = [line for page in pages for line in content(page)]
    bars = [bar[0] for page in pages for bar in page.bars]
    return min([line.x0 for line in lines] + bars), max([line.x1 for line in lines] + bars)


def margins(pages):
    for section in sections(pages):
        left, right = text_area(section)
        name = f"pages {section[0].index}-{section[-1].index}"
        # What is only a table or short lines may stay inside; nothing may stick out.
        full = [line for page in section for line in content(page) if line.x1 > right - 0.5]
        wide = len(full) > 3 or any(page.bars for page in section)
        if not within(left / MM, LEFT[0], LEFT[1], 0.1):
            yield f"{name}: left {mm(left)}"
        room = (section[0].width - right) / MM
        if not within(room, RIGHT[0], RIGHT[1] if wide else 200, 0.1):
            yield f"{name}: right {room:.2f} mm"
        lowest = 0
        for page in section:
            top = min(line.top for line in content(page))
            highest = TOP[1] * MM if not page.bars else page.height
            if not within(top, TOP[0] * MM, highest + 1, 1):
                yield f"page {page.index}: top {mm(top)}"
            lowest = max([lowest] + [line.bottom for line in content(page)] + [bar[2] for bar in page.bars])
        if (section[0].height - lowest) / MM < BOTTOM[0] - 0.1:
            yield f"{name}: bottom {mm(section[0].height - lowest)}"


def full_pages(pages):
    """Pages are used down to the lower margin: on one of several, less than a line is left above it."""
    section = sections(pages)[0]
    if len(section) > 2:
        room = min(page.height - max(line.bottom for line in content(page)) for page in section)
        if room / MM > BOTTOM[1] + 1.5 * 14 * SINGLE / MM:
            yield f"no page is filled: {mm(room)} below the fullest"


def page_numbers(pages):
    if number_line(pages[0]):
        yield "page 1 shows one"
    for section in sections(pages):
        left, right = text_area(section)
        for position, page in enumerate(section[1:], 2):
            lines = number_line(page)
            line = lines[0]
            if len(lines) != 1 or line.text != str(position):
                yield f"page {page.index}: {[line.text for line in lines]}, not {position}"
            if not 13 <= line.size <= 14 or not line.upright or not line.light:
                yield f"page {page.index}: {line.size} pt, upright {line.upright}, light {line.light}"
            full = max(right, page.width - RIGHT[1] * MM)
            if abs(line.centre - (left + full) / 2) > 1.5 * MM:
                yield f"page {page.index}: centre at {mm(line.centre)}"
            if line.top < 5 * MM:
                yield f"page {page.index}: at the paper's edge"


def letters(pages):
    for page in pages:
        for line in page.lines:
            for glyph in line.glyphs:
                if not re.match(r"(LiberationSerif|TimesNewRoman)", glyph.font):
                    yield f"page {page.index}: font {glyph.font}"
                    return
                if glyph.colour.lower() != "#000000":
                    yield f"page {page.index}: colour {glyph.colour}"
                    return
                if not 11 <= glyph.size <= 14:
                    yield f"page {page.index}: {glyph.size} pt in {line.text[:40]!r}"
                    return


def overlaps(pages):
    for page in pages:
        lines = sorted(page.lines, key=lambda line: line.top)
        for i, one in enumerate(lines):
            for other in lines[i + 1:]:
                if other.top > one.bottom:
                    break
                down = min(one.bottom, other.bottom) - max(one.top, other.top)
                along = min(one.x1, other.x1) - max(one.x0, other.x0)
                if down > 0.5 and along > 0.2:
                    yield f"page {page.index}: {one.text[:40]!r} and {other.text[:40]!r}"
        for rule in page.rules:
            for line in lines:
                through = line.y - CAPITALS * line.size < rule.y < line.y + rule.thickness
                if through and min(rule.x1, line.x1) - max(rule.x0, line.x0) > 0.5:
                    yield f"page {page.index}: a rule through {line.text[:40]!r}"
        for x, y0, y1 in page.bars:
            for line in lines:
                if line.x0 + 0.2 < x < line.x1 - 0.2 and y0 < line.y - 1 and line.y - 8 < y1:
                    yield f"page {page.index}: a bar through {line.text[:40]!r}"


def page_ends(pages):
    """No heading is the last line of a page, and none that announces what follows."""
    for section in sections(pages):
        for page in section[:-1]:
            last = max(content(page), key=lambda line: line.y)
            if page.bars and max(bar[2] for bar in page.bars) > last.bottom:
                continue  # the last is in a table
            if last.bold:
                yield f"page {page.index} ends in {last.text!r}"


def signature_place(pages):
    for page in pages:
        label = next((line for line in page.lines if line.text == "Nơi nhận:"), None)
        if label is None:
            continue
        above = [line for line in content(page) if line.bottom < label.top and line.x0 < label.x0 + 60]
        if len(above) < 2:
            yield f"page {page.index}: {len(above)} lines of text above Nơi nhận"
        return
    yield "no Nơi nhận"


# --- one plan, whose texts are known -------------------------------------------------------------

class Found:
    """The lines that make up known texts, in the order of the file."""

    def __init__(self, pages):
        self.all = [(page, line) for page in pages for line in content(page)]
        self.at = 0

    def take(self, text):
        """The lines of the next text, with their pages."""
        taken, have = [], ""
        while have.replace(" ", "") != text.replace(" ", ""):
            if self.at == len(self.all):
                raise LookupError(f"not on the pages: {text[:60]!r}, only {have[:60]!r}")
            taken.append(self.all[self.at])
            have += taken[-1][1].text
            self.at += 1
            if len(have) > 2 * len(text) + 20:
                raise LookupError(f"not on the pages: {text[:60]!r}, but {have[:60]!r}")
        return taken


def lines_of(taken):
    return [line for _, line in taken]


def style(name, lines, sizes, bold, italic):
    for line in lines:
        if not within(line.size, *sizes) or len(line.sizes) > 1:
            yield f"{name}: {sorted(line.sizes)} pt, not {sizes}"
        if (line.bold, line.italic) != (bold, italic) or (not bold and not line.light) or (
                not italic and not line.upright):
            yield f"{name}: bold {line.bold}, italic {line.italic} in {line.text[:40]!r}"


def centred(name, lines, at):
    for line in lines:
        if abs(line.centre - at) > 0.6:
            yield f"{name}: centre at {line.centre:.1f} pt, not {at:.1f}"


def rule_below(name, page, lines, low, high):
    """One line, drawn, as long as `low` to `high` of the text above it, in its middle."""
    last, longest = lines[-1], max(line.length for line in lines)
    found = [r for r in page.rules if 0 < r.y - last.y < last.size and abs(r.centre - last.centre) < 60]
    if len(found) != 1:
        yield f"{name}: {len(found)} rules"
        return
    rule = found[0]
    if not within(rule.length, low * longest, high * longest, 1):
        yield f"{name}: rule of {rule.length:.1f} pt under {longest:.1f} pt"
    if abs(rule.centre - last.centre) > 0.6:
        yield f"{name}: rule not in the middle, {rule.centre - last.centre:+.1f} pt"
    if not 0.25 <= rule.thickness <= 1.5:
        yield f"{name}: rule {rule.thickness} pt thick"


def letterhead(pages, parts, found):
    left, right = text_area(pages)
    *names, country, motto, number, date, kind = parts["letterhead"]
    page = pages[0]
    names = [lines_of(found.take(name)) for name in names]
    for name, lines in zip([""] * (len(names) - 1) + ["issuer"], names):
        yield from style(name or "parent", lines, (12, 13), bool(name), False)
        yield from centred(name or "parent", lines, names[-1][0].centre)
        if any(line.text != line.text.upper() for line in lines):
            yield f"{name or 'parent'}: not in capitals"
    yield from rule_below("issuer", page, names[-1], 1 / 3, 1 / 2)
    country, motto = lines_of(found.take(country)), lines_of(found.take(motto))
    if len(country) > 1 or len(motto) > 1:
        yield "Quốc hiệu, Tiêu ngữ: more than one line"
    yield from style("Quốc hiệu", country, (12, 13), True, False)
    yield from style("Tiêu ngữ", motto, (13, 14), True, False)
    yield from centred("Tiêu ngữ", motto, country[0].centre)
    yield from rule_below("Tiêu ngữ", page, motto, 1, 1)
    pitch = motto[0].y - country[0].y
    if not within(pitch, SINGLE * country[0].size, SINGLE * motto[0].size, 0.5):
        yield f"Tiêu ngữ: {pitch:.2f} pt below Quốc hiệu"
    number, date = lines_of(found.take(number)), lines_of(found.take(date))
    yield from style("number", number, (13, 13), False, False)
    yield from style("date", date, (13, 14), False, True)
    yield from centred("number", number, names[-1][0].centre)
    yield from centred("date", date, country[0].centre)
    if abs(number[0].y - date[0].y) > 1.5:
        yield "number and date: not on one line"
    if motto[0].size - country[0].size != 1 or motto[0].size != date[0].size:
        yield f"sizes of Quốc hiệu, Tiêu ngữ, date: {country[0].size}, {motto[0].size}, {date[0].size}"
    wide = max(line.x1 for lines in names + [number] for line in lines)
    if min(line.x0 for line in country + motto + date) - wide < 1 * MM:
        yield "columns touch"
    if country[0].x1 > right + 0.5 or min(line.x0 for lines in names for line in lines) < left - 0.5:
        yield "columns stick out"
    kind = lines_of(found.take(kind))
    yield from style("kind", kind, (13, 14), True, False)
    yield from centred("kind", kind, (left + right) / 2)


def subject(pages, parts, found):
    left, right = text_area(pages)
    lines = lines_of(found.take(parts["subject"][0]))
    yield from style("subject", lines, (13, 14), True, False)
    yield from centred("subject", lines, (left + right) / 2)
    yield from rule_below("subject", pages[0], lines, 1 / 3, 1 / 2)
    if lines[-1].text[-1] in ".,;:":
        yield "subject: a mark at its end"


def body(pages, parts, found):
    left, right = text_area(pages)
    sizes, before = set(), None
    for block in parts["body"]:
        taken = found.take(block)
        lines, name = lines_of(taken), block[:30]
        sizes |= set().union(*(line.sizes for line in lines))
        if not within((lines[0].x0 - left) / MM, 10, 12.7, 0.1):
            yield f"{name!r}: first line indented by {mm(lines[0].x0 - left)}"
        for line in lines[1:]:
            if abs(line.x0 - left) > 0.5:
                yield f"{name!r}: a line begins at {mm(line.x0 - left)}"
        for line in lines[:-1]:
            if abs(line.x1 - right) > 0.6:
                yield f"{name!r}: not justified, {right - line.x1:.2f} pt short"
        for (page, one), (other, two) in zip(taken, taken[1:]):
            if page is other and not within((two.y - one.y) / one.size, SINGLE, 1.5 * SINGLE, 0.01):
                yield f"{name!r}: pitch {two.y - one.y:.2f} pt"
        if before is not None and before[0] is taken[0][0]:
            pitch = before[1].size * SINGLE
            if lines[0].y - before[1].y < pitch + 6 - 0.1:
                yield f"{name!r}: {lines[0].y - before[1].y:.2f} pt below the last line"
        if re.match(r"[IVX]+\. ", block) and not all(l.bold and l.upright for l in lines):
            yield f"{name!r}: not a bold upright heading"
        if re.match(r"[IVX]+\. ", block) and block != block.upper():
            yield f"{name!r}: not in capitals"
        before = taken[-1]
    if len(sizes) > 1 or not 13 <= min(sizes) <= 14:
        yield f"sizes {sorted(sizes)}"


def foot(pages, parts, found):
    left, right = text_area(pages)
    label, *items = [found.take(text) for text in parts["recipients"]]
    signature = [found.take(text) for text in parts["signature"]]
    yield from style("Nơi nhận", lines_of(label), (12, 12), True, True)
    for item in items:
        yield from style("recipient", lines_of(item), (11, 11), False, False)
        if not item[0][1].text.startswith("- "):
            yield f"recipient without a dash: {item[0][1].text!r}"
    for page, line in label + sum(items, []):
        if abs(line.x0 - left) > 0.5:
            yield f"Nơi nhận: {line.text!r} at {mm(line.x0 - left)}"
    if len({id(page) for page, _ in label + sum(items, []) + sum(signature, [])}) > 1:
        yield "torn by a page break"
    lines = [line for taken in signature for _, line in taken]
    notes = [line for line in lines if line.text.startswith("(")]
    for line in lines:
        yield from style("signature", [line], (13, 14), line not in notes, line in notes)
    yield from centred("signature", lines, lines[0].centre)
    if lines[0].centre < (left + right) / 2:
        yield "signature: not in the right half"
    if abs(lines[0].y - label[0][1].y) > 2:
        yield f"signature: first line {lines[0].y - label[0][1].y:+.1f} pt from Nơi nhận"
    above = [line for line in lines[:-1] if line not in notes][-1]
    if not within((lines[-1].top - above.bottom) / MM, 20, 40):
        yield f"room to sign: {mm(lines[-1].top - above.bottom)}"


ANY = (paper, margins, full_pages, page_numbers, letters, overlaps, page_ends, signature_place)
KNOWN = (letterhead, subject, body, foot)


def wrong(pages, parts=None):
    """[(check, what)] of a document; `parts` are its texts if they are known."""
    out = [(check.__name__, what) for check in ANY for what in check(pages)]
    if parts is not None:
        found = Found(pages)
        try:
            out += [(check.__name__, what) for check in KNOWN for what in check(pages, parts, found)]
        except LookupError as error:
            out.append(("text", str(error)))
    return out
