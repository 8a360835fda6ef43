import Forms
import Grid

extension Rule {
  /// A table that does not meet the requirements on open data.
  static let openDataFaulty = Rule(
    id: "OPD-001",
    title: Message(ja: "公開データ検査", en: "Requirements on open data"),
    severity: .error,
    why: Message(
      ja: "人が見るための表は、そのままではプログラムで読めません。読み手ごとに手で直すことになります。",
      en: "A table made for the eye cannot be read by programs: every reader mends it by hand."),
    condition: Message(
      ja: "「行政データにおける機械可読性に関するルール」の30項目（L1-01～L3-09）に合わない。"
        + "重さは項目による（FATAL はエラー、CRITICAL は注意、ほかは情報）。check --profile open-data のときだけ調べる。"
        + "項目ごとの説明は kensan explain L3-04 のように。",
      en: "The table breaks one of the 30 rules on machine-readable data (L1-01 to L3-09); the "
        + "severity is the rule's. Only with check --profile open-data. "
        + "Each of them: kensan explain L3-04."),
    remedy: Message(
      ja: "指摘ごとの直し方のとおりにしてください。確かなものは kensan fix --profile open-data で直した写しを作れます。",
      en: "Follow the remedy of each finding; kensan fix --profile open-data mends what is certain."
    ),
    source: "行政データにおける機械可読性に関するルール（令和8年3月31日）、統計表における機械判読可能なデータの表記方法 Ver.1.2",
    scope: .file,
    tableExamples: OpenDataCheck.unitUnstated.examples,
    checkTable: { findings(of: OpenDataCheck.all, in: $0) })

  /// The findings of some of the checks: one for each cell, with all that is wrong there.
  static func findings(of checks: [OpenDataCheck], in context: TableContext) -> [Finding] {
    var places: [CellInSheet] = []
    var faults: [CellInSheet: [(check: OpenDataCheck, fault: OpenDataFault)]] = [:]
    for check in checks {
      for fault in check.find(context) {
        let place = CellInSheet(sheet: fault.sheet, cell: fault.cell)
        if faults[place] == nil { places.append(place) }
        faults[place, default: []].append((check, fault))
      }
    }
    return places.compactMap { place in
      faults[place].map {
        finding($0, at: context.book.location(place.cell, inSheet: place.sheet), context)
      }
    }
  }

  private struct CellInSheet: Hashable {
    var sheet: Int
    var cell: CellReference
  }

  private static func finding(
    _ faults: [(check: OpenDataCheck, fault: OpenDataFault)], at place: Location,
    _ context: TableContext
  ) -> Finding {
    let ids = faults.map(\.check.id)
    let message =
      faults.count == 1
      ? Message(
        ja: "\(ids[0]) \(faults[0].fault.message.ja)",
        en: "\(ids[0]): \(faults[0].fault.message.en)")
      : Message(
        ja: "公開データの規則 \(ids.joined(separator: "・")) に合いません",
        en: "The rules \(ids.joined(separator: ", ")) are not met")
    var detail: [Message] = []
    for (check, fault) in faults {
      detail.append(
        faults.count == 1
          ? Message(ja: "項目: \(check.title.ja)", en: "Rule: \(check.title.en)")
          : Message(
            ja: "\(check.id) \(fault.message.ja)（\(check.title.ja)）",
            en: "\(check.id) \(fault.message.en) (\(check.title.en))"))
      detail.append(.remedy(ja: check.remedy.ja, en: check.remedy.en))
    }
    var seen: Set<CellReference> = []
    let related = faults.flatMap(\.fault.related).filter { seen.insert($0).inserted }
    return context.rule.finding(
      at: place, key: ids.joined(separator: ","), owner: "\(place.cell)",
      severity: faults.map { $0.fault.severity ?? $0.check.severity }.max(), message,
      detail: detail, evidence: [Evidence("rules", ids.joined(separator: ","))],
      related: related.prefix(50).map { context.book.location($0, inSheet: place.sheetIndex) })
  }
}
