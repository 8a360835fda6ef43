import FoundationEssentials
import Grid
import Workbook

/// Corrects one number, says so in a note, and writes the result beside the original. All else in the
/// file stays as it is, byte for byte: pictures, charts, drop-downs, furigana, macros.
///
///     swift run correct-cells report.xlsx 集計 C3 31.6 corrected.xlsx
@main
enum CorrectCells {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count == 5, let place = CellReference(words[2]), let number = Double(words[3])
    else {
      print("usage: correct-cells FILE SHEET CELL NUMBER OUT")
      return
    }
    let bytes: [UInt8]
    do throws(WorkbookError) {
      bytes = try corrected(words[0], sheet: words[1], place, number)
    } catch {
      print(error.message.text(.en))
      return
    }
    try Data(bytes).write(to: URL(filePath: words[4]), options: .atomic)
    print("\(words[4]): \(place) is now \(words[3])")
  }

  static func corrected(
    _ path: String, sheet: String, _ place: CellReference, _ number: Double
  ) throws(WorkbookError) -> [UInt8] {
    let workbook = try Workbook(contentsOf: path)
    let old = try workbook.cells(inSheet: sheet)[row: place.row, column: place.column]

    // Edits are collected first and made together or not at all. `expecting` is what we have seen:
    // if somebody saves another value meanwhile, nothing is overwritten.
    var patch = WorkbookPatch()
    patch.set(.number(number), at: place, in: sheet, expecting: old)
    patch.addNote("Was \(old.raw).", author: "correct-cells", at: place, in: sheet)

    guard case .bytes(let bytes) = try workbook.patched(patch) else {
      // A workbook read from an unzipped folder comes back as one.
      preconditionFailure("a file gives a file")
    }
    return bytes
  }
}
