"""Speed and memory of kensan beside python-calamine, as ratios from interleaved runs.

    make bench            (or: python3 Tests/Bench/bench.py --kensan PROGRAM --data FOLDER)

Makes the workbooks once (the same bytes every time), then runs each pair turn by turn, so that a
busy moment of the machine meets both. A ratio is the median of the rounds' ratios: below 1 means
that kensan needs less. Peak memory is what the kernel counted for the process (wait4).
"""

import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time

# Modules that are needed only while making workbooks are imported there: this process must stay
# small, because the kernel's count for a child starts at the size of its parent.

ROWS, COLUMNS, DEPARTMENTS = 200_000, 20, 300
PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FORM = os.path.join(PROJECT, "fixtures", "nasushiobara.xlsx")

READ_WITH_CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
for path in sys.argv[1:]:
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)
"""


def make_big(path):
    """200,000 rows of 20 columns: counts, decimals, dates, texts (repeated and unique), gaps."""
    import datetime
    import random

    import xlsxwriter

    draw = random.Random(20)
    words = ["実施", "充実", "未実施", "集計中", "－", "達成", "一部達成", "88.4%", "118,383人"]
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    book.set_properties({"created": datetime.datetime(2020, 4, 1)})
    date = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("一覧")
    first = datetime.datetime(2015, 4, 1)
    for row in range(ROWS):
        for column in range(COLUMNS):
            kind = column % 5
            if kind == 0:
                sheet.write_number(row, column, draw.randrange(1_000_000))
            elif kind == 1:
                sheet.write_number(row, column, round(draw.uniform(0, 1000), 2))
            elif kind == 2:
                sheet.write_string(row, column, draw.choice(words))
            elif kind == 3:
                sheet.write_string(row, column, f"指標{row:06d}－{column}の説明")
            elif draw.random() < 0.5:
                day = first + datetime.timedelta(days=draw.randrange(3000))
                sheet.write_datetime(row, column, day, date)
            elif draw.random() < 0.5:
                sheet.write_boolean(row, column, draw.random() < 0.5)
    book.close()


def make_department(path, number):
    """A copy of the sample form with other percentages, put together at archive level."""
    import random
    import zipfile

    draw = random.Random(number)

    def vary(match):
        return f"{draw.randrange(1000) / 10}%"

    with zipfile.ZipFile(FORM) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "xl/sharedStrings.xml":
                data = re.sub(r"\d+\.\d+%", vary, data.decode()).encode()
            new.writestr(entry, data, zipfile.ZIP_DEFLATED)


def make_workbooks(folder):
    """Makes what is not there yet, in a process of its own; gives the paths."""
    big = os.path.join(folder, "big.xlsx")
    departments = os.path.join(folder, "departments")
    paths = [os.path.join(departments, f"課{n:03d}.xlsx") for n in range(1, DEPARTMENTS + 1)]
    pid = os.fork()
    if pid == 0:
        os.makedirs(departments, exist_ok=True)
        if not os.path.exists(big):
            print(f"Making {big}: {ROWS:,} rows of {COLUMNS} columns (about a minute).", flush=True)
            make_big(big + ".part")
            os.replace(big + ".part", big)
        for number, path in enumerate(paths, 1):
            if not os.path.exists(path):
                make_department(path + ".part", number)
                os.replace(path + ".part", path)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    if status:
        sys.exit("bench: the workbooks could not be made; the lines above say why.")
    return big, departments, paths


def run(command):
    """One process, its output thrown away: wall seconds and peak memory in KiB."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    words = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        last = words.decode(errors="replace").strip().splitlines()[-1:]
        sys.exit(f"bench: {' '.join(command[:3])} … ended with {process.returncode}: {last}")
    return wall, usage.ru_maxrss


def run_each(commands):
    """Several processes one after another: their wall seconds summed, the largest peak."""
    results = [run(command) for command in commands]
    return sum(wall for wall, _ in results), max(peak for _, peak in results)


def compare(title, ours, theirs, rounds):
    """Both by turns, who begins changing every round; the medians and the ratios."""
    mine, peer = [], []
    for number in range(rounds):
        for job, results in [(ours, mine), (theirs, peer)][:: 1 if number % 2 == 0 else -1]:
            results.append(job())
    return {
        "title": title,
        "ours": [statistics.median(column) for column in zip(*mine)],
        "theirs": [statistics.median(column) for column in zip(*peer)],
        "ratios": [
            statistics.median(a[axis] / b[axis] for a, b in zip(mine, peer)) for axis in (0, 1)
        ],
    }


def show(results, rounds, floor):
    print()
    print(f"Wall time and peak memory, medians of {rounds} interleaved rounds; ratio = kensan / calamine")
    print()
    print("| job | kensan | calamine | time ratio | kensan MB | calamine MB | memory ratio |")
    print("|---|---:|---:|---:|---:|---:|---:|")

    def megabytes(peak):
        return f"{'≤ ' if peak <= 1.05 * floor else ''}{peak / 1024:.0f}"

    for one in results:
        (wall, peak), (peer_wall, peer_peak) = one["ours"], one["theirs"]
        print(
            f"| {one['title']} | {wall:.2f} s | {peer_wall:.2f} s | {one['ratios'][0]:.2f} "
            f"| {megabytes(peak)} | {megabytes(peer_peak)} | {one['ratios'][1]:.2f} |"
        )
    print()
    print(f"A peak below {floor / 1024:.0f} MB cannot be told apart from this script's own size.")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--kensan", required=True, help="the program to measure")
    options.add_argument("--data", required=True, help="a folder for the workbooks; kept")
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()

    for module in ("python_calamine", "xlsxwriter"):
        if subprocess.run([sys.executable, "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode:
            sys.exit(
                f"bench: python3 has no {module}: run it through `make bench`, which fetches it with pip."
            )
    kensan = shutil.which(given.kensan)
    if kensan is None:
        sys.exit(f"bench: there is no program at {given.kensan}: run it through `make bench`.")

    big, departments, paths = make_workbooks(given.data)
    calamine = [sys.executable, "-c", READ_WITH_CALAMINE]
    templates = ["--templates", os.path.join(PROJECT, "templates")]
    check = [kensan, "check", departments, "--fail-on", "never", *templates]

    load = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} processors, load {load:.1f} before the start")
    if load > 0.5:
        print("Something else is running: trust the ratios, not the seconds.")
    results = [
        compare(
            f"read {ROWS:,} × {COLUMNS} cells (`kensan cells`)",
            lambda: run([kensan, "cells", big]),
            lambda: run([*calamine, big]),
            given.rounds,
        ),
        compare(
            f"read {len(paths)} small workbooks (`kensan cells`, one process each; calamine: one for all)",
            lambda: run_each([[kensan, "cells", path] for path in paths]),
            lambda: run([*calamine, *paths]),
            given.rounds,
        ),
        compare(
            f"check {len(paths)} small workbooks (`kensan check`; calamine only reads them)",
            lambda: run(check),
            lambda: run([*calamine, *paths]),
            given.rounds,
        ),
    ]
    show(results, given.rounds, floor=run(["/bin/true"])[1])


if __name__ == "__main__":
    main()
