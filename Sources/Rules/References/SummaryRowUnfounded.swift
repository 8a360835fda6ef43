import Forms
import Grid
import Notation

extension Rule {
  /// A row of the chapter's table that no section has.
  static let summaryRowUnfounded = Rule(
    id: "REF-011",
    title: Message(ja: "上位表の行が下位表にない", en: "Row of the summary found in no section"),
    severity: .warning,
    why: Message(
      ja: "章の表に書いた取り組みが節の表にないと、根拠をたどれません。",
      en: "Work that the chapter names and no section has cannot be traced."),
    condition: Message(
      ja: "章（上位）の表の行に似た行（類似度 0.8 以上、または一方が他方を含む）が、節（下位）のどの表にもない。",
      en: "No row of any section is like a row of the chapter's table (similarity 0.8 or one "
        + "containing the other)."),
    remedy: Message(
      ja: "節の表に書き足すか、章の表の文をそろえてください。", en: "Add it to the section, or use the section's wording."),
    source: "REF-011（参照）",
    scope: .form,
    examples: [
      Example(
        "節にない取り組み", "work no section has", layout: .chapter,
        grid: """
          章の取り組み|章の成果
          市内の全地区にまちづくりセンターを開設した。|体制が整った。
          ↓女性のための相談事業を充実させた。|相談が増えた。
          節の名前|地域
          節の取り組み|節の成果
          市内の全地区にまちづくりセンターを開設した。|体制が整った。
          節の名前|人権
          節の取り組み|節の成果
          人権講座を関係団体との共催で開催した。|理解が深まった。
          """),
      Example(
        "節の文を含む", "contains the section's sentence", layout: .chapter,
        grid: """
          章の取り組み|章の成果
          市内の全地区にまちづくりセンターを開設した。残りの地区でも設立に向けて支援を続ける必要がある。|体制が整った。
          節の名前|地域
          節の取り組み|節の成果
          市内の全地区にまちづくりセンターを開設した。|体制が整った。
          節の名前|人権
          節の取り組み|節の成果
          人権講座を関係団体との共催で開催した。|理解が深まった。
          """),
    ],
    check: SummaryRowUnfounded.check)
}

private enum SummaryRowUnfounded {
  private struct Row {
    var fields: [Field]
    var first: String
    var whole: String

    init?(_ record: Record) {
      fields = record.fields.filter {
        $0.key.hasPrefix("一覧.") && !$0.key.contains("参照する") && !$0.isEmpty && !$0.filledDown
      }
      guard let field = fields.first else { return nil }
      first = Normalization.n2(field.raw)
      whole = fields.map { Normalization.n2($0.raw) }.joined()
    }
  }

  static func check(_ context: RuleContext) -> [Finding] {
    // A sheet kept as a copy is no other table.
    var seen: Set<[String]> = []
    let parents = context.form.allRecords.filter { record in
      let rows = record.children.compactMap(Row.init).map(\.whole)
      return !rows.isEmpty && seen.insert([record.group] + rows).inserted
    }
    let counts = Frequency(parents.map(\.group))
    // The summary stands once; what it sums up stands many times.
    let single = Set(counts.ordered.filter { $0.count == 1 }.map(\.value))
    let lower = parents.filter { !single.contains($0.group) }.flatMap(\.children).compactMap(
      Row.init)
    guard !lower.isEmpty else { return [] }
    return parents.filter { single.contains($0.group) }.flatMap(\.children).compactMap(Row.init)
      .compactMap { row in
        let same = lower.filter { $0.fields[0].key == row.fields[0].key }
        return isFound(row, among: same) ? nil : finding(row, same, context)
      }
  }

  private static func isFound(_ row: Row, among lower: [Row]) -> Bool {
    lower.contains { other in
      similarity(row, other) >= ReferenceMatch.near || contains(row.first, other.first)
        || contains(other.first, row.first)
    }
  }

  private static func contains(_ text: String, _ part: String) -> Bool {
    var end = part
    while let last = end.last, "。、. ".contains(last) { end.removeLast() }
    return end.unicodeScalars.count >= 10 && text.contains(end)
  }

  private static func similarity(_ one: Row, _ other: Row) -> Double {
    max(Similarity.dice(one.first, other.first), Similarity.dice(one.whole, other.whole))
  }

  private static func finding(_ row: Row, _ lower: [Row], _ context: RuleContext) -> Finding {
    let best = lower.max { similarity(row, $0) < similarity(row, $1) }
    let place = row.fields[0].location
    let text = Wording.line(row.fields[0].raw)
    let percent = best.map { Int(similarity(row, $0) * 100) } ?? 0
    return context.finding(
      at: place, key: row.fields[0].key, owner: text,
      Message(
        ja: "この行に当たるものが下位の表にありません", en: "No table below has a row like this one"),
      detail: [
        .written(ja: Wording.quoted(text), en: "\"\(text)\""),
        best.map {
          Message(
            ja:
              "最も近い行 \($0.fields[0].location)（類似度 \(percent)%）"
              + Wording.quoted(Wording.line($0.fields[0].raw)),
            en:
              "Nearest row: \($0.fields[0].location) (\(percent)% alike): \"\(Wording.line($0.fields[0].raw))\""
          )
        },
        .remedy(
          ja: "下位の表に書き足すか、\(place.cell) の文を下位の表とそろえる",
          en: "add it to the table below, or use that table's wording in \(place.cell)"),
      ].compactMap { $0 },
      related: row.fields.dropFirst().map(\.location) + (best.map { [$0.fields[0].location] } ?? [])
    )
  }
}
