import Grid
import Workbook

/// Cells of the first sheet changed in each file, each saved under its own name.
enum Patching {
  /// - Parameter words: by turns a file and its cells, comma between.
  static func patch(_ words: [String], into folder: String) throws {
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      let workbook = try Workbook(contentsOf: words[index], limits: .roomy)
      let sheet = workbook.sheetNames[0]
      var patch = WorkbookPatch()
      for place in words[index + 1].split(separator: ",").compactMap({ CellReference($0) }) {
        patch.set(.text("訂正"), at: place, in: sheet)
      }
      guard case .bytes(let bytes) = try workbook.patched(patch) else { throw Misuse() }
      try OutputFile(folder + "/" + Files.name(words[index])).append(bytes[...])
    }
  }
}
