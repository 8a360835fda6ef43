@unsafe @preconcurrency import CXML
import Grid

@testable import Workbook

/// The cells of a worksheet part as libxml2 finds them: written a second time and otherwise, as the
/// judge of the reader people use.
struct ReferenceReader {
  /// libxml2 finds the part not well-formed, or a DTD in it.
  struct Refused: Error {}

  /// By place, as `Corpus.text` writes them; of two cells at one place the later counts.
  private(set) var cells: [CellReference: String] = [:]
  private(set) var strings: [String]
  private let date1904: Bool

  /// The names of the elements around the current place, the innermost last.
  private var path: [String] = []
  private var row = -1
  private var column = -1
  private var type = ""
  private var value: String?
  /// The text of the `<si>` or `<is>` being read.
  private var rich: String?
  private var inline: String?
  private var text = ""
  private var isPreserved = false

  /// - Parameter part: a worksheet, or the shared strings, which are then found in `strings`.
  init(_ part: [UInt8], strings: [String] = [], date1904: Bool = false) throws {
    self.strings = strings
    self.date1904 = date1904
    let flags = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    let huge = XML_PARSE_HUGE.rawValue
    let status = unsafe part.withUnsafeBytes { buffer -> CInt in
      guard
        let reader = unsafe xmlReaderForMemory(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), CInt(buffer.count), nil, nil,
          CInt(flags | huge))
      else { return -1 }
      defer { unsafe xmlFreeTextReader(reader) }
      var status = unsafe xmlTextReaderRead(reader)
      while status == 1 {
        switch unsafe xmlTextReaderNodeType(reader) {
        case 1:
          let isEmpty = unsafe xmlTextReaderIsEmptyElement(reader) == 1
          unsafe open(reader)
          if isEmpty { close() }
        case 15: close()
        case 3, 4, 13, 14: unsafe text += Self.string(xmlTextReaderConstValue(reader))
        case 5, 10: return -1
        default: break
        }
        status = unsafe xmlTextReaderRead(reader)
      }
      return status
    }
    guard status == 0 else { throw Refused() }
  }

  private mutating func open(_ reader: xmlTextReaderPtr) {
    func attribute(_ name: String) -> String? {
      guard let value = unsafe xmlTextReaderGetAttribute(reader, name) else { return nil }
      defer { unsafe xmlFree(value) }
      return unsafe Self.string(UnsafePointer(value))
    }
    let name = unsafe Self.string(xmlTextReaderConstLocalName(reader))
    switch name {
    case "row" where path.contains("sheetData"):
      row += 1
      column = -1
      if let number = attribute("r").flatMap({ Int($0) }) { row = number - 1 }
    case "c" where path.contains("sheetData"):
      column += 1
      if let place = attribute("r").flatMap({ CellReference($0) }) {
        (row, column) = (place.row, place.column)
      }
      row = max(row, 0)
      type = attribute("t") ?? "n"
      (value, inline) = (nil, nil)
    case "si", "is": rich = ""
    case "t": isPreserved = attribute("xml:space") == "preserve"
    default: break
    }
    if ["v", "t"].contains(name) { text = "" }
    path.append(name)
  }

  private mutating func close() {
    switch path.removeLast() {
    case "t" where rich != nil && !path.contains("rPh"):
      let spaces: (Character) -> Bool = { " \n\r\t\r\n".contains($0) }
      var kept = text[...]
      if !isPreserved {
        kept = kept.drop(while: spaces)
        while let last = kept.last, spaces(last) { kept = kept.dropLast() }
      }
      rich! += Self.unescaped(String(kept))
    case "si":
      strings.append(rich ?? "")
      rich = nil
    case "is":
      inline = rich
      rich = nil
    case "v" where path.last == "c": value = text
    case "c" where path.contains("sheetData"): cells[CellReference(row: row, column: column)] = cell
    default: break
    }
  }

  private var cell: String? {
    let word = (value ?? "").filter { !$0.isWhitespace }
    switch type {
    case "s":
      guard let index = Int(word), !strings[index].isEmpty else { return nil }
      return "s " + strings[index]
    case "inlineStr":
      let text = inline ?? Self.unescaped(value ?? "")
      return text.isEmpty ? nil : "s " + text
    case "str":
      let text = Self.unescaped(value ?? "")
      return text.isEmpty ? nil : "s " + text
    case "b": return word.isEmpty ? nil : "b \(["1", "true"].contains(word.lowercased()))"
    case "e": return word.isEmpty ? nil : "e \(word)"
    case "d":
      guard !word.isEmpty else { return nil }
      return DateSerial.serial(ofISO: word, date1904: date1904).map { "n \($0)" } ?? "s \(value!)"
    default:
      guard let value, !word.isEmpty else { return nil }
      guard let number = Double(word), number.isFinite else { return "s \(value)" }
      return "n \(number + 0)"
    }
  }

  /// `_x000A_` and the like, found by regular expression.
  private static func unescaped(_ text: String) -> String {
    var units: [UInt16] = []
    var rest = text[...]
    while let match = rest.firstMatch(of: /_x([0-9A-Fa-f]{4})_/) {
      units += rest[..<match.range.lowerBound].utf16
      units.append(UInt16(match.1, radix: 16)!)
      rest = rest[match.range.upperBound...]
    }
    return String(decoding: units + rest.utf16, as: UTF16.self)
  }

  private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
    guard let text = unsafe text else { return "" }
    return unsafe String(cString: text)
  }
}
