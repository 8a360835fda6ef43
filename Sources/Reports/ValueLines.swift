package import Forms
import Grid
import Notation
import Workbook

/// Every indicator value of a form, one line each: what `extract` prints.
package enum ValueLines {
  package static let header = [
    "file", "sheet", "cell", "group", "indicator", "unit", "period", "role", "raw", "value",
    "status",
  ]

  package static func jsonLines(_ form: Form, path: String) -> String {
    var bytes: [UInt8] = []
    for row in rows(form, path: path) {
      JSON.object(Array(zip(header, row))).write(into: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  package static var csvHeader: String { header.joined(separator: ",") + "\r\n" }

  /// The rows of the CSV form, without the header.
  package static func csv(_ form: Form, path: String) -> String {
    var text = ""
    for row in rows(form, path: path) {
      text += row.map { CSVField.quoted(plain($0)) }.joined(separator: ",") + "\r\n"
    }
    return text
  }

  private static func rows(_ form: Form, path: String) -> [[JSON]] {
    form.valueRows.map { row in
      [
        .string(path),
        .string(row.location.sheet),
        .string(row.location.cell.description),
        .string(row.group),
        .string(row.indicator),
        .string(row.unit),
        period(row.period),
        .string(row.role.rawValue),
        .string(row.raw),
        row.value.map { .string($0.description) } ?? .null,
        .string(row.status.rawValue),
      ]
    }
  }

  private static func period(_ period: Period?) -> JSON {
    switch period?.json {
    case .number(let year): .integer(year)
    case .text(let text): .string(text)
    case nil: .null
    }
  }

  private static func plain(_ value: JSON) -> String {
    switch value {
    case .string(let text), .number(let text): text
    default: ""
    }
  }
}
