#!/usr/bin/env python3
"""Shows that every rule lets a good tree pass and finds what it is there to find."""

import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
import rules  # noqa: E402

GOOD = {
    "CMakeLists.txt": "project(small)\n",
    ".clang-format": "BasedOnStyle: Google\n",
    "src/room/door.h": '#pragma once\n#include "base/result.h"\nint door();\n',
    "src/room/door.cc": '#include "room/door.h"\n\nint door() { return fail("F001"); }\n',
    "src/base/catalogue/files.def": (
        '// F: files.\n\n'
        'KEHOACH_DIAGNOSTIC(F001, error,\n'
        '  "không đọc được \\"{0}\\" (\\"a\\", b)",\n  "cannot read \\"{0}\\"",\n'
        '  "Kiểm tra đường dẫn, "\n  "quyền đọc.",\n  "Check the path.",\n'
        '  "kehoach render a.json")\n'),
    "tests/a_test.cc": "int main() {}\n",
}
SECOND = ('\nKEHOACH_DIAGNOSTIC(F002, error, "tệp quá lớn", "too large", "Nhầm tệp.", "Wrong file.",'
          ' "ls -l a")\n')


class Rules(unittest.TestCase):
    def found(self, rule, changes, **options):
        """What the rule says of the good tree with the changes; None takes a file away."""
        with tempfile.TemporaryDirectory() as folder:
            for name, text in {**GOOD, **changes}.items():
                if text is None:
                    continue
                path = pathlib.Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text if isinstance(text, bytes) else text.encode())
            complaints = rule(rules.Tree(folder), **options)
            return None if complaints is None else list(complaints)

    def refuses(self, rule, changes, *words, **options):
        complaints = self.found(rule, changes, **options)
        self.assertEqual(len(complaints), len(words), complaints)
        for complaint, word in zip(complaints, words):
            self.assertIn(word, complaint)

    def catalogue_with(self, more):
        return {"src/base/catalogue/files.def": GOOD["src/base/catalogue/files.def"] + more}

    def test_a_good_tree_passes(self):
        for rule in rules.RULES:
            with self.subTest(rule.__name__):
                self.assertFalse(self.found(rule, {}))

    def test_every_rule_is_tested(self):
        tested = " ".join(dir(self))
        for rule in rules.RULES:
            self.assertIn("test_" + rule.__name__, tested)

    def test_no_include_upwards(self):
        self.refuses(rules.no_include_upwards, {"src/room/a.cc": '#include "../base/x.h"\n'},
                     "src/room/a.cc:1")
        self.refuses(rules.no_include_upwards, {"tests/unit/a.h": '\n # include "../x.h"\n'},
                     "tests/unit/a.h:2")

    def test_no_vague_names(self):
        for name in ("src/room/string_utils.cc", "src/common/a.h", "tests/Helper.py",
                     "src/room/font-manager.cc"):
            self.refuses(rules.no_vague_names, {name: ""}, name)
        self.assertEqual(self.found(rules.no_vague_names, {"src/room/commonest_words.cc": ""}), [])

    def test_no_long_files(self):
        full, long = "//\n" * rules.MOST_LINES, "//\n" * (rules.MOST_LINES + 1)
        self.assertEqual(self.found(rules.no_long_files, {"src/room/a.cc": full}, exceptions={}), [])
        self.refuses(rules.no_long_files, {"src/room/a.cc": long}, "401 lines", exceptions={})
        self.assertEqual(self.found(rules.no_long_files, {"src/room/a.cc": long},
                                    exceptions={"src/room/a.cc": "a table"}), [])
        self.refuses(rules.no_long_files, {"src/room/a.cc": full}, "needs none",
                     exceptions={"src/room/a.cc": "a table"})

    def test_only_the_project(self):
        for words in ("// see /wo" "rk/shared/x", "# cd /tmp/w" "t-a", "as in iss" "ue 12",
                      "made in this ses" "sion", "Cla" "ude", "/ho" "me/an/x"):
            self.refuses(rules.only_the_project, {"src/room/a.cc": "\n" + words + "\n"},
                         "src/room/a.cc:2")
        self.assertEqual(self.found(rules.only_the_project, {
            "src/room/a.cc": "// place and date of issue; our work/life; network/x; a session\n",
            "fonts/a.ttf": b"\0/wo" b"rk"}), [])

    def test_nothing_unfinished(self):
        for words in ("// TO" "DO: more", "# FIX" "ME", "{# XX" "X #}"):
            self.refuses(rules.nothing_unfinished, {"templates/a.mau": words}, "templates/a.mau:1")
        self.assertEqual(self.found(rules.nothing_unfinished, {"src/a.cc": 'f("a-XXXXXX");\n'}), [])

    def test_top_level(self):
        self.refuses(rules.top_level, {"docs/a.md": "", "notes.txt": ""}, "docs", "notes.txt")

    def test_no_forgotten_tests(self):
        room = {"tests/CMakeLists.txt": "add_subdirectory(unit)\n",
                "tests/unit/CMakeLists.txt": "add_subdirectory(flow)\n",
                "tests/unit/flow/CMakeLists.txt": "unit(flow\n  a_test.cc)\n",
                "tests/unit/flow/a_test.cc": ""}
        self.assertEqual(self.found(rules.no_forgotten_tests, room), [])
        self.refuses(rules.no_forgotten_tests, {**room, "tests/unit/cli/CMakeLists.txt": ""},
                     "tests/unit/cli/CMakeLists.txt")
        self.refuses(rules.no_forgotten_tests, {**room, "tests/unit/flow/data_test.cc": ""},
                     "data_test.cc")

    def test_codes_are_raised(self):
        self.refuses(rules.codes_are_raised, {"src/room/a.cc": 'fail("F009");\n'},
                     "src/room/a.cc:1: F009 is not in the catalogue")
        self.refuses(rules.codes_are_raised, self.catalogue_with(SECOND), "F002 is raised nowhere")
        self.refuses(rules.codes_are_raised,
                     {**self.catalogue_with(SECOND + SECOND), "src/room/a.cc": 'fail("F002");\n'},
                     "F002 stands in the catalogue twice")
        self.assertEqual(self.found(rules.codes_are_raised,
                                    {"src/room/a.cc": 'name("Q123"); // F777\n'}), [])

    def test_codes_are_explained(self):
        self.assertEqual(self.found(rules.codes_are_explained, self.catalogue_with(SECOND)), [])
        for old, new, word in (("ls -l a", "", "no example"),
                               ("Wrong file.", " ", "no English explanation"),
                               ("Nhầm tệp.", "", "no Vietnamese explanation"),
                               ("Nhầm tệp.", "Wrong file.", "is not Vietnamese"),
                               ("Wrong file.", "Nhầm tệp.", "is not English"),
                               ("tệp quá lớn", "tệp quá lớn.", "full stop"),
                               (', "ls -l a"', "", "4 texts")):
            self.refuses(rules.codes_are_explained,
                         self.catalogue_with(SECOND.replace(old, new)), word)

    def test_formatted(self):
        self.assertIsNone(self.found(rules.formatted, {}, program="clang-format-of-nowhere"))
        complaints = self.found(rules.formatted, {"src/room/a.cc": "int  a( ) ;\n"})
        if complaints is not None:
            self.assertEqual(complaints, ["src/room/a.cc: is not as clang-format writes it"])


if __name__ == "__main__":
    unittest.main()
