import Grid
import Workbook

/// Cells of the first sheet changed in each file, each saved under its own name.
enum Patching {
  /// - Parameter words: by turns a file and its cells, comma between.
  static func patch(_ words: [String], into folder: String) throws {
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      let path = words[index]
      let wanted = Set(words[index + 1].split(separator: ",").compactMap { CellReference($0) })
      let workbook = try Workbook(.bytes(Files.bytes(path)), name: path, limits: .roomy)
      let name = workbook.sheetNames[0]
      var edits: [CellEdit] = []
      try workbook.forEachCell { sheet, cell in
        guard sheet == name, wanted.contains(cell.reference) else { return }
        edits.append(
          CellEdit(sheet: name, reference: cell.reference, from: cell.value, to: .text("訂正")))
      }
      guard case .bytes(let bytes) = try workbook.patched(edits) else { throw Misuse() }
      try Files.write(bytes, to: folder + "/" + Files.name(path))
    }
  }
}
