import Grid
import Notation

/// What says where the data of a table come from.
enum RegionColumn {
  /// Headings of codes that the state gives out.
  static let names = [
    "団体コード", "地域コード", "市区町村コード", "市町村コード", "都道府県コード", "自治体コード",
    "全国地方公共団体コード", "郵便番号", "標準地域", "行政区域コード",
  ]

  static func fault(_ table: OpenTable) -> OpenDataFault? {
    let codes = table.filled.filter { column in
      let name = Normalization.withoutSpaces(column.name)
      return names.contains { name.contains($0) } && !name.contains("郵便")
    }
    for column in codes {
      let wrong = column.cells.filter {
        if case .checkDigit? = MunicipalityCode.fault(of: Normalization.withoutSpaces($0.shown)) {
          true
        } else {
          false
        }
      }
      guard let first = wrong.first else { continue }
      return OpenDataFault(
        sheet: table.sheet, cell: column.heading, related: wrong.prefix(20).map(\.reference),
        ja: "団体コードの検査数字が合いません（\(first.reference)）", en: "a check digit fails (\(first.reference))")
    }
    if !codes.isEmpty { return nil }
    let texts = table.filled.filter { !$0.isNumeric }
    if texts.contains(where: { column in column.cells.prefix(50).contains { isFull($0.shown) } }) {
      return nil
    }
    let short = texts.first { column in
      column.cells.count > 0 && column.cells.prefix(50).allSatisfy { isShort($0.shown) }
    }
    return OpenDataFault(
      sheet: table.sheet, cell: short?.heading ?? table.columns[0].heading,
      related: (short?.cells ?? []).prefix(20).map(\.reference),
      ja: short == nil ? "地域コードも正式な地域名もありません" : "都道府県名が略されています",
      en: short == nil
        ? "neither region codes nor full names" : "names of prefectures are cut short")
  }

  /// The name begins with a prefecture in full.
  private static func isFull(_ text: String) -> Bool {
    let plain = Normalization.n1(text)
    return MunicipalityCode.prefectures.contains { plain.hasPrefix($0) }
  }

  private static func isShort(_ text: String) -> Bool {
    let plain = Normalization.withoutSpaces(text)
    return MunicipalityCode.prefectures.contains { $0 != "北海道" && $0.dropLast() == plain }
  }
}
