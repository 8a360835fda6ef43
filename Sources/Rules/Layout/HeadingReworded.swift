import Forms
import Grid
import Notation

extension Rule {
  /// A heading that is only like the form's.
  static let headingReworded = Rule(
    id: "LAY-002",
    title: Message(ja: "見出し文言の変更", en: "A heading was reworded"),
    severity: .warning,
    why: Message(
      ja: "見出しが部署ごとに違うと、集計のときに同じ欄とわからなくなります。",
      en: "Headings that differ between departments keep their cells from being gathered."),
    condition: Message(
      ja: "様式の見出しに似ている（類似度80%以上95%未満）が同じではない。"
        + "空白・全半角・年度の違いは問わない。シート名が様式とまったく違うときは情報とする。",
      en:
        "80 % or more, but less than 95 % like the form's heading; spaces, widths and years do not "
        + "count. A sheet whose name is not the form's is a hint."),
    remedy: Message(
      ja: "見出しを様式のとおりに戻してください。", en: "Restore the form's own heading."),
    source: "LAY-002（様式）",
    fixSafety: .safe,
    scope: .cell,
    examples: [
      Example(
        "「の」が入っている", "a particle came in", layout: .slots,
        headings: "指標名|単位|目標値(R4)|↓実績値の(R4)|備考", grid: "加入率|%|70|65|順調\n総括|おおむね順調",
        correctedHeadings: "指標名|単位|目標値(R4)|実績値(R4)|備考",
        corrected: "加入率|%|70|65|順調\n総括|おおむね順調"),
      Example(
        "空白や全角・半角の違い", "spaces and widths make no difference", layout: .slots,
        headings: "指 標 名|単位|目標値（Ｒ４）|実績値⏎(R4)|備考", grid: "加入率|%|70|65|順調\n総括|おおむね順調"),
      Example(
        "まったく別の言葉はLAY-001", "another word altogether is LAY-001", layout: .slots,
        headings: "指標名|単位|目標値(R4)|R4の状況|備考", grid: "加入率|%|70|65|順調\n総括|おおむね順調"),
    ],
    check: HeadingReworded.check)
}

private enum HeadingReworded {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.alignment.headings.compactMap { heading in
      guard (0.8..<0.95).contains(heading.similarity) else { return nil }
      return finding(heading, context)
    } + context.form.alignment.sheets.compactMap { renamed($0, context) }
  }

  private static func finding(
    _ heading: Alignment.Heading, _ context: RuleContext
  ) -> Finding {
    let expected = FormHeading.shown(heading.expected)
    let written = Wording.line(heading.text)
    let place = heading.location.cell
    // What the form leaves open may have been changed on purpose.
    let label = heading.isLocked ? FormHeading.restored(heading.expected, from: heading.text) : nil
    let edit = label.flatMap { context.edit(heading.location, to: .text($0)) }
    return context.finding(
      at: heading.location, key: "heading", owner: heading.expected,
      Message(
        ja: "見出しが様式の「\(expected)」と違います",
        en: "The heading differs from the form's \"\(expected)\""),
      detail: [
        .written(
          ja: "「\(written)」　様式 「\(expected)」（類似度 \(FormHeading.percent(heading.similarity))）",
          en: "\"\(written)\", the form has \"\(expected)\" "
            + "(\(FormHeading.percent(heading.similarity)) alike)"),
        .cause(ja: "見出しを打ち直した", en: "the heading was typed again"),
        .remedy(
          ja: "\(place) を「\(expected)」に戻す", en: "make \(place) \"\(expected)\" again"),
      ],
      evidence: [
        Evidence("expected", expected), Evidence("written", written),
        Evidence("similarity", FormHeading.percent(heading.similarity)),
      ],
      fix: edit.map { Fix(.safe, [$0]) })
  }

  /// The sheet is the form's, its name is another.
  private static func renamed(_ sheet: SheetComparison, _ context: RuleContext) -> Finding? {
    guard !context.isPlainText, context.book.sheet(named: sheet.formSheet) == nil,
      !isLike(sheet.sheet, sheet.formSheet),
      let first = context.book.sheets[sheet.sheetIndex].cells.first
    else { return nil }
    let place = Location(
      sheetIndex: sheet.sheetIndex, sheet: sheet.sheet, cell: first.reference)
    return context.finding(
      at: place, key: "sheet", owner: sheet.formSheet, severity: .info,
      Message(
        ja: "シート名が様式の「\(sheet.formSheet)」と違います",
        en: "The sheet is not named \"\(sheet.formSheet)\" as in the form"),
      detail: [
        .written(
          ja: "「\(sheet.sheet)」　様式 「\(sheet.formSheet)」",
          en: "\"\(sheet.sheet)\", the form has \"\(sheet.formSheet)\""),
        .remedy(
          ja: "シート名を「\(sheet.formSheet)」に戻す（内容は様式として読めています）",
          en: "name the sheet \"\(sheet.formSheet)\" again (its contents were read all the same)"),
      ],
      evidence: [Evidence("expected", sheet.formSheet), Evidence("written", sheet.sheet)])
  }

  /// 第1節 is a 節, プロセス1 is like プロセス3.
  private static func isLike(_ name: String, _ other: String) -> Bool {
    let (left, right) = (bare(name), bare(other))
    return left.contains(right) || right.contains(left) && !left.isEmpty
      || Similarity.dice(left, right) >= 0.5
  }

  private static func bare(_ name: String) -> String {
    Normalization.n2(name).filter { !$0.isWhitespace && !$0.isNumber }
  }
}
