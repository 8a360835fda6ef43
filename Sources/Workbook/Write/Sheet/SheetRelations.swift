/// The parts a sheet refers to, by the ids under which it does.
struct SheetRelations {
  var relations = Relations()
  /// By address.
  private(set) var links: [String: String] = [:]
  var drawing: String?
  var notes: String?
  var tables: [String] = []

  init(links list: [NewLink]) {
    for case .address(let address) in list.map(\.target) where links[address] == nil {
      links[address] = relations.add("hyperlink", Self.encoded(address), external: true)
    }
  }

  /// Excel takes characters that an address cannot hold for damage.
  ///
  /// Source: RFC 3987, 2.2.
  private static func encoded(_ address: String) -> String {
    var result = ""
    for scalar in address.unicodeScalars {
      switch scalar {
      case "\0"..." ", "\"", "<", ">", "[", "]", "^", "`", "{", "|", "}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += digits.utf8.count < 2 ? "%0" + digits : "%" + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
