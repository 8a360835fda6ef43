/// The two halves of a key such as `指標.名称`.
enum FieldKey {
  /// The part before the first point; the whole key where there is none.
  static func subject(of key: String) -> String {
    point(in: key).map { String(key[..<$0]) } ?? key
  }

  /// The part behind the first point; empty where there is none.
  static func attribute(of key: String) -> String {
    point(in: key).map { String(key[$0...].dropFirst()) } ?? ""
  }

  /// The part behind the last point; the whole key where there is none.
  static func name(of key: String) -> String {
    key.split(separator: ".").last.map(String.init) ?? key
  }

  /// Whether that is the part behind the first point; asked of every field, so no text is made.
  static func isAttribute(_ attribute: String, of key: String) -> Bool {
    point(in: key).map { key.utf8[$0...].dropFirst().elementsEqual(attribute.utf8) } ?? false
  }

  private static func point(in key: String) -> String.Index? {
    key.utf8.firstIndex(of: UInt8(ascii: "."))
  }
}
