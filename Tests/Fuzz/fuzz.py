#!/usr/bin/env python3
"""Runs the fuzzer's targets one after another (see `make fuzz`).

fuzz.py --program FUZZ --data FOLDER --seconds N [--target NAME] SEEDS…

SEEDS are folders of workbooks and CSV files; what is missing is left out. Inputs worth keeping and
findings stay in FOLDER/TARGET. Ends with 1 where a target found something.
"""
import argparse
import hashlib
import os
import subprocess
import sys
import zipfile

TARGETS = ["file", "worksheet", "window", "strings", "styles", "parts", "csv", "patch"]
# The same order as SmallBook.paths.
PARTS = [
    "[content_types].xml", "_rels/.rels", "workbook.xml", "workbook.xml.rels", "sheet1.xml.rels",
    "comments", "drawing", "vmldrawing", "core.xml", "app.xml", "ctrlprop", "threadedcomment",
]
LARGEST = 1 << 14


def keep(folder, content):
    if 0 < len(content) <= LARGEST:
        name = hashlib.sha1(content).hexdigest()[:16]
        with open(os.path.join(folder, name), "wb") as file:
            file.write(content)


def seed(path, folders):
    with open(path, "rb") as file:
        content = file.read()
    if path.lower().endswith((".csv", ".tsv")):
        return keep(folders["csv"], content)
    keep(folders["file"], content)
    try:
        archive = zipfile.ZipFile(path)
    except Exception:
        return
    for name in archive.namelist():
        try:
            part = archive.read(name)
        except Exception:
            continue
        lower = name.lower().replace("\\", "/")
        if "worksheets/sheet" in lower and lower.endswith(".xml"):
            keep(folders["worksheet"], part)
            keep(folders["patch"], b"\0\0" + part)
            keep(folders["window"], b"\0\x40\1" + part.partition(b"<sheetData>")[2])
        elif "sharedstrings" in lower:
            keep(folders["strings"], part)
            keep(folders["window"], b"\1\x40\1" + part.partition(b">")[2].partition(b">")[2])
        elif lower.endswith("styles.xml"):
            keep(folders["styles"], part)
        else:
            for index, known in enumerate(PARTS):
                if known in lower and "/_rels/" not in lower.replace(known, ""):
                    keep(folders["parts"], bytes([index]) + part)
                    break


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--data", required=True)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--target", default="")
    parser.add_argument("seeds", nargs="*")
    options = parser.parse_args()
    targets = [options.target] if options.target else TARGETS
    if not set(targets) <= set(TARGETS):
        sys.exit(f"fuzz.py: TARGET is one of {', '.join(TARGETS)}")

    folders = {name: os.path.join(options.data, name, "seeds") for name in TARGETS}
    for folder in folders.values():
        os.makedirs(folder, exist_ok=True)
        os.makedirs(os.path.join(os.path.dirname(folder), "kept"), exist_ok=True)
    for root in options.seeds:
        for below, _, names in os.walk(root):
            for name in sorted(names):
                if name.lower().endswith((".xlsx", ".xlsm", ".csv", ".tsv")):
                    seed(os.path.join(below, name), folders)

    # A crash must end the program, not start Swift's own backtrace. The stack of a fuzzed reader
    # stays small; what a hostile file may use of memory and time is part of the promise.
    environment = dict(os.environ, SWIFT_BACKTRACE="enable=no")
    environment.setdefault("ASAN_OPTIONS", "detect_leaks=1:allocator_may_return_null=1")
    failed = []
    for name in targets:
        home = os.path.join(options.data, name)
        print(f"fuzzing {name} for {options.seconds} s", flush=True)
        log = os.path.join(home, "log")
        with open(log, "wb") as output:
            result = subprocess.run(
                [options.program, name, f"-max_total_time={options.seconds}", "-timeout=25",
                 "-rss_limit_mb=1024", f"-max_len={LARGEST}", "-print_final_stats=1",
                 f"-artifact_prefix={home}/", os.path.join(home, "kept"), folders[name]],
                stdout=output, stderr=subprocess.STDOUT, env=environment)
        with open(log, errors="replace") as text:
            lines = text.read().splitlines()
        runs = [line for line in lines if "number_of_executed_units" in line]
        print(f"  {' '.join(runs).split()[-1] if runs else '?'} inputs, ", end="")
        if result.returncode == 0:
            print("nothing found")
        else:
            failed.append(name)
            print(f"FOUND something: {home} (the log's last lines follow)")
            print("\n".join("    " + line for line in lines[-30:]))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
