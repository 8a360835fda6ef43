/// What `kensan convert` is asked to write, told by the name of the output.
enum ConvertTarget: Equatable {
  /// The extension in lower case, such as `xlsx`.
  case workbook(String)
  case csv(delimiter: Unicode.Scalar)
  case json
  case folder
  /// A file for each sheet: the path with `{sheet}` where the sheet's name goes.
  case sheets(delimiter: Unicode.Scalar)

  static let sheetMark = "{sheet}"

  /// - Throws: where the extension is none of those that can be written.
  init(_ path: String) throws(CommandError) {
    let name = FileSystem.split(path).name
    let dot = name.lastIndex(of: ".")
    let suffix = dot.map { name[name.index(after: $0)...].lowercased() } ?? ""
    switch suffix {
    case _ where path.hasSuffix("/") || FileSystem.kind(path) == .folder: self = .folder
    case "xlsx", "xlsm", "xltx", "xltm": self = .workbook(suffix)
    case "csv" where path.contains(Self.sheetMark): self = .sheets(delimiter: ",")
    case "tsv" where path.contains(Self.sheetMark): self = .sheets(delimiter: "\t")
    case "csv": self = .csv(delimiter: ",")
    case "tsv": self = .csv(delimiter: "\t")
    case "json": self = .json
    case "", "unzipped": self = .folder
    default:
      throw CommandError(
        ja: "出力「\(name)」の種類が分かりません。.xlsx、.csv、.tsv、.json、または拡張子のないフォルダー名にしてください。",
        en:
          "\"\(name)\" names no kind of output: use .xlsx, .csv, .tsv, .json, or a folder without extension."
      )
    }
  }
}
