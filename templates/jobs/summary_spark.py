#!/usr/bin/env python3
"""One summary of very many workbooks, read on a Spark cluster.

    spark-submit templates/jobs/summary_spark.py --paths paths.txt --out summary.xlsx \
        [--parts DIR] [--partitions N] [--kensan kensan] [--templates DIR] [-- OPTION...]

`paths.txt` names one workbook (or ZIP archive of workbooks) a line, `-` reads them from standard
input. Every worker must see the workbooks, the program and the templates under the same paths.
What stands behind `--` is handed to the last step, such as `--roster roster.csv`.

Each partition pipes its paths to `kensan summary --partial --stdin0` and keeps the lines that come
back, one for each file. Lines of files that cannot be read are kept apart and written to
`unreadable.jsonl` beside the output. A file that ends the program itself is found by reading the
partition's files one by one, and is listed there too: one bad file never fails the job.
At the end `kensan summary --combine` makes the summary: byte for byte what one process makes of
all the files, however they were dealt out.

Ends with 0, or with 2 where files could not be read.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

SECONDS_PER_FILE = 120


def read(paths, command, here, seconds):
    """The lines of one run of kensan over paths; None where the run itself failed."""
    data = b"".join(path.encode() + b"\0" for path in paths)
    try:
        run = subprocess.run(
            command, input=data, capture_output=True, timeout=seconds, cwd=here)
    except subprocess.TimeoutExpired:
        return None
    lines = run.stdout.decode().splitlines()
    # 2 means that a file could not be read, which its line says; anything else is a fault.
    if run.returncode not in (0, 2) or not lines:
        return None
    return lines if json.loads(lines[0])["files"] == len(lines) - 1 else None


def lost(path):
    """The line of a file with which the program did not come to an end."""
    message = {
        "ja": "読み込みが終わりませんでした。ファイルが壊れているか、大きすぎます。",
        "en": "Reading it did not come to an end: the file is damaged or too large.",
    }
    return json.dumps(
        {"path": path, "failure": message, "findings": [], "suppressions": []},
        ensure_ascii=False, separators=(",", ":"))


def lines(paths, command, here):
    """Lines without heads: the files of one partition."""
    paths = list(paths)
    if not paths:
        return
    found = read(paths, command, here, SECONDS_PER_FILE * len(paths))
    if found is not None:
        yield from found[1:]
        return
    if len(paths) == 1:
        yield lost(paths[0])
        return
    for path in paths:
        yield from lines([path], command, here)


def head(command, files):
    """The line that begins a part, as this version of the program writes it."""
    run = subprocess.run(command, input=b"", capture_output=True, check=True)
    value = json.loads(run.stdout.decode().splitlines()[0])
    value["files"] = files
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main():
    arguments = sys.argv[1:]
    options = []
    if "--" in arguments:
        place = arguments.index("--")
        arguments, options = arguments[:place], arguments[place + 1:]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--paths", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--parts", help="keep the parts here")
    parser.add_argument("--partitions", type=int, help="(else 50 files each)")
    parser.add_argument("--kensan", default="kensan")
    parser.add_argument("--templates")
    given = parser.parse_args(arguments)

    from pyspark import StorageLevel
    from pyspark.sql import SparkSession

    text = sys.stdin.read() if given.paths == "-" else open(given.paths, encoding="utf-8").read()
    paths = [line for line in text.splitlines() if line]
    templates = ["--templates", given.templates] if given.templates else []
    command = [given.kensan, "summary", "--partial", "--stdin0", "--jobs", "1", "--quiet"] + templates
    folder = given.parts or tempfile.mkdtemp(prefix="kensan-parts-")
    os.makedirs(folder, exist_ok=True)

    spark = SparkSession.builder.appName("kensan summary").getOrCreate()
    # Workers start elsewhere, and paths may be relative.
    here = os.getcwd()
    number = given.partitions or max(1, len(paths) // 50)
    found = spark.sparkContext.parallelize(paths, number).mapPartitions(
        lambda some: lines(some, command, here)).persist(StorageLevel.DISK_ONLY)
    # All partitions at once; the iterator below would ask for one after the other.
    found.count()
    unreadable = os.path.join(os.path.dirname(os.path.abspath(given.out)), "unreadable.jsonl")
    part = os.path.join(folder, "part.jsonl")
    count = bad = 0
    # The lines come to the driver partition by partition and go to disk, never all into memory.
    with open(part + ".lines", "w", encoding="utf-8") as body, \
            open(unreadable, "w", encoding="utf-8") as apart:
        for line in found.toLocalIterator():
            body.write(line + "\n")
            count += 1
            if '"failure":' in line:
                entry = json.loads(line)
                if "failure" in entry:
                    bad += 1
                    kept = {"file": entry["path"], "reason": entry["failure"]}
                    apart.write(json.dumps(kept, ensure_ascii=False) + "\n")
    spark.stop()
    with open(part, "w", encoding="utf-8") as whole:
        whole.write(head(command, count) + "\n")
        with open(part + ".lines", encoding="utf-8") as body:
            for line in body:
                whole.write(line)
    os.remove(part + ".lines")
    print(f"{count} files read, {bad} unreadable (see {unreadable})", file=sys.stderr)
    run = subprocess.run(
        [given.kensan, "summary", "--combine", part, "-o", given.out] + templates + options)
    sys.exit(run.returncode)


if __name__ == "__main__":
    main()
