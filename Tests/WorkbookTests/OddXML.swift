import Grid

@testable import Workbook

/// Writes a worksheet and its shared strings in every way that XML allows: prefixes, entities,
/// CDATA, comments, instructions, quotes, white space, encodings. The same seed gives the same bytes.
struct OddXML {
  private var state: UInt64
  private var prefix = ""
  private var encoding = "UTF-8"
  private var shared: [String] = []

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    prefix = chance(3) ? "x:" : ""
    encoding = pick(["UTF-8", "UTF-8", "UTF-16LE", "UTF-16BE", "EUC-JP", "Windows-31J"])
  }

  private mutating func number(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }

  private mutating func chance(_ oneIn: Int) -> Bool { number(oneIn) == 0 }
  private mutating func pick<Item>(_ items: [Item]) -> Item { items[number(items.count)] }

  /// Cells in reading order, none of them blank.
  mutating func cells() -> [Cell] {
    var cells: [Cell] = []
    var row = 0
    for _ in 0..<(1 + number(6)) {
      row += 1 + (chance(4) ? number(900) : 0)
      var column = -1
      for _ in 0..<(1 + number(6)) {
        column += 1 + (chance(3) ? number(40) : 0)
        let place = CellReference(row: row - 1, column: column)
        cells.append(Cell(place, value()))
      }
    }
    return cells
  }

  private mutating func value() -> CellValue {
    switch number(6) {
    case 0: .number(Double(number(2_000_000) - 1_000_000))
    case 1: .number(Double(number(2_000_000)) / 1000)
    case 2: .boolean(chance(2))
    case 3: .error(pick(["#REF!", "#N/A", "#DIV/0!"]))
    default:
      .text(
        pick([
          "協働", "a<b>&\"c\"", "前 後", " 前後 ", "一\n二", "]]>", "A_x0041_", "ｶﾅ髙", "1,234", "x",
          "<!-- -->", "100%", "a\tb", "'", "&amp;",
        ]) + (chance(4) ? "\(number(100))" : ""))
    }
  }

  mutating func worksheet(_ cells: [Cell]) -> [UInt8] {
    var xml = head("worksheet") + noise() + open("sheetFormatPr", [], isEmpty: true)
    xml += open("sheetData") + noise()
    var row = -1
    var next = CellReference(row: 0, column: 0)
    var isOpen = false
    for cell in cells {
      if cell.reference.row != row {
        if isOpen { xml += close("row") + noise() }
        let isNamed = cell.reference.row != row + 1 || chance(2)
        xml += open("row", isNamed ? [("r", "\(cell.reference.row + 1)")] : [("spans", "1:9")])
        xml += noise()
        row = cell.reference.row
        next = CellReference(row: row, column: 0)
        isOpen = true
      }
      let isNamed = cell.reference != next || chance(2)
      xml += write(cell, place: isNamed ? "\(cell.reference)" : nil) + noise()
      next = CellReference(row: row, column: cell.reference.column + 1)
    }
    if isOpen { xml += close("row") }
    return encoded(xml + noise() + close("sheetData") + noise() + close("worksheet"))
  }

  private mutating func write(_ cell: Cell, place: String?) -> String {
    var attributes = place.map { [("r", $0)] } ?? []
    if chance(3) { attributes.append(("s", "\(number(9))")) }
    var content = ""
    func typed(_ name: String) { attributes.append(("t", name)) }
    switch cell.value {
    case .number(let number):
      if chance(4) { typed("n") }
      let text = number == number.rounded() ? "\(Int(number))" : "\(number)"
      content = element("v", chance(3) ? " \(text)\n" : text)
    case .boolean(let flag):
      typed("b")
      content = element("v", flag ? pick(["1", "true"]) : pick(["0", "false"]))
    case .error(let code):
      typed("e")
      content = element("v", code)
    case .text(let text):
      switch number(3) {
      case 0:
        typed("s")
        content = element("v", "\(shared.count)")
        shared.append(text)
      case 1:
        typed("str")
        content = element("f", "A1&\"x\"") + element("v", protected(text))
      default:
        typed("inlineStr")
        content = open("is") + rich(text) + close("is")
      }
    case .blank: break
    }
    if chance(5) { content += open("extLst", [], isEmpty: true) }
    return open("c", shuffled(attributes)) + noise() + content + noise() + close("c")
  }

  /// Plain or in runs, now and then with its reading.
  private mutating func rich(_ text: String) -> String {
    if chance(2) { return noise() + run(text) + noise() }
    let split = text.index(text.startIndex, offsetBy: number(text.count + 1))
    var xml = ""
    for part in [text[..<split], text[split...]] where !part.isEmpty {
      xml += open("r") + noise() + open("rPr") + open("b", [], isEmpty: true) + close("rPr")
      xml += run(String(part)) + close("r") + noise()
    }
    guard chance(2) else { return xml }
    return xml + open("rPh", [("sb", "0"), ("eb", "1")]) + run("ヨミ") + close("rPh")
  }

  private mutating func run(_ text: String) -> String {
    let isKept = text.first?.isWhitespace == true || text.last?.isWhitespace == true || chance(3)
    return element("t", protected(text), isKept ? [("xml:space", "preserve")] : [])
  }

  /// What would be taken for an escape has its underscore escaped.
  private func protected(_ text: String) -> String {
    text.split(separator: "_x", omittingEmptySubsequences: false).joined(separator: "_x005F_x")
  }

  mutating func strings() -> [UInt8] {
    var xml = head("sst") + noise()
    for text in shared { xml += open("si") + rich(text) + close("si") + noise() }
    return encoded(xml + close("sst"))
  }

  // MARK: Markup

  private mutating func head(_ root: String) -> String {
    var xml = ""
    if encoding.hasPrefix("UTF") {
      xml = chance(2) ? "<?xml version=\"1.0\"?>\n" : ""
    } else {
      xml = "<?xml version='1.0' encoding='\(encoding)' standalone=\"yes\"?>"
    }
    let declared = prefix.isEmpty ? "xmlns" : "xmlns:x"
    return xml + noise() + open(root, [(declared, HandmadeBook.main)])
  }

  private mutating func open(
    _ name: String, _ attributes: [(String, String)] = [], isEmpty: Bool = false
  ) -> String {
    var tag = "<" + prefix + name
    for (key, value) in attributes {
      let quote = chance(2) ? "'" : "\""
      let equals = chance(4) ? " = " : "="
      tag += pick([" ", "\n", "  ", "\t"]) + key + equals + quote + referred(value) + quote
    }
    if chance(6) { tag += " " }
    return tag + (isEmpty ? "/>" : ">")
  }

  /// Now and then with its first letter as a reference.
  private mutating func referred(_ value: String) -> String {
    guard chance(6), let first = value.unicodeScalars.first else { return value }
    return "&#\(first.value);" + value.dropFirst()
  }

  private mutating func close(_ name: String) -> String {
    "</" + prefix + name + (chance(6) ? " >" : ">")
  }

  private mutating func element(
    _ name: String, _ text: String, _ attributes: [(String, String)] = []
  ) -> String {
    open(name, attributes) + characters(text) + close(name)
  }

  /// White space, comments and instructions, which mean nothing between elements.
  private mutating func noise() -> String {
    switch number(8) {
    case 0: "\n  "
    case 1: "<!-- <c r=\"Z99\"><v>9</v></c> -->"
    case 2: "<?pi <v>?>"
    default: ""
    }
  }

  private mutating func characters(_ text: String) -> String {
    var xml = ""
    for scalar in text.unicodeScalars {
      let isMarkup = "<>&".unicodeScalars.contains(scalar)
      if isMarkup || !isWritable(scalar) || chance(8) {
        switch scalar {
        case "<" where chance(2): xml += "&lt;"
        case ">" where chance(2): xml += "&gt;"
        case "&" where chance(2): xml += "&amp;"
        case "\"": xml += "&quot;"
        case "'": xml += "&apos;"
        default:
          xml +=
            chance(2)
            ? "&#x\(String(scalar.value, radix: 16, uppercase: chance(2)));" : "&#\(scalar.value);"
        }
      } else if chance(12), scalar != "]" {
        xml += "<![CDATA[\(scalar)]]>"
      } else {
        xml.unicodeScalars.append(scalar)
      }
      if chance(20) { xml += "<!-- x -->" }
    }
    return xml
  }

  /// What the encoding lacks stands as a reference.
  private func isWritable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      || TextEncoding.convert(Array("\(scalar)".utf8)[...], from: "UTF-8", to: encoding) != nil
  }

  private mutating func shuffled(_ items: [(String, String)]) -> [(String, String)] {
    var items = items
    for index in items.indices { items.swapAt(index, number(items.count)) }
    return items
  }

  private mutating func encoded(_ xml: String) -> [UInt8] {
    let bytes = Array(xml.utf8)
    switch encoding {
    case "UTF-8": return (chance(3) ? [0xEF, 0xBB, 0xBF] : []) + bytes
    case "UTF-16LE":
      return [0xFF, 0xFE] + xml.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case "UTF-16BE":
      return [0xFE, 0xFF] + xml.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    default: return TextEncoding.convert(bytes[...], from: "UTF-8", to: encoding) ?? bytes
    }
  }
}
