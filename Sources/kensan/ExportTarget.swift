import Compile

/// Where the open data go: a workbook, or a CSV file with the tables that explain it beside it.
struct ExportTarget {
  var path: String
  var isWorkbook: Bool

  /// - Throws: where no output is named, it is of another kind, or one of the files exists.
  init(_ arguments: Arguments) throws(CommandError) {
    guard let path = arguments.value(.output) else {
      throw CommandError(
        ja: "書き出す先を -o OUT.csv か -o OUT.xlsx で指定してください。",
        en: "Name the output with -o OUT.csv or -o OUT.xlsx.")
    }
    let name = path.lowercased()
    guard name.hasSuffix(".csv") || name.hasSuffix(".xlsx") else {
      throw CommandError(
        ja: "-o の出力は .csv か .xlsx にしてください。", en: "-o writes .csv or .xlsx.")
    }
    self.path = path
    isWorkbook = name.hasSuffix(".xlsx")
    try Output.refuseExisting(path, arguments)
    guard !isWorkbook else { return }
    for path in companions { try Output.refuseExisting(path, arguments) }
  }

  /// The files beside a CSV file, none beside a workbook.
  var companions: [String] { isWorkbook ? [] : Exported.companions.map(beside) }

  /// `指標.csv` has `指標-コード表.csv` beside it.
  func beside(_ table: String) -> String { path.dropLast(4) + "-\(table).csv" }
}
