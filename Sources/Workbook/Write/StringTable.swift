/// Collects the texts of the cells and writes sharedStrings.xml.
///
/// Source: ECMA-376 Part 1, 18.4.9 (sst).
struct StringTable {
  private var texts: [String] = []
  /// Keyed by code units: two spellings that Unicode calls equal stay two strings.
  private var places: [[UInt8]: Int] = [:]
  private var uses = 0

  var isEmpty: Bool { texts.isEmpty }

  mutating func place(of text: String) -> Int {
    uses += 1
    let key = Array(text.utf8)
    if let place = places[key] { return place }
    places[key] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  func part() -> [UInt8] {
    var xml = MarkupWriter()
    xml.open(
      "sst",
      [
        "xmlns": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "count": "\(uses)", "uniqueCount": "\(texts.count)",
      ])
    for text in texts {
      xml.open("si")
      xml.cellText("t", text)
      xml.close("si")
    }
    xml.close("sst")
    return xml.bytes
  }
}
