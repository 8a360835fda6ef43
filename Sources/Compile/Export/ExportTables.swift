import Forms
import Grid
import Notation

/// The published tables: the data, and what one needs to know to use them.
///
/// Source: machine-readability.md 2 (L3-02, L3-08) and 3.
struct ExportTables {
  let profile: ExportProfile
  let rows: [ExportRow]
  let changes: [ExportChange]
  let encoding: ExportEncoding?
  let toolVersion: String

  static let dataName = "data"
  static let dictionaryName = "データ項目定義"
  static let codesName = "コード表"
  static let changesName = "変更履歴"
  static let overviewName = "データ概要"

  /// The data first.
  var all: [ExportTable] { [data, dictionary, codes, log, overview] }

  private var data: ExportTable {
    ExportTable(
      name: Self.dataName, headings: profile.items.map(\.heading),
      records: rows.map { row in profile.items.map { row[$0.column] } })
  }

  private var dictionary: ExportTable {
    ExportTable(
      name: Self.dictionaryName, headings: ["列番号", "項目名", "型", "必須", "説明", "コード"],
      records: profile.items.enumerated().map { index, item in
        let codes = item.column.codes.map(\.code).joined(separator: "；")
        return [
          .number(ExactDecimal(index + 1)), .text(item.heading), .text(item.column.type),
          .text(item.column.isRequired ? "必須" : "任意"), .text(item.column.meaning),
          .text(codes.isEmpty ? "なし" : codes),
        ]
      })
  }

  private var codes: ExportTable {
    ExportTable(
      name: Self.codesName, headings: ["項目名", "コード", "意味"],
      records: profile.items.flatMap { item in
        item.column.codes.map { [.text(item.heading), .text($0.code), .text($0.meaning)] }
      })
  }

  private var log: ExportTable {
    var records = changes.map { change -> [ExportField] in
      let heading = profile.items.first { $0.column == change.column }?.heading
      return [
        .text(change.kind.rawValue), .text(change.file),
        .text(change.location?.sheet.isEmpty == false ? change.location?.sheet ?? "" : "なし"),
        .text(change.location.map { "\($0.cell)" } ?? "なし"),
        .text(heading ?? change.column.rawValue), .text(change.before), .text(change.after),
      ]
    }
    if records.isEmpty {
      records = [[.text("変更なし")] + (0..<6).map { _ in .text("なし") }]
    }
    return ExportTable(
      name: Self.changesName,
      headings: ["変更の種類", "元のファイル", "元のシート", "元のセル", "項目名", "変更前", "変更後"],
      records: records.map { $0.map { $0 == .text("") ? .text("なし") : $0 } })
  }

  private var overview: ExportTable {
    func distinct(_ column: ExportColumn) -> String {
      var seen: [String] = []
      for row in rows where !seen.contains(row[column].text) { seen.append(row[column].text) }
      return seen.filter { !$0.isEmpty }.joined(separator: "；")
    }
    let years = rows.compactMap { row -> ExactDecimal? in
      if case .number(let year) = row[.year] { year } else { nil }
    }
    let lines: [(String, String)] = [
      ("データの名称", distinct(.plan) + "の指標"),
      ("作成者", distinct(.municipality)),
      ("作成者の団体コード", distinct(.municipalityCode)),
      ("1行の単位", "指標・年度・値区分の組"),
      ("データの行数", "\(rows.count)行"),
      (
        "対象の年度",
        years.min().flatMap { first in years.max().map { "\(first)年度から\($0)年度まで" } } ?? "定めなし"
      ),
      ("時間軸", "年度（4月から翌年3月まで）の西暦。和暦を併記"),
      ("文字コード", encoding?.label ?? "UTF-8（Excelブック）"),
      ("CSVの形式", "区切りはコンマ、改行はCRLF、1行目は項目名"),
      ("値のないところ", "空欄。理由は「\(heading(.status))」のコードで示す"),
      ("個人名・電話番号", profile.namesPersons ? "含む" : "含まない"),
      ("付属の表", "\(Self.dictionaryName)；\(Self.codesName)；\(Self.changesName)"),
      ("作成に使ったソフト", "kensan \(toolVersion)"),
    ]
    return ExportTable(
      name: Self.overviewName, headings: ["項目", "内容"],
      records: lines.map { [.text($0.0), .text($0.1)] })
  }

  private func heading(_ column: ExportColumn) -> String {
    profile.items.first { $0.column == column }?.heading ?? column.rawValue
  }
}
