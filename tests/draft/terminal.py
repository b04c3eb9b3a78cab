#!/usr/bin/env python3
"""A new plan from start to end at a terminal, as a new user would: answers, mistakes, going back,
breaking off by Ctrl-C, going on, and both files at the end.

    terminal.py PROGRAM DATA
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from terminal_session import PATIENCE, Terminal

PROGRAM, DATA = (str(pathlib.Path(word).resolve()) for word in sys.argv[1:3])


class Conversation(Terminal):
    """Answers what is asked for by name, whatever else is said before it."""

    def __init__(self, folder, *words):
        super().__init__(PROGRAM, DATA, folder, words)
        self.heard = 0  # so much of what was said is dealt with

    def wait_for(self, words):
        """Reads until the words appear; forgets what came before them."""
        end = time.monotonic() + PATIENCE
        while (at := self.said.find(words, self.heard)) < 0:
            if not self.listen(end):
                sys.exit(f"{words!r} never came; instead:\n{self.said[self.heard:]}")
        self.heard = at + len(words)

    def answer(self, question, line):
        self.wait_for(question)
        self.wait_for("> ")
        os.write(self.descriptor, (line + "\n").encode())


def check(found, expected):
    if found != expected:
        sys.exit(f"expected {expected!r}, found {found!r}")


def main(folder):
    folder = pathlib.Path(folder)
    office = Conversation(str(folder), "init")
    office.answer("Cơ quan ban hành – cơ quan chủ quản 1", "Liên đoàn Lao động tỉnh Kiên Giang")
    office.answer("cơ quan chủ quản 2", "")
    office.answer("tên cơ quan ban hành", "Liên đoàn Lao động huyện Vĩnh Thuận")
    office.answer("tên gọi tắt", "LĐLĐ huyện")
    office.answer("Địa danh", "Vĩnh Thuận")
    office.answer("chữ viết tắt của cơ quan", "LĐLĐ")
    office.answer("quyền hạn 1 – chữ viết tắt", "TM")
    office.answer("của ai", "Ban Thường vụ")
    office.answer("quyền hạn 2", "")
    office.answer("chức vụ", "Chủ tịch")
    office.answer("ghi chú", "")
    office.answer("họ và tên", "Nguyễn Văn An")
    office.answer("Thêm người ký 2?", "")
    office.answer("Nơi nhận 1 – tên", "")
    office.answer("Nơi nhận 1 – lưu 1", "VT")
    office.answer("lưu 2", "")
    office.answer("Các đơn vị thực hiện", "")
    office.answer("Hồ sơ thể thức", "")
    office.wait_for("Đã ghi kehoach.json")
    check(office.end(), 0)
    check(json.loads((folder / "kehoach.json").read_text())["place"], "Vĩnh Thuận")

    first = Conversation(str(folder), "new", "ke-hoach", "-o", "thang-cong-nhan.json")
    first.answer("Trích yếu", "")
    first.answer("✗ Câu này phải có câu trả lời.", "về Tháng Công nhân")
    first.answer("Phần 1 – tiêu đề", "<")
    first.answer("Trích yếu", "tổ chức Tháng Công nhân năm 2020")
    first.answer("Phần 1 – tiêu đề", "MỤC ĐÍCH, YÊU CẦU")
    first.wait_for("Phần 1 – nội dung, dòng 1")
    first.wait_for("> ")
    os.write(first.descriptor, b"\x03")  # Ctrl-C
    first.wait_for("Các câu đã trả lời được giữ trong thang-cong-nhan.json.nhap")
    check(first.end(), 1)
    check((folder / "thang-cong-nhan.json").exists(), False)

    second = Conversation(str(folder), "new", "ke-hoach", "-o", "thang-cong-nhan.json")
    second.answer("đã trả lời 2 câu", "c")
    second.answer("nội dung, dòng 1", "Chăm lo đời sống đoàn viên")
    second.answer("dòng 2", "- Thăm hỏi công nhân có hoàn cảnh khó khăn")
    second.answer("dòng 3", "")
    second.answer("Phần 2", "")
    second.answer("Có thể điền thêm", "ngày ban hành")
    second.answer("Ngày ban hành", "31/4/2020")
    second.wait_for("✗")
    second.answer("Ngày ban hành", "24/4/2020")
    second.answer("ngày ban hành ✓", "")
    second.wait_for("Đã ghi thang-cong-nhan.json")
    second.wait_for("kehoach render thang-cong-nhan.json")
    check(second.end(), 0)
    check((folder / "thang-cong-nhan.json.nhap").exists(), False)
    plan = json.loads((folder / "thang-cong-nhan.json").read_text())
    check(plan["template"], "ke-hoach")
    check(plan["date"], "2020-04-24")
    check(plan["subject"], "tổ chức Tháng Công nhân năm 2020")
    check((folder / plan["$schema"]).is_file(), True)
    check("signatures" in plan, False)  # the office's

    done = subprocess.run([PROGRAM, "render", "thang-cong-nhan.json", "--data", DATA], cwd=folder,
                          capture_output=True, timeout=120, check=False)
    check((done.returncode, done.stderr), (0, b""))
    for kind in ("docx", "pdf"):
        check((folder / f"thang-cong-nhan.{kind}").is_file(), True)


with tempfile.TemporaryDirectory() as name:
    main(name)
print("ok")
