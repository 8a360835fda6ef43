import Forms
import Grid
import Notation

extension Rule {
  /// The form of another year.
  static let editionDiffers = Rule(
    id: "LAY-005",
    title: Message(ja: "様式の年度・版不一致", en: "The form is of another year"),
    severity: .error,
    why: Message(
      ja: "前年度の様式に書かれた値は、今回の集計では別の年度の値として扱われます。",
      en: "Values in last year's form are counted for the wrong year."),
    condition: Message(
      ja: "題名の年度、または見出しの年度が、設定シートの対象年度と違う。"
        + "目標値や実績値の見出しに基準年度、基準値の見出しに評価年度や目標年度があるものも知らせる。"
        + "1シートに1件。",
      en: "The year of the title or of a heading is not among the template's years, "
        + "or stands above values that are not of it: the baseline's above targets, "
        + "the target's above baselines. Once a sheet."),
    remedy: Message(
      ja: "今回の様式に書き写すか、年度の表示を直してください。",
      en: "Copy the contents into this year's form, or correct the years."),
    source: "LAY-005（様式）",
    scope: .form,
    examples: [
      Example(
        "前年度の様式", "last year's form",
        headings: "指標名|単位|基準値(H27)|↓目標値(R3)|実績値(R3)|事業の評価|理由|取組内容|協働の相手",
        grid: "加入率|%|60|70|65|B|理由|内容|①"),
      Example(
        "目標値の見出しに基準年度", "the baseline's year above the targets",
        headings: "指標名|単位|基準値(H27)|↓目標値(H27)|実績値(R4)|事業の評価|理由|取組内容|協働の相手",
        grid: "加入率|%|60|70|65|B|理由|内容|①"),
      Example(
        "基準値の見出しに目標年度", "the target's year above the baselines",
        headings: "指標名|単位|↓基準値(R4)|目標値(R4)|実績値(R4)|事業の評価|理由|取組内容|協働の相手",
        grid: "加入率|%|60|70|65|B|理由|内容|①"),
      Example(
        "年度の書き方だけが違う", "the year spelt otherwise",
        headings: "指標名|単位|基準値(平成27年度)|目標値(令和4年度)|実績値(2022年度)|事業の評価|理由|取組内容|協働の相手",
        grid: "加入率|%|60|70|65|B|理由|内容|①"),
    ],
    check: EditionDiffers.check)
}

private enum EditionDiffers {
  static func check(_ context: RuleContext) -> [Finding] {
    let foreign = context.form.foreignYears
    return context.form.alignment.sheets.compactMap { sheet in
      let here = foreign.filter { $0.location.sheetIndex == sheet.sheetIndex }
      guard let first = here.first else { return nil }
      var others: [Location] = []
      for year in here.dropFirst() where year.location != first.location {
        others.append(year.location)
      }
      return finding(first, others, sheet, context)
    }
  }

  private static func finding(
    _ year: ForeignYear, _ others: [Location], _ sheet: SheetComparison, _ context: RuleContext
  ) -> Finding {
    let text = Wording.line(year.text)
    let japanese = year.expected.map { Period.fiscal($0).label }.joined(separator: "・")
    let english = year.expected.map { "FY\($0)" }.joined(separator: ", ")
    let cell = year.location.cell
    return context.finding(
      at: year.location, key: "edition", owner: sheet.formSheet,
      Message(ja: "様式の年度が今回と違います", en: "The form is not of this year"),
      detail: [
        .written(ja: "「\(text)」　今回の様式 \(japanese)", en: "\"\(text)\", this form is for \(english)"),
        .cause(ja: "前年度のファイルに上書きした", en: "last year's file was filled in again"),
        .remedy(
          ja: "今回の様式に書き写す。様式が正しければ \(cell) の年度を直す",
          en:
            "copy into this year's form; if the form is right, correct the year in \(cell)"
        ),
      ],
      evidence: [Evidence("written", text), Evidence("expected", english)], related: others)
  }
}
