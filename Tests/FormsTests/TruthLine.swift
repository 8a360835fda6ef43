/// One line of a truth file: a flat JSON object, taken apart without a JSON library.
struct TruthLine {
  private var fields: [String: String?] = [:]

  init(_ json: String) {
    var rest = json[...]
    while let key = Self.string(&rest) {
      while let first = rest.first, first == ":" || first == " " { rest.removeFirst() }
      if rest.first == "\"" {
        fields[key] = Self.string(&rest)
      } else {
        let bare = String(rest.prefix { $0 != "," && $0 != "}" })
        rest = rest.dropFirst(bare.count)
        fields[key] = .some(bare == "null" ? nil : bare)
      }
    }
  }

  /// The value of a key, nil for `null` and for a missing key.
  subscript(_ key: String) -> String? { fields[key] ?? nil }

  private static func string(_ rest: inout Substring) -> String? {
    guard let start = rest.firstIndex(of: "\"") else { return nil }
    rest = rest[rest.index(after: start)...]
    var text = ""
    while let character = rest.popFirst() {
      switch character {
      case "\"": return text
      case "\\":
        switch rest.popFirst() {
        case "n": text.append("\n")
        case "t": text.append("\t")
        case let other?: text.append(other)
        case nil: return nil
        }
      default: text.append(character)
      }
    }
    return nil
  }
}
