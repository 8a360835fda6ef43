import Forms
import Grid

extension Rule {
  /// A heading of the form that is nowhere in the sheet.
  static let headingMissing = Rule(
    id: "LAY-001",
    title: Message(ja: "見出しが見つからない（様式改変）", en: "A heading of the form is missing"),
    severity: .error,
    why: Message(
      ja: "見出しがないと、その欄に何が書かれているか確かめられません。",
      en: "Without its heading nobody can tell what a place of the form holds."),
    condition: Message(
      ja: "様式の見出しと同じ文字（類似度80%以上）のセルがない。その見出しの欄の検査は行わない。"
        + "様式のシートに合うシートが1枚もない場合も。",
      en: "No cell is 80 % or more like a heading of the form. The cells under it are not checked. "
        + "Also where no sheet at all fits a sheet of the form."),
    remedy: Message(
      ja: "様式の見出しを元のセルに書き戻してください。",
      en: "Write the form's heading back into its cell."),
    source: "LAY-001（様式）",
    scope: .form,
    examples: [
      Example(
        "見出しの文字が消えている", "a heading is erased", layout: .slots,
        headings: "指標名|単位|目標値(R4)|↓|備考", grid: "加入率|%|70|65|順調\n総括|おおむね順調"),
      Example(
        "別の言葉になっている", "another word stands there", layout: .slots,
        headings: "指標名|単位|目標値(R4)|↓R4の状況|備考", grid: "加入率|%|70|65|順調\n総括|おおむね順調"),
      Example(
        "見出しの年度の数字が消えている", "the heading's year is erased", layout: .slots,
        headings: "指標名|単位|↓目標値(R　)|実績値(R4)|備考", grid: "加入率|%|70|65|順調\n総括|おおむね順調"),
      Example(
        "表の下の見出しがない", "the heading below the table is gone", layout: .slots,
        grid: "加入率|%|70|65|順調\n↓|おおむね順調"),
      Example(
        "空白や全角・半角の違い", "spaces and widths make no difference", layout: .slots,
        headings: "指 標 名|単位|目標値（Ｒ４）|実績値⏎(R4)|備考", grid: "加入率|%|70|65|順調\n総括|おおむね順調"),
      Example(
        "文言の変更はLAY-002", "a change of wording is LAY-002", layout: .slots,
        headings: "指標名|単位|目標値(R4)|実績値の(R4)|備考", grid: "加入率|%|70|65|順調\n総括|おおむね順調"),
    ],
    check: HeadingMissing.check)
}

private enum HeadingMissing {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.alignment.sheets.flatMap { sheet in
      sheet.missingHeadings.map { finding($0, context) }
    } + context.form.missingFormSheets.compactMap { sheetMissing($0, context) }
  }

  /// Told at the sheet that has its name, else at the first that fits nothing.
  private static func sheetMissing(_ name: String, _ context: RuleContext) -> Finding? {
    let sheets = context.book.sheets
    let unread = context.form.unreadSheets
    let shown =
      sheets.firstIndex { $0.name == name } ?? sheets.firstIndex { unread.contains($0.name) }
      ?? sheets.firstIndex { context.form.sheetNames.contains($0.name) }
    guard let shown, let first = sheets[shown].cells.first else { return nil }
    return context.finding(
      at: Location(sheetIndex: shown, sheet: sheets[shown].name, cell: first.reference),
      key: "sheet", owner: name,
      Message(
        ja: "様式のシート「\(name)」に合うシートがありません",
        en: "No sheet fits the form's sheet \"\(name)\""),
      detail: [
        .cause(
          ja: "シートを消した、または見出しを大きく書き換えた",
          en: "the sheet was deleted, or its headings were rewritten"),
        .remedy(
          ja: "様式のシートを付けて出し直す。あるなら見出しを様式のとおりに戻す（このシートの値は読んでいません）",
          en: "send the sheet, or restore its headings; nothing of it was read"),
      ],
      evidence: [Evidence("expected", name)])
  }

  private static func finding(
    _ missing: SheetComparison.MissingHeading, _ context: RuleContext
  ) -> Finding {
    if let place = missing.withoutYear { return yearGone(missing, place, context) }
    let heading = FormHeading.shown(missing.expected)
    let place = missing.location.cell
    var detail: [Message] = []
    if let candidate = missing.candidate, let similarity = missing.similarity {
      let text = Wording.line(context.cell(at: candidate)?.shown ?? "")
      let likeness = FormHeading.percent(similarity)
      detail.append(
        .written(
          ja: "いちばん近い文字は \(candidate.cell)「\(text)」（類似度 \(likeness)）",
          en: "nearest is \(candidate.cell) \"\(text)\" (\(likeness) alike)"))
    }
    detail += [
      .cause(
        ja: "見出しを消した・書き換えた、または行や列ごと削除した。別の年度の様式を使った",
        en:
          "the heading was erased or rewritten, its row or column deleted, or another edition used"),
      .remedy(
        ja: "\(place) に「\(heading)」と書き戻す（この見出しの欄の検査は行っていません）",
        en: "write \"\(heading)\" back into \(place) (the cells under it were not checked)"),
    ]
    return context.finding(
      at: missing.location, key: "heading", owner: missing.expected,
      Message(
        ja: "様式の見出し「\(heading)」が見つかりません",
        en: "The heading \"\(heading)\" of the form is missing"),
      detail: detail,
      evidence: [Evidence("expected", heading)]
        + [missing.similarity.map { Evidence("similarity", FormHeading.percent($0)) }]
        .compactMap { $0 },
      related: [missing.candidate, missing.neighbour].compactMap { $0 }
        .filter { $0 != missing.location })
  }

  /// The heading is there, but for its year.
  private static func yearGone(
    _ missing: SheetComparison.MissingHeading, _ place: Location, _ context: RuleContext
  ) -> Finding {
    let heading = FormHeading.shown(missing.expected)
    let text = Wording.line(context.cell(at: place)?.shown ?? "")
    return context.finding(
      at: place, key: "heading", owner: missing.expected,
      Message(
        ja: "見出し「\(heading)」の年度が書かれていません",
        en: "The heading \"\(heading)\" lacks its year"),
      detail: [
        .written(ja: "「\(text)」", en: "\"\(text)\""),
        .cause(ja: "年度の数字を消した・書き忘れた", en: "the year was erased or never written"),
        .remedy(
          ja: "\(place.cell) に年度を書き入れる（この見出しの欄の検査は行っていません）",
          en: "write the year into \(place.cell) (the cells under it were not checked)"),
      ],
      evidence: [Evidence("expected", heading), Evidence("value", text)])
  }
}
