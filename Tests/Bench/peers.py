"""What the bench compares with, each as a program of its own.

    peers.py calamine FILE…                  read every sheet to Python values
    peers.py openpyxl FOLDER [FILE CELLS]…   load, set the cells, save into the folder
    peers.py polars FILE                     read a CSV file with its types found
    peers.py load FILE                       calamine's own reading, no Python values made
    peers.py tally FILE…                     what calamine sees, to compare with our figures
    peers.py places FILE COUNT               cells that hold a text, spread over the first sheet
"""

import sys


def sheets(files):
    from python_calamine import CalamineWorkbook

    for path in files:
        book = CalamineWorkbook.from_path(path)
        for name in book.sheet_names:
            yield book.get_sheet_by_name(name)


def calamine(files):
    for sheet in sheets(files):
        sheet.to_python(skip_empty_area=False)


def load(files):
    for _ in sheets(files):
        pass


def tally(files):
    import datetime

    numbers, total, texts, size, others = 0, 0.0, 0, 0, 0
    start = datetime.datetime(1899, 12, 30)
    rows = (row for sheet in sheets(files) for row in sheet.to_python(skip_empty_area=False))
    for row in rows:
        for value in row:
            if isinstance(value, datetime.datetime):
                value = (value - start) / datetime.timedelta(days=1)
            elif isinstance(value, datetime.date):
                value = value.toordinal() - start.toordinal()
            if isinstance(value, bool):
                others += 1
            elif isinstance(value, (int, float)):
                numbers, total = numbers + 1, total + value
            elif value != "":
                texts, size = texts + 1, size + len(str(value).encode())
    thousandths = round(total * 1000)
    print(f"numbers {numbers} thousandths {thousandths} texts {texts} others {others} bytes {size}")


def places(path, count):
    sheet = next(sheets([path])).to_python(skip_empty_area=False)
    filled = [
        f"{chr(65 + column)}{row + 1}"
        for row, cells in enumerate(sheet)
        for column, value in enumerate(cells[:26])
        if isinstance(value, str) and value
    ]
    print(",".join(filled[:: max(1, len(filled) // count)][:count]))


def openpyxl(folder, jobs):
    import os

    from openpyxl import load_workbook

    for path, cells in zip(jobs[::2], jobs[1::2], strict=True):
        book = load_workbook(path)
        sheet = book.worksheets[0]
        for place in cells.split(","):
            sheet[place] = "訂正"
        book.save(os.path.join(folder, os.path.basename(path)))


def polars(path):
    import polars

    polars.read_csv(path)


def main(job, *words):
    if job == "openpyxl":
        openpyxl(words[0], words[1:])
    elif job == "places":
        places(words[0], int(words[1]))
    elif job == "polars":
        polars(words[0])
    else:
        {"calamine": calamine, "load": load, "tally": tally}[job](words)


if __name__ == "__main__":
    main(*sys.argv[1:])
