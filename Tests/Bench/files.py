"""The files that the bench reads: made once, the same content every time.

    python3 Tests/Bench/files.py FOLDER

A process of its own, because the bench must stay small: the kernel's count of a child's peak memory
starts at the size of its parent.
"""

import os
import random
import re
import sys
import zipfile

ROWS, COLUMNS, DEPARTMENTS, CSV_BYTES = 200_000, 20, 300, 80_000_000
# Rows of the forms that are one long list.
LISTS = (1000, 5000)
PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FORMS = [
    os.path.join(PROJECT, "fixtures", name + ".xlsx")
    for name in ("sano", "tokorozawa", "chuo", "nasushiobara", "isesaki")
]
# The forms, and the sheet that departments keep for themselves.
KINDS = len(FORMS) + 1
WORDS = ["実施", "充実", "未実施", "集計中", "－", "達成", "一部達成", "88.4%", "118,383人"]


def paths(folder):
    """Every file of the bench by name."""
    departments = os.path.join(folder, "departments")
    return {
        "big": os.path.join(folder, "strings.xlsx"),
        "sheet": os.path.join(folder, "strings.sheet.deflate"),
        "csv": os.path.join(folder, "indicators.csv"),
        "cp932": os.path.join(folder, "indicators.cp932.csv"),
        "departments": departments,
        "templates": os.path.join(folder, "templates"),
        "lists": [os.path.join(folder, f"list-{rows}.xlsx") for rows in LISTS],
        "books": [os.path.join(departments, f"課{n:03d}.xlsx") for n in range(1, DEPARTMENTS + 1)],
    }


def indicator_names():
    """Names as departments write them: an office, a subject, a measure."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "words.txt")) as file:
        offices, subjects, measures = (line.strip().split("|") for line in file)
    return [f"{a}／{b}の{c}" for c in measures for b in subjects for a in offices]


def make_big(path):
    """200,000 rows of 20 columns: counts, decimals, short texts, 50,000 longer ones, dates and
    booleans with gaps; shared strings, as Excel writes them."""
    import datetime

    import xlsxwriter

    draw = random.Random(20)
    names = indicator_names()
    book = xlsxwriter.Workbook(path)
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
                sheet.write_string(row, column, draw.choice(WORDS))
            elif kind == 3:
                sheet.write_string(row, column, names[draw.randrange(50_000)])
            elif draw.random() < 0.5:
                day = first + datetime.timedelta(days=draw.randrange(3000))
                sheet.write_datetime(row, column, day, date)
            elif draw.random() < 0.5:
                sheet.write_boolean(row, column, draw.random() < 0.5)
    book.close()


def make_sheet(big, path):
    """The big workbook's sheet part as it lies in the archive: for inflating alone."""
    with zipfile.ZipFile(big) as archive, open(big, "rb") as file:
        entry = max(archive.infolist(), key=lambda one: one.file_size)
        file.seek(entry.header_offset + 26)
        name, extra = (int.from_bytes(file.read(2), "little") for _ in range(2))
        file.seek(entry.header_offset + 30 + name + extra)
        compressed = file.read(entry.compress_size)
    with open(path, "wb") as out:
        out.write(entry.file_size.to_bytes(8, "little") + compressed)


def make_department(path, number):
    """By turns a copy of each sample form with other percentages, and a sheet such as departments
    keep for themselves."""
    draw = random.Random(number)
    turn = number % KINDS
    if turn < len(FORMS):
        copy_form(FORMS[turn], path, draw)
    else:
        make_management(path, draw)


def copy_form(form, path, draw):
    """Put together at archive level, so that it stays what its producer wrote."""

    def vary(match):
        return f"{draw.randrange(1000) / 10}%"

    with zipfile.ZipFile(form) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "xl/sharedStrings.xml":
                data = re.sub(r"\d+\.\d+%", vary, data.decode()).encode()
            new.writestr(entry, data, zipfile.ZIP_DEFLATED)


def make_management(path, draw):
    """Two framed sheets of 48 × 20 cells, most of them empty: headings, four years, reasons."""
    import datetime

    import xlsxwriter

    book = xlsxwriter.Workbook(path)
    book.set_properties({"created": datetime.datetime(2020, 4, 1)})
    frame = book.add_format({"border": 1, "font_name": "游ゴシック", "text_wrap": True})
    rate = book.add_format({"border": 1, "num_format": "0.0%"})
    head = book.add_format({"border": 1, "bold": True, "bg_color": "#DDEBF7"})
    for name in ("施策", "指標"):
        sheet = book.add_worksheet(name)
        for row in range(48):
            for column in range(20):
                sheet.write_blank(row, column, None, frame)
        sheet.merge_range("A1:T1", f"施策マネジメントシート（{name}）", head)
        for row in range(3, 48, 5):
            for column in range(0, 20, 4):
                sheet.write_string(row, column, draw.choice(WORDS) + f"の見出し{row}", head)
            sheet.write_string(row + 1, 0, f"指標{draw.randrange(500)}の実施回数（回）", frame)
            for column in range(4, 16, 3):
                sheet.write_number(row + 1, column, draw.randrange(5000), frame)
                sheet.write_number(row + 1, column + 1, draw.randrange(1000) / 1000, rate)
            sheet.write_string(row + 2, 0, "前年度に引き続き取り組んだ結果、目標を上回った。" * 3, frame)
        sheet.data_validation("T4:T48", {"validate": "list", "source": ["A", "B", "C", "D"]})
    book.close()


LIST_TEMPLATE = {
    "設定.csv": "キー,値\n様式ID,long\n様式名,指標一覧\n評価年度,2022\n",
    "一覧.csv": "指標一覧,,,,,,\n番号,指標名,単位,目標値(R4),実績値(R4),達成率(R4),達成状況\n"
    "{{#指標}},{{指標.名称}},{{指標.単位}},{{指標.目標@R4}},{{指標.実績@R4}},{{指標.達成率@R4}},"
    "{{本文.達成状況}}{{/指標}}\n",
}


def make_template(folder):
    """The template of the long lists, as a folder of CSV files."""
    os.makedirs(folder, exist_ok=True)
    for name, text in LIST_TEMPLATE.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)


def make_list(path, rows):
    """One indicator a row, with a sentence about it."""
    import xlsxwriter

    draw = random.Random(rows)
    names = indicator_names()
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("一覧")
    for row, line in enumerate(LIST_TEMPLATE["一覧.csv"].splitlines()[:2]):
        sheet.write_row(row, 0, line.split(","))
    for row in range(rows):
        target, actual = draw.randrange(100, 900), draw.randrange(100, 900)
        text = f"目標{target}回に対して実績は{actual}回で、前年度に続いて取り組んだ。"
        rate = f"{100 * actual / target:.1f}%"
        sheet.write_row(row + 2, 0, [row + 1, names[row], "回", target, actual, rate, text])
    book.close()


def csv_lines():
    """Counts, decimals, dates and texts, some of them quoted for a comma or a quote within."""
    draw = random.Random(7)
    yield "課コード,指標,年度,基準値,目標値,実績値,達成率,評価,更新日,説明"
    while True:
        target = draw.randrange(1, 100_000)
        actual = draw.randrange(100_000)
        note = draw.choice(["", "前年度と同じ", '"計画どおり, 次年度へ"', '"「""特記""」あり"'])
        yield (
            f"{draw.randrange(10_000):04d},指標{draw.randrange(50_000):05d}の実施回数,"
            f"{draw.randrange(2015, 2026)},{round(draw.uniform(0, 1000), 2)},{target},{actual},"
            f"{round(100 * actual / target, 1)},{draw.choice(WORDS[:7])},"
            f"{draw.randrange(2015, 2026)}-{draw.randrange(1, 13):02d}-{draw.randrange(1, 29):02d},"
            f"{note}"
        )


def make_csv(path):
    size = 0
    with open(path, "wb") as out:
        for line in csv_lines():
            data = (line + "\r\n").encode()
            out.write(data)
            size += len(data)
            if size >= CSV_BYTES:
                return


def make_cp932(source, path):
    with open(source, encoding="utf-8", newline="") as text, open(path, "wb") as out:
        for line in text:
            out.write(line.encode("cp932"))


def make(path, what, work):
    """Made anew where this file, which says how, is newer."""
    if os.path.exists(path) and os.path.getmtime(path) >= os.path.getmtime(__file__):
        return
    if what:
        print(f"Making {path}: {what}.", flush=True)
    work(path + ".part")
    os.replace(path + ".part", path)


def main(folder):
    files = paths(folder)
    os.makedirs(files["departments"], exist_ok=True)
    make(files["big"], f"{ROWS:,} rows of {COLUMNS} columns (one or two minutes)", make_big)
    make(files["sheet"], None, lambda path: make_sheet(files["big"], path))
    for number, book in enumerate(files["books"], 1):
        make(book, None, lambda path, number=number: make_department(path, number))
    make_template(os.path.join(files["templates"], "long"))
    for rows, book in zip(LISTS, files["lists"], strict=True):
        make(book, None, lambda path, rows=rows: make_list(path, rows))
    make(files["csv"], f"{CSV_BYTES // 1_000_000} MB of CSV", make_csv)
    make(files["cp932"], None, lambda path: make_cp932(files["csv"], path))


if __name__ == "__main__":
    main(sys.argv[1])
