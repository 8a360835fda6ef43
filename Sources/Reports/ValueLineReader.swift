package import Forms
package import Grid
import Notation
import Workbook

/// Why a file of values cannot be read, with its line from 1.
package struct ValueLineError: Error, Hashable, Sendable {
  package var line: Int
  package var reason: Message

  package var message: Message {
    Message(ja: "\(line) 行目: \(reason.ja)", en: "line \(line): \(reason.en)")
  }
}

/// Reads the lines that `kensan extract` prints, as JSON Lines or CSV: the other way of `ValueLines`.
///
/// Needed of each are `indicator`, `role`, and `value` or `raw`; the sheets they came from tell the
/// pages of one form apart, the cells are passed over. A line with `field` (a tag's name, such as
/// `本文.総括`) fills in the text `value`; `group`, and `indicator` where several stand in the group, say
/// whose it is.
package enum ValueLineReader {
  package static func read(_ bytes: [UInt8]) throws(ValueLineError) -> [FormData.Line] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
    let first = content.first { $0 > 0x20 }
    return first == UInt8(ascii: "{") ? try jsonLines(content) : try csv(bytes)
  }

  private static func jsonLines(
    _ content: ArraySlice<UInt8>
  ) throws(ValueLineError) -> [FormData.Line] {
    var lines: [FormData.Line] = []
    let all = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in all.enumerated() where line.contains(where: { $0 > 0x20 }) {
      let object: JSON
      do throws(JSONError) {
        object = try JSON.parse(line)
      } catch {
        throw ValueLineError(
          line: number + 1,
          reason: Message(
            ja: "JSON として読めません（\(error.offset + 1) 文字目のあたり）。",
            en: "this is no JSON (near byte \(error.offset + 1))."))
      }
      lines.append(try Self.line({ object[$0]?.text ?? "" }, number + 1))
    }
    return lines
  }

  private static func csv(_ bytes: [UInt8]) throws(ValueLineError) -> [FormData.Line] {
    let found: CSVCells?
    do throws(WorkbookError) {
      found = try Workbook(.bytes(bytes), name: "data.csv").csvCells()
    } catch {
      throw ValueLineError(line: 1, reason: error.message)
    }
    guard let fields = found else {
      throw ValueLineError(
        line: 1,
        reason: Message(ja: "JSON Lines でも CSV でもありません。", en: "neither JSON Lines nor CSV."))
    }
    let names = (0..<fields.columnCount(inRow: 0)).map { fields.text(row: 0, column: $0) }
    var lines: [FormData.Line] = []
    for row in 1..<max(1, fields.rowCount) where fields.columnCount(inRow: row) > 1 {
      lines.append(
        try line(
          { name in
            names.firstIndex(of: name).map { fields.text(row: row, column: $0) } ?? ""
          }, row + 1))
    }
    return lines
  }

  private static func line(
    _ member: (String) -> String, _ number: Int
  ) throws(ValueLineError) -> FormData.Line {
    let indicator = member("indicator")
    let key = member("field")
    if !key.isEmpty {
      let text = member("value").isEmpty ? member("raw") : member("value")
      return FormData.Line(
        group: member("group"), indicator: indicator, field: key, text: text,
        source: source(member))
    }
    guard !indicator.isEmpty else {
      throw ValueLineError(
        line: number,
        reason: Message(ja: "指標の名前（indicator）がありません。", en: "the indicator is missing."))
    }
    guard let role = Role(rawValue: member("role")) else {
      let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValueLineError(
        line: number,
        reason: Message(
          ja: "役割（role）が読めません（\(known) のどれか）。", en: "the role is none of \(known)."))
    }
    let (raw, value) = (member("raw"), ExactDecimal(member("value")))
    let status = ValueStatus(rawValue: member("status"))
    return FormData.Line(
      group: member("group"), indicator: indicator,
      value: FormData.Value(
        role: role, period: Period.parse(member("period")), raw: raw, value: value,
        unit: member("unit"),
        status: status ?? (value != nil ? .value : MissingMark.parse(raw)?.status ?? .qualitative)),
      source: source(member))
  }

  private static func source(_ member: (String) -> String) -> FormData.Source? {
    let (file, sheet) = (member("file"), member("sheet"))
    return sheet.isEmpty ? nil : FormData.Source(file: file, sheet: sheet)
  }
}
