import Forms
import Grid
import Notation

extension Rule {
  /// An indicator of last year's book, or of the plan, is in none of the files.
  static let indicatorMissing = Rule(
    id: "MRG-006",
    title: Message(ja: "指標の欠落", en: "Indicator missing"),
    severity: .error,
    why: Message(
      ja: "指標が黙って消えると、計画の進み具合を追えなくなります。",
      en: "Where an indicator vanishes in silence, the plan can no longer be followed."),
    condition: Message(
      ja: "前年度のファイルか計画の一覧（--against）にある指標が、どのファイルにもない（名前が似ていれば情報）。",
      en:
        "An indicator of last year's file or of the plan's list (--against) is in no file (information where one of a similar name is)."
    ),
    remedy: Message(
      ja: "行を消していないか確かめ、廃止したなら理由を残してください。",
      en: "Put the row back, or note why the indicator was given up."),
    source: "MRG-006（統合）",
    batchExamples: [
      BatchExample(
        "前年度の2行のうち1行がない", "one of last year's two rows is gone",
        files: [.init("01.xlsx", form("↓受診率|%|24|25.3|25|"))],
        lastYear: [.init("R3.xlsx", form("受診率|%|23|24.1|24|\n健康教室の参加者数|人|100|120|110|"))]),
      BatchExample(
        "前年度と同じ指標", "the indicators of last year",
        files: [.init("01.xlsx", form("健康教室の参加者数|人|100|130|110|\n受診率|%|24|25.3|25|"))],
        lastYear: [.init("R3.xlsx", form("受診率|%|23|24.1|24|\n健康教室の参加者数|人|100|120|110|"))]),
    ],
    checkBatch: IndicatorMissing.check)

  private static func form(_ rows: String) -> String {
    ExampleLayout.submitted("02", "健康づくり", "健康課", rows: rows)
  }
}

private enum IndicatorMissing {
  static func check(_ context: BatchContext) -> [Finding] {
    guard let expected = context.expected else { return [] }
    let all = context.submissions.map(\.indicators)
    let present = Set(all.joined().flatMap { [folded($0.name), folded($0.shortName)] })
    let known = Set(expected.map { folded($0.name) })
    var missing: [Int: [ExpectedIndicator]] = [:]
    var findings: [Finding] = []
    for one in expected where !present.contains(folded(one.name)) {
      // What belongs to no file at all is told as a missing submission.
      guard let home = context.submissions.lastIndex(where: { one.belongs(to: $0) })
      else { continue }
      let new = all[home].first {
        !known.contains(folded($0.name)) && NameMatch.of(one.name, $0.shortName) != .none
      }
      if let new {
        findings += [renamed(one, new, home, context)].compactMap { $0 }
      } else {
        missing[home, default: []].append(one)
      }
    }
    for home in missing.keys.sorted() {
      findings += [finding(missing[home] ?? [], home, context)].compactMap { $0 }
    }
    return findings
  }

  private static func folded(_ name: String) -> String { Normalization.withoutSpaces(name) }

  private static func finding(
    _ missing: [ExpectedIndicator], _ home: Int, _ context: BatchContext
  ) -> Finding? {
    let submission = context.submissions[home]
    let first = submission.indicators.lazy.compactMap(\.place).first
    guard let location = context.place(first ?? submission.keyLocation, in: home) else {
      return nil
    }
    let names = Wording.quoted(missing.map(\.name))
    let places = missing.map { one in
      let file = one.location.file.flatMap { $0.split(separator: "/").last } ?? ""
      return "\(file) \(one.location)"
    }
    return context.finding(
      at: location, key: "missing", owner: missing.map(\.name).joined(separator: "\n"),
      Message(ja: "指標\(names.ja)がありません", en: "No longer there: \(names.en)"),
      detail: [
        Message(
          ja: "あった所: \(places.joined(separator: "、"))",
          en: "Where it stood: \(places.joined(separator: ", "))"),
        .cause(ja: "行を消した、または別の名前に変えた", en: "the row was deleted or renamed"),
        .remedy(
          ja: "行を戻す。廃止・名称変更なら、その旨を残す",
          en: "put the row back, or note that it was given up or renamed"),
      ],
      evidence: missing.map { Evidence("indicator", $0.name) }, related: missing.map(\.location))
  }

  private static func renamed(
    _ old: ExpectedIndicator, _ new: SubmittedIndicator, _ home: Int, _ context: BatchContext
  ) -> Finding? {
    guard let location = context.place(new.place, in: home) else { return nil }
    return context.finding(
      at: location, key: "renamed", owner: old.name, severity: .info,
      Message(
        ja: "指標「\(old.name)」が「\(new.name)」に変わったようです",
        en: "The indicator \"\(old.name)\" seems to be called \"\(new.name)\" now"),
      detail: [
        .remedy(
          ja: "同じ指標なら名前をそろえる。別の指標なら、前の指標をやめた理由を残す",
          en: "use one name; where it is another indicator, note why the old one was given up")
      ],
      evidence: [Evidence("old", old.name), Evidence("new", new.name)], related: [old.location])
  }
}
