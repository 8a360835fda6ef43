import Forms
import Grid
import Notation

extension Rule {
  /// A table whose time is told in years of the Japanese calendar only.
  static let westernYearMissing = Rule(
    id: "ERA-009",
    title: Message(ja: "和暦のみ", en: "Japanese calendar only"),
    severity: .info,
    why: Message(
      ja: "和暦だけの表は、元号をまたぐと並べ替えも計算もできません。",
      en: "Years of eras can be neither sorted nor subtracted across eras."),
    condition: Message(
      ja: "年の列、または年の見出しが和暦だけで、西暦の列も併記もない。check --profile open-data のときだけ調べる。",
      en: "Years are given in eras only, with no Western year beside. Only with check --profile "
        + "open-data."),
    remedy: Message(ja: "西暦の列（例: 年度(西暦)）を足してください。", en: "Add a column of Western years."),
    source: "ERA-009（期間）、L3-05、Ver.1.2 の 2-10・4-9",
    scope: .file,
    tableExamples: [
      TableExample("和暦の列だけ", "eras only", grid: "↓年度|人口(人)\n令和4年度|120\n令和5年度|121"),
      TableExample(
        "和暦の見出し", "headings in eras", grid: "町名|↓令和4年度(人)|令和5年度(人)\n東町|120|121"),
      TableExample(
        "西暦の列がある", "a Western column", grid: "年度(西暦)|年度(和暦)|人口(人)\n2022|令和4年度|120"),
      TableExample("併記", "both", grid: "年度|人口(人)\n令和4（2022）年度|120"),
    ],
    checkTable: WesternYearMissing.check)
}

private enum WesternYearMissing {
  static func check(_ context: TableContext) -> [Finding] {
    context.data.compactMap { table in
      let columns = table.filled.filter { !TimeColumn.periods($0).isEmpty }
      let cells = columns.flatMap(TimeColumn.periods)
      let headings = table.filled.filter { !years($0.name).isEmpty }
      let all = cells.map(\.shown) + headings.flatMap { years($0.name) }
      guard !all.isEmpty, all.allSatisfy(TimeColumn.isJapaneseOnly),
        let place = (columns.first ?? headings.first)?.heading
      else { return nil }
      let related = columns.isEmpty ? headings.dropFirst().map(\.heading) : cells.map(\.reference)
      return context.rule.finding(
        at: context.book.location(place, inSheet: table.sheet), key: "year", owner: table.sheetName,
        Message(
          ja: "年が和暦だけで書かれています（「\(all[0])」など）", en: "Years are given in eras only (\(all[0]))"),
        detail: [
          .remedy(ja: "西暦の列を足す（和暦の列は残してよい）", en: "add a column of Western years")
        ],
        evidence: [Evidence("years", "\(all.count)")],
        related: related.prefix(50).map { context.book.location($0, inSheet: table.sheet) })
    }
  }

  /// The years that a heading names.
  private static func years(_ name: String) -> [String] {
    Period.find(in: name).filter { $0.0.wholeYear != nil }.map { name.utf8Text($0.1) }
  }
}
