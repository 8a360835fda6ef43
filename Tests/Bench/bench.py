"""Speed and memory of kensan beside the best of the others, as ratios from interleaved runs.

    make bench            (or: python3 Tests/Bench/bench.py --kensan PROGRAM --workbook-bench PROGRAM
                           --data FOLDER [--only read,csv] [--rounds 3] [--cpu])

Makes its files once (the same content every time), then runs the jobs of each group turn by turn,
so that a busy moment of the machine meets all of them. A ratio is the median of the rounds' ratios:
below 1 means that kensan needs less. Wall time is of the whole process; peak memory is what the
kernel counted for it (wait4).
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
from typing import NamedTuple

import rows

# Nothing large is imported here: the kernel's count for a child starts at the size of its parent.

HERE = os.path.dirname(os.path.abspath(__file__))


class Measure(NamedTuple):
    """One run of a job: seconds and MiB."""

    time: float
    peak: float


def run(command, cpu=False):
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    words = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        last = words.decode(errors="replace").strip().splitlines()[-1:]
        sys.exit(f"bench: {' '.join(command[:3])} … ended with {process.returncode}: {last}")
    return Measure(usage.ru_utime + usage.ru_stime if cpu else wall, usage.ru_maxrss / 1024)


def run_job(job, cpu):
    """A job's commands one after another: seconds summed (or the median one's), the largest peak."""
    results = [run(command, cpu) for command in job.commands]
    times = [result.time for result in results]
    time = statistics.median(times) if job.repeats else sum(times)
    return Measure(time, max(result.peak for result in results))


def measure(group, rounds, cpu):
    """Every job of a group once a round, another one first each time; the results by job."""
    results = {name: [] for name in group.jobs}
    for number in range(rounds):
        names = list(group.jobs)
        first = number % len(names)
        for name in names[first:] + names[:first]:
            if group.jobs[name].once and results[name]:
                results[name].append(results[name][0])
            else:
                results[name].append(run_job(group.jobs[name], cpu))
    return results


def ratio(ours, peer, axis):
    return statistics.median(
        getattr(a, axis) / getattr(b, axis) for a, b in zip(ours, peer, strict=True)
    )


def median(results, axis):
    return statistics.median(getattr(result, axis) for result in results)


class Line:
    """One line of the table: a row's figures, and which of its targets are missed."""

    def __init__(self, row, results, floor):
        self.row, self.missed = row, []
        ours, peer = results[row.ours], results.get(row.peer)
        self.time = self.seconds(ours)
        self.peak = self.mebibytes(ours, floor)
        self.peer_time = self.seconds(peer) if peer else "–"
        self.peer_peak = self.mebibytes(peer, floor) if peer else "–"
        self.time_ratio = self.memory_ratio = "–"
        if peer:
            time_ratio, memory_ratio = ratio(ours, peer, "time"), ratio(ours, peer, "peak")
            self.time_ratio, self.memory_ratio = f"{time_ratio:.3f}", f"{memory_ratio:.2f}"
            self.judge("time", time_ratio, row.time, ".3f")
            self.judge("memory", memory_ratio, row.memory, ".2f")
        self.judge("MiB", median(ours, "peak"), row.mebibytes, ".0f")
        self.judge("ms", median(ours, "time") * 1000, row.milliseconds, ".1f")
        if row.files:
            mine, theirs = (os.path.getsize(path) for path in row.files)
            self.time += f", {mine / 1e6:.1f} MB"
            self.peer_time += f", {theirs / 1e6:.1f} MB"
            self.judge("file size", mine / theirs, 1, ".2f")

    def judge(self, what, figure, limit, form):
        if limit is not None and figure > limit:
            self.missed.append(f"{what} {figure:{form}} instead of {limit}")

    @staticmethod
    def mebibytes(results, floor):
        peak = median(results, "peak")
        return f"{'≤ ' if peak <= 1.05 * floor else ''}{peak:.0f}"

    @staticmethod
    def seconds(results):
        time = median(results, "time")
        return f"{time:.2f} s" if time >= 0.1 else f"{time * 1000:.1f} ms"

    def __str__(self):
        target = self.row.target()
        verdict = "" if not target else "MISSED" if self.missed else "met"
        return (
            f"| {self.row.work} | {self.time} | {self.peer_time} | {self.time_ratio} "
            f"| {self.peak} | {self.peer_peak} | {self.memory_ratio} | {target} | {verdict} |"
        )


def heading(rounds, cpu):
    """Prints what stands above the table; gives the smallest peak that can be told."""
    load = os.getloadavg()[0]
    print(f"{platform.machine()}, {os.cpu_count()} processors, load {load:.1f} before the start")
    if load > 0.5:
        print("Something else is running: trust the ratios, not the seconds.")
    what = "processor time, not wall time" if cpu else "wall time"
    print(f"Medians of {rounds} interleaved rounds; whole processes; {what}; ratio = ours / peer.")
    start = run(["/bin/true"])
    print(
        f"Starting any process takes {start.time * 1000:.1f} ms of it, and a peak below "
        f"{start.peak:.0f} MiB cannot be told apart from this script's own size."
    )
    print()
    print("| work | ours | peer | time | MiB | peer MiB | memory | target | |")
    print("|---|---:|---:|---:|---:|---:|---:|---|---|", flush=True)
    return start.peak


def arguments():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--kensan", required=True, help="the program to measure")
    options.add_argument("--workbook-bench", required=True, help="the library's bench program")
    options.add_argument("--data", required=True, help="a folder for the bench's files; kept")
    options.add_argument("--only", help="groups to run: " + ", ".join(rows.GROUPS))
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument(
        "--cpu", action="store_true", help="processor time of all threads: for a busy machine"
    )
    given = options.parse_args()
    for name in ("kensan", "workbook_bench"):
        found = shutil.which(getattr(given, name))
        if found is None:
            sys.exit(f"bench: there is no {getattr(given, name)}: run it through `make bench`.")
        setattr(given, name, found)
    chosen = given.only.split(",") if given.only else list(rows.GROUPS)
    for name in chosen:
        if name not in rows.GROUPS:
            sys.exit(f"bench: there is no group {name}: {', '.join(rows.GROUPS)}.")
    return given, chosen


def main():
    given, chosen = arguments()
    for module in ("python_calamine", "xlsxwriter"):
        if subprocess.run([sys.executable, "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode:
            sys.exit(
                f"bench: python3 has no {module}: run it through `make bench`, which fetches it with pip."
            )
    if subprocess.run([sys.executable, os.path.join(HERE, "files.py"), given.data]).returncode:
        sys.exit("bench: its files could not be made; the lines above say why.")
    bench = rows.Bench(given.kensan, given.workbook_bench, given.data)
    notes, missed = bench.compare_tallies(chosen), []
    floor = heading(given.rounds, given.cpu)
    for name in chosen:
        group = rows.GROUPS[name](bench)
        results = measure(group, given.rounds, given.cpu)
        for row in group.rows:
            if row.ours not in results or (row.peer and row.peer not in results):
                continue
            line = Line(row, results, floor)
            print(line, flush=True)
            missed += [f"{row.work}: {one}" for one in line.missed]
        notes += group.notes
    print()
    for note in notes:
        print(note)
    print("Every target is met." if not missed else "Targets missed:")
    for one in missed:
        print(f"- {one}")


if __name__ == "__main__":
    main()
