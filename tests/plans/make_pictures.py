#!/usr/bin/env python3
"""Draws the signature and the seal of pictures.json: make_pictures.py FOLDER

Both stand in the repository as well; the script says what they are and makes others like them.
"""
import math
import pathlib
import struct
import sys
import zlib

DOTS_PER_MM = 6  # 6000 a metre: whole in pHYs


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(
        ">I", zlib.crc32(name + data))


def png(header, *chunks):
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", *header)) + b"".join(
        chunk(name, data) for name, data in chunks) + chunk(b"IEND", b"")


def density():
    return b"pHYs", struct.pack(">IIB", 1000 * DOTS_PER_MM, 1000 * DOTS_PER_MM, 1)


def packed(rows):
    return b"IDAT", zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 9)


def plain(width, height, dots=1000 * DOTS_PER_MM, pixel=(20, 50, 160, 128)):
    """One colour all over; `dots` to the metre, 0: the file does not say."""
    said = [(b"pHYs", struct.pack(">IIB", dots, dots, 1))] if dots else []
    return png((width, height, 8, 6, 0, 0, 0), *said, packed([bytes(pixel) * width] * height))


def distance_to_segment(x, y, a, b):
    (ax, ay), (bx, by) = a, b
    along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
    along = max(0, min(1, along))
    return math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))


def signature():
    """A hand's stroke in blue, 50 mm by 20 mm; red, green, blue and opacity."""
    width, height = 50 * DOTS_PER_MM, 20 * DOTS_PER_MM
    points = [(width * (0.04 + 0.92 * t / 60),
               height * (0.5 + 0.42 * math.sin(t / 3.1) * math.cos(t / 17)))
              for t in range(61)]
    best = [[9.0] * width for _ in range(height)]
    for a, b in zip(points, points[1:]):
        for y in range(max(0, int(min(a[1], b[1])) - 5), min(height, int(max(a[1], b[1])) + 6)):
            for x in range(max(0, int(a[0]) - 5), min(width, int(b[0]) + 6)):
                best[y][x] = min(best[y][x], distance_to_segment(x, y, a, b))
    rows = []
    for line in best:
        row = bytearray()
        for distance in line:
            row += bytes((20, 50, 160, int(255 * max(0, min(1, 2.8 - distance)))))
        rows.append(row)
    return png((width, height, 8, 6, 0, 0, 0), density(), packed(rows))


def in_star(x, y, radius):
    """A star of five points, one of them up."""
    tips = [(radius * math.sin(k * 4 * math.pi / 5), -radius * math.cos(k * 4 * math.pi / 5))
            for k in range(5)]
    turns = 0
    for (ax, ay), (bx, by) in zip(tips, tips[1:] + tips[:1]):
        side = (bx - ax) * (y - ay) - (x - ax) * (by - ay)
        turns += (ay <= y < by and side > 0) - (by <= y < ay and side < 0)
    return turns != 0


def seal():
    """A round seal in red, 36 mm; a palette with opacities."""
    size = 36 * DOTS_PER_MM
    rows = []
    for y in range(size):
        row = bytearray()
        for x in range(size):
            inked = 0
            for k in range(4):
                dx = x + 0.25 + 0.5 * (k % 2) - size / 2
                dy = y + 0.25 + 0.5 * (k // 2) - size / 2
                from_middle = math.hypot(dx, dy) / DOTS_PER_MM
                inked += (16.8 < from_middle < 18 or 11 < from_middle < 11.4 or
                          in_star(dx, dy, 7 * DOTS_PER_MM))
            row.append(inked)
        rows.append(row)
    return png((size, size, 8, 3, 0, 0, 0), density(), (b"PLTE", bytes((200, 20, 30)) * 5),
               (b"tRNS", bytes((0, 56, 112, 168, 224))), packed(rows))


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    (folder / "chu-ky.png").write_bytes(signature())
    (folder / "con-dau.png").write_bytes(seal())
