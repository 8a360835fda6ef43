"""The lines of the bench's table: which jobs are run, what is compared, and the targets."""

import os
import shutil
import subprocess
import sys
from typing import NamedTuple

import files

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(HERE, "peers.py")


class Job(NamedTuple):
    """Processes run one after another and counted together."""

    commands: list
    # The same command many times: the median counts, not the sum.
    repeats: bool = False
    # Takes minutes: run in the first round only, compared with every round of ours.
    once: bool = False


class Row(NamedTuple):
    """One line of the table. Limits are ratios to the peer, or MiB and milliseconds of ours."""

    work: str
    ours: str
    peer: str | None
    time: float | None = None
    memory: float | None = None
    mebibytes: int | None = None
    milliseconds: int | None = None
    # Ours and the peer's file, where they are to be compared in size.
    files: tuple | None = None

    def target(self):
        words = [
            self.time and f"time ≤ {self.time}",
            self.memory and f"memory ≤ {self.memory}",
            self.mebibytes and f"≤ {self.mebibytes} MiB",
            self.milliseconds and f"≤ {self.milliseconds} ms",
            self.files and "file no larger",
        ]
        return ", ".join(word for word in words if word)


class Group(NamedTuple):
    """Jobs that are run by turns, the lines made of them, and what a reader must know."""

    jobs: dict
    rows: list
    notes: list = []


class Bench:
    """The programs and files that the jobs are made of."""

    def __init__(self, kensan, workbook_bench, data):
        self.kensan, self.program, self.data = kensan, workbook_bench, data
        self.files = files.paths(data)
        self.out = os.path.join(data, "out")
        os.makedirs(self.out, exist_ok=True)

    def ours(self, *words):
        return Job([[self.program, *words]])

    @staticmethod
    def peer(*words, once=False):
        return Job([[sys.executable, PEERS, *words]], once=once)

    def changes(self, paths):
        """Each file and twenty cells to change in it, the same for both sides."""
        kinds = [output([sys.executable, PEERS, "places", path, "20"]) for path in paths[: files.KINDS]]
        return [word for n, path in enumerate(paths) for word in (path, kinds[n % len(kinds)])]

    def compare_tallies(self, chosen):
        """Both sides must have seen the same before it is measured how long they took."""
        notes = []
        pairs = {
            "read": [("strings", "1"), ("read", "1"), ("read", "2"), ("stream",)],
            "books": [("books", "1"), ("books", "2")],
        }
        for group, ways in pairs.items():
            if group not in chosen:
                continue
            paths = [self.files["big"]] if group == "read" else self.files["books"]
            expected = output([sys.executable, PEERS, "tally", *paths])
            for way in ways:
                found = output([self.program, *way, *paths])
                # Where we make no strings, their bytes are not counted.
                if not expected.startswith(found):
                    sys.exit(f"bench: {' '.join(way)} gives {found!r}, calamine {expected!r}.")
            notes.append(f"Both sides read the same ({group}): {expected}.")
        return notes


def output(command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def missing(module):
    command = [sys.executable, "-c", f"import {module}"]
    return subprocess.run(command, stderr=subprocess.DEVNULL).returncode != 0


def read(bench):
    big = bench.files["big"]
    size = f"{files.ROWS:,} × {files.COLUMNS} cells"
    return Group(
        {
            "one": bench.ours("read", "1", big),
            "two": bench.ours("read", "2", big),
            "stream": bench.ours("stream", big),
            "strings": bench.ours("strings", "1", big),
            "inflate": bench.ours("inflate", bench.files["sheet"]),
            "cells": Job([[bench.kensan, "cells", big]]),
            "calamine": bench.peer("calamine", big),
            "load": bench.peer("load", big),
        },
        [
            Row(f"read {size}, one thread; python-calamine", "one", "calamine", 0.12, memory=0.4),
            Row("the same, two threads; python-calamine", "two", "calamine", 0.09),
            Row("the same, one thread; inflating alone, libdeflate", "one", "inflate", 1.6),
            Row("the same as a stream of rows; python-calamine", "stream", "calamine", mebibytes=24),
            Row("the same, one thread; calamine without Python values", "one", "load"),
            Row("the same, a String made of every text; python-calamine", "strings", "calamine"),
            Row("`kensan cells` of it (as JSON Lines); python-calamine", "cells", "calamine"),
        ],
    )


def books(bench):
    paths = bench.files["books"]
    return Group(
        {
            "one": bench.ours("books", "1", *paths),
            "two": bench.ours("books", "2", *paths),
            "calamine": bench.peer("calamine", *paths),
            "cells": Job([[bench.kensan, "cells", path] for path in paths]),
        },
        [
            Row(f"read {len(paths)} department workbooks; python-calamine", "one", "calamine", 0.12),
            Row("the same, two threads; ours with one thread", "two", "one", 0.65),
            Row("`kensan cells`, one process each; python-calamine, one for all", "cells", "calamine"),
        ],
    )


def forms(bench):
    """What the forms and the rules cost on top of the cells, at the same cells."""
    paths = [
        path
        for number, path in enumerate(bench.files["books"], 1)
        if number % files.KINDS < len(files.FORMS)
    ]
    few = paths[: 10 * len(files.FORMS)]
    shipped = ["--templates", os.path.join(files.PROJECT, "templates")]
    long = ["--templates", bench.files["templates"], "--form", "long"]

    def kensan(command, paths, *words):
        return Job([[bench.kensan, command, *paths, *words]])

    never = ["--fail-on", "never"]
    thousand, more = bench.files["lists"]
    return Group(
        {
            "cells": bench.ours("strings", "1", *few),
            "extract": kensan("extract", few, *shipped, "--jobs", "1"),
            "rules": kensan("check", few, *shipped, *never, "--jobs", "1"),
            "check": kensan("check", paths, *shipped, *never, "--jobs", "2"),
            "calamine": bench.peer("calamine", *paths),
            "thousand": kensan("extract", [thousand], *long),
            "more": kensan("extract", [more], *long),
        },
        [
            Row(f"`kensan extract` of {len(few)} forms; their cells alone", "extract", "cells", 2),
            Row("`kensan check` of them; `kensan extract`", "rules", "extract", 2),
            Row(f"`kensan check` of {len(paths)}, two threads; python-calamine only reads",
                "check", "calamine", 1, mebibytes=150),
            Row(f"a form of {files.LISTS[1]:,} rows; one of {files.LISTS[0]:,}",
                "more", "thousand", 6),
        ],
        ["The forms are recognised among all that are shipped."],
    )  # fmt: skip


def write(bench):
    mine, theirs = (os.path.join(bench.out, name) for name in ("ours.xlsx", "peer.xlsx"))
    program = os.path.join(bench.data, "write")
    work = f"write {files.ROWS:,} × {files.COLUMNS}, 50,000 distinct strings"
    row = Row(f"{work}; libxlsxwriter, constant memory", "ours", "peer", 0.18, mebibytes=40,
              files=(mine, theirs))  # fmt: skip
    words = os.path.join(HERE, "words.txt")
    jobs = {"ours": bench.ours("write", mine, words)}
    if shutil.which("cc") is None:
        return Group(jobs, [], ["Skipped: writing beside libxlsxwriter, for there is no cc here."])
    source = os.path.join(HERE, "write.c")
    made = subprocess.run(
        ["cc", "-O2", source, "-lxlsxwriter", "-o", program], stderr=subprocess.DEVNULL
    )
    if made.returncode:
        note = "Skipped: writing beside libxlsxwriter, which is not here (libxlsxwriter-dev)."
        return Group(jobs, [Row(work, "ours", None, mebibytes=40)], [note])
    return Group({**jobs, "peer": Job([[program, theirs, words]])}, [row])


def patch(bench):
    changes = bench.changes(bench.files["books"][:30])
    return Group(
        {
            "ours": bench.ours("patch", bench.out, *changes),
            "peer": bench.peer("openpyxl", bench.out, *changes),
        },
        [Row("change 20 cells and save, 30 department books; openpyxl", "ours", "peer", 0.01)],
    )


def patch_big(bench):
    changes = bench.changes([bench.files["big"]])
    return Group(
        {
            "ours": bench.ours("patch", bench.out, *changes),
            "peer": bench.peer("openpyxl", bench.out, *changes, once=True),
        },
        [Row("the same, the 200,000-row book; openpyxl", "ours", "peer", 0.02)],
        ["openpyxl takes minutes for the 200,000-row book: it ran once, not every round."],
    )


def csv(bench):
    utf8, cp932 = bench.files["csv"], bench.files["cp932"]
    jobs = {
        "utf8": bench.ours("csv", "2", utf8),
        "cp932": bench.ours("csv", "2", cp932),
        "iconv": Job([["iconv", "-f", "CP932", "-t", "UTF-8", cp932]]),
    }
    lines = [Row("the same in CP932; iconv to UTF-8 alone", "cp932", "iconv", 0.9)]
    work = f"CSV of {files.CSV_BYTES // 1_000_000} MB to typed cells, two threads"
    if missing("polars"):
        lines.insert(0, Row(work, "utf8", None))
        return Group(jobs, lines, ["Skipped: CSV beside polars, which python3 has not."])
    jobs["polars"] = bench.peer("polars", utf8)
    lines.insert(0, Row(f"{work}; polars.read_csv", "utf8", "polars", 0.6))
    return Group(jobs, lines)


def one(bench):
    path = bench.files["books"][0]
    return Group(
        {
            "ours": Job([[bench.program, "read", "1", path]] * 20, repeats=True),
            "cells": Job([[bench.kensan, "cells", path]] * 20, repeats=True),
        },
        [
            Row("one department book, whole process", "ours", None, milliseconds=8),
            Row("`kensan cells` of it, whole process", "cells", None, milliseconds=8),
        ],
    )


GROUPS = {
    "read": read,
    "books": books,
    "forms": forms,
    "write": write,
    "patch": patch,
    "patch-big": patch_big,
    "csv": csv,
    "one": one,
}
