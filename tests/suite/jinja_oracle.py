#!/usr/bin/env python3
"""Holds the cases of a suite file against Jinja2 itself.

    jinja_oracle.py FILE.test...

Every case's template is rendered by Jinja2 (StrictUndefined) over its data. What comes out, without
blank lines, outer blanks and doubled blanks, must be the case's "--- text"; a case with "--- errors"
must be an error there too. So the cases in these files are what both engines agree on; where ours
differs on purpose, a case stands in another file (templates/README.md has the list).

Exit status 77 (skipped) where Jinja2 is missing, unless CI is set.
"""

import json
import os
import re
import sys

try:
    import jinja2
except ImportError:
    print("python3-jinja2 is not installed")
    sys.exit(1 if os.environ.get("CI") else 77)


def read_cases(path):
    cases, sections, title = [], None, None
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("=== "):
                sections = {}
                cases.append((line[4:].strip(), sections))
                title = None
            elif line.startswith("--- ") and sections is not None:
                title = line[4:].strip()
                sections[title] = ""
            elif title is not None:
                sections[title] += line
    return cases


def lines(text):
    out = []
    for line in text.split("\n"):
        line = re.sub(r"[ \t]+", " ", line).strip()
        if line:
            out.append(line)
    return out


def render(sections):
    templates = {"t.mau": sections["template"]}
    for title, body in sections.items():
        if title.startswith("template "):
            templates[title[len("template "):]] = body
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(templates), undefined=jinja2.StrictUndefined
    )
    data = json.loads(sections.get("data", "{}"))
    return environment.get_template("t.mau").render(**data)


def main():
    failures = cases = 0
    for path in sys.argv[1:]:
        for name, sections in read_cases(path):
            cases += 1
            try:
                found, error = lines(render(sections)), None
            except Exception as problem:  # noqa: BLE001: whatever Jinja2 or Python refuses
                found, error = None, problem
            if "errors" in sections:
                good = error is not None
                expected = "an error"
            else:
                expected = lines(sections.get("text", ""))
                good = error is None and found == expected
            if not good:
                failures += 1
                print(f"{path}: {name}\n  ours:   {expected}\n  Jinja2: {found if error is None else error!r}")
    print(f"{cases} cases, {failures} failures")
    return 0 if failures == 0 and cases > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
