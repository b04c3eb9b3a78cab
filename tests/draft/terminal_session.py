"""The program at a terminal of its own, and what it says there."""

import os
import pty
import select
import time

PATIENCE = 60  # seconds for one answer: machines may be busy


class Terminal:
    def __init__(self, program, data, folder, words):
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.environ.update(KEHOACH_DATA=data, HOME=str(folder), KEHOACH_LANG="vi")
            os.execv(program, [program, *words])
        self.raw = b""

    @property
    def said(self):
        return self.raw.decode("utf-8", "ignore").replace("\r\n", "\n")

    def next_question(self):
        """Everything said since the line before; whether a line is waited for."""
        begin = len(self.said)
        end = time.monotonic() + PATIENCE
        while True:
            told = self.said[begin:]
            if told.endswith("> "):
                return told, True
            if not self.listen(end):
                return told, False

    def listen(self, end):
        """Takes what the program says next; false if it says nothing until then, or never will."""
        ready = select.select([self.descriptor], [], [], max(0, end - time.monotonic()))[0]
        try:
            piece = os.read(self.descriptor, 65536) if ready else b""
        except OSError:  # the other end is closed
            piece = b""
        self.raw += piece
        return bool(piece)

    def type(self, line):
        os.write(self.descriptor, (line + "\n").encode())
        # The terminal shows what is typed.
        wanted = len(self.said) + len(line) + 1
        end = time.monotonic() + PATIENCE
        while len(self.said) < wanted and time.monotonic() < end:
            if select.select([self.descriptor], [], [], 1)[0]:
                try:
                    self.raw += os.read(self.descriptor, wanted - len(self.said))
                except OSError:
                    return

    def end(self):
        status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        os.close(self.descriptor)
        return status

    def give_up(self):
        os.kill(self.pid, 9)
        self.end()
