/// The numbers and names of a workbook's tables, of which no two may be the same.
///
/// Source: ECMA-376 Part 1, 18.5.1.2 (table).
struct TableNames {
  private var numbers: Set<Int> = []
  private var names: Set<String> = []

  init(_ package: PackageEdit) throws(WorkbookError) {
    for sheet in package.workbook.sheets where !sheet.path.isEmpty {
      for link in try package.relationships(of: sheet.path).all where link.type == "table" {
        guard let path = link.target, package.has(path) else { continue }
        let markup = try package.text(path).markup
        let root = try markup.root()
        if let number = markup.number("id", of: root) { numbers.insert(number) }
        if let name = markup.value("displayName", of: root) { names.insert(name.lowercased()) }
      }
    }
  }

  /// A table part with a number of its own.
  ///
  /// - Throws: `.unsupportedEdit` where its name is taken.
  mutating func renumbered(_ bytes: [UInt8], part: String) throws(WorkbookError) -> [UInt8] {
    let text = try PartText(bytes, part: part)
    let root = try text.markup.root()
    let name = text.markup.value("displayName", of: root) ?? ""
    guard names.insert(name.lowercased()).inserted else {
      throw WorkbookError(.unsupportedEdit(.tableNameTaken), part: part)
    }
    let number = (numbers.max() ?? 0) + 1
    numbers.insert(number)
    var splices = Splices()
    try text.markup.set("id", to: String(number), of: root, in: &splices)
    return try text.applying(splices)
  }
}

extension Refusal {
  static let tableNameTaken = Refusal(
    "table name taken",
    ja: "同じ名前のテーブルがもうあります。ほかの名前を付けてください。",
    en: "There is a table of that name already. Give another name.")
}
