import Grid
import Notation
import Reports

/// The lines of a configuration, out of a table with keys and values or out of JSON.
enum ConfigurationText {
  /// The first two columns of the first sheet that is to be seen; a row of headings and lines that
  /// begin with # are passed over, and more columns are remarks.
  static func entries(_ book: Book) throws(CommandError) -> [Configuration.Entry] {
    guard let sheet = book.sheets.first(where: { $0.visibility == .visible }) else { return [] }
    let isText = book.kind.isPlainText
    var entries: [Configuration.Entry] = []
    for row in Set(sheet.cells.map(\.reference.row)).sorted() {
      let texts = [0, 1].map { column in
        trimmed(sheet[CellReference(row: row, column: column)]?.value.raw ?? "")
      }
      if texts[0].isEmpty || texts[0].hasPrefix("#") || headings.contains(texts[0]) { continue }
      let place = isText ? " A\(row + 1)" : " \(sheet.name)!A\(row + 1)"
      entries.append(
        Configuration.Entry(key: texts[0], values: list(texts[1], key: texts[0]), place: place))
    }
    return entries
  }

  private static let headings: Set<String> = ["キー", "設定", "項目", "key", "setting"]

  /// `{"select": ["TXT", "NUM"], "fail-on": "warning", "rules": {"TXT-018": "info"}}`
  static func entries(json bytes: [UInt8], path: String) throws(CommandError) -> [Configuration
    .Entry]
  {
    let document: JSON
    do throws(JSONError) {
      document = try JSON.parse(bytes)
    } catch {
      let line = line(of: error.offset, bytes)
      throw CommandError(
        ja: "\(path):\(line): JSON として読めません。", en: "\(path):\(line): this is no JSON.")
    }
    guard case .object(let members) = document else {
      throw CommandError(
        ja: "\(path): { で始まる JSON にしてください。", en: "\(path): write a JSON object, { … }.")
    }
    return members.flatMap { key, value -> [Configuration.Entry] in
      if key == "rules", case .object(let rules) = value {
        return rules.map { entry($0.0, $0.1, bytes) }
      }
      return [entry(key, value, bytes)]
    }
  }

  private static func entry(_ key: String, _ value: JSON, _ bytes: [UInt8]) -> Configuration.Entry {
    let values = (value.items ?? [value]).map(word)
    let quoted = Array("\"\(key)\"".utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: quoted) } ?? 0
    return Configuration.Entry(
      key: key, values: values, place: ":\(line(of: start, bytes))")
  }

  private static func word(_ value: JSON) -> String {
    if case .boolean(let flag) = value { return flag ? "true" : "false" }
    return value.text ?? ""
  }

  private static func line(of offset: Int, _ bytes: [UInt8]) -> Int {
    bytes.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1
  }

  /// Lists are written with commas, as on the command line.
  private static func list(_ text: String, key: String) -> [String] {
    guard [OptionName.select, .ignore, .against].contains(where: { $0.rawValue == key }) else {
      return [text]
    }
    return text.split(whereSeparator: { ",、\n".contains($0) }).map { trimmed(String($0)) }
  }
}
