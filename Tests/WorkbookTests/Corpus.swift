import FoundationEssentials
import Grid
import Testing

@testable import Workbook

/// The shared corpus: files by many producers, and the cells on which other readers agree.
enum Corpus {
  struct Entry: Sendable {
    var path: String
    /// How openpyxl, calamine and a third reader agree; empty for files that are no XLSX.
    var agreement: String
    /// The file with the agreed cells, empty where there is none.
    var cells: String

    /// A file as it is, or the files of an unzipped workbook.
    func source() throws -> WorkbookSource {
      let url = ReadFiles.corpus.appending(path: path)
      if let bytes = try? ReadFiles.bytes(url) { return .bytes(bytes) }
      return .folder(try ReadFiles.folder(url))
    }
  }

  static func entries() throws -> [Entry] {
    try table(ReadFiles.corpus.appending(path: "MANIFEST.tsv")).compactMap { fields in
      guard fields.count > 5 else { return nil }
      return Entry(path: fields[0], agreement: fields[4], cells: fields[5])
    }
  }

  /// The lines of a table below its heading, split at tabs.
  static func table(_ url: URL) throws -> [[String]] {
    String(decoding: try ReadFiles.bytes(url), as: UTF8.self)
      .split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  /// Type and value as one text, so that cells of any reader compare exactly: `n 1.5`, `s あ `.
  static func text(_ value: CellValue) -> String? {
    switch value {
    case .blank: nil
    case .number(let number): "n \(number)"
    case .text(let text): "s \(text)"
    case .boolean(let flag): "b \(flag)"
    case .error(let code): "e \(code)"
    }
  }

  /// A line of a cells file.
  struct Agreed: Decodable {
    enum CodingKeys: CodingKey { case s, r, t, v }
    var place: String
    var text: String

    /// Numbers and booleans stand as such or as text; a date is a number.
    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      place = try values.decode(String.self, forKey: .s)
      place += "!" + (try values.decode(String.self, forKey: .r))
      let type = try values.decode(String.self, forKey: .t)
      let word: String
      if type == "b", let flag = try? values.decode(Bool.self, forKey: .v) {
        word = String(flag)
      } else {
        word = try values.decode(String.self, forKey: .v)
      }
      text =
        switch type {
        case "n", "d": "n " + (Double(word).map { "\($0)" } ?? word)
        case "b": "b " + String(["1", "true"].contains(word.lowercased()))
        default: type + " " + word
        }
    }
  }

  static func agreed(_ entry: Entry) throws -> [String: String] {
    let lines = try Data(contentsOf: ReadFiles.corpus.appending(path: entry.cells))
    // One array is decoded far sooner than its items one by one.
    var array = Data("[".utf8)
    for line in lines.split(separator: UInt8(ascii: "\n")) { array += line + Data(",".utf8) }
    array[array.endIndex - 1] = UInt8(ascii: "]")
    let cells = try JSONDecoder().decode([Agreed].self, from: array)
    return Dictionary(cells.map { ($0.place, $0.text) }) { _, last in last }
  }
}
