import Forms
import Grid

extension Rule {
  /// Two offices give different values for one indicator and year.
  static let indicatorValuesDiffer = Rule(
    id: "MRG-004",
    title: Message(ja: "同一指標の値が衝突", en: "Values of one indicator differ"),
    severity: .error,
    why: Message(
      ja: "同じ指標の同じ年度の値は1つです。2つの値が公表されると、どちらも信用されません。",
      en: "One indicator has one value for a year. Where two are published, neither is believed."),
    condition: Message(
      ja: "同じ名前の指標の、同じ年度の目標・実績などが、ファイルによって違う。",
      en: "Target, actual and the like of one indicator and year differ between the files."),
    remedy: Message(
      ja: "出典を確かめ、値をそろえてください。調べた時点が違うなら、その旨を書き分けます。",
      en: "Find out which source holds, and use that value in both."),
    source: "MRG-004（統合）",
    batchExamples: [
      BatchExample(
        "市人口が2通り", "two numbers for the population",
        files: [
          .init("01.xlsx", form("01", "市人口|人||115700||")),
          .init("02.xlsx", form("02", "↓市人口|人||115707||")),
        ]),
      BatchExample(
        "3つのうち1つだけ違う", "one of three differs",
        files: [
          .init("01.xlsx", form("01", "市人口|人||115700||")),
          .init("02.xlsx", form("02", "↓市人口|人||115707||")),
          .init("03.xlsx", form("03", "市人口|人||115700||")),
        ]),
      BatchExample(
        "書き方が違うだけ", "another notation of one value",
        files: [
          .init("01.xlsx", form("01", "市人口|人||115700||")),
          .init("02.xlsx", form("02", "市人口|人||\"115,700\"||")),
        ]),
      BatchExample(
        "よくある短い名前は、別の指標かもしれない", "a common short name may mean two things",
        files: [
          .init("01.xlsx", form("01", "参加者数|人|100|120||")),
          .init("02.xlsx", form("02", "参加者数|人|5000|4800||")),
        ]),
      BatchExample(
        "率は別の施設でも近い", "rates of two halls are alike",
        files: [
          .init("01.xlsx", form("01", "利用者満足度|%|90.0|87.4||")),
          .init("02.xlsx", form("02", "利用者満足度|%|88.0|91.2||")),
        ]),
      BatchExample(
        "片方は集計中", "one of them is not known yet",
        files: [
          .init("01.xlsx", form("01", "市人口|人||115700||")),
          .init("02.xlsx", form("02", "市人口|人||集計中||")),
        ]),
    ],
    checkBatch: { context in
      IndicatorConflictReport(
        headline: Message(ja: "がファイルによって違います", en: "the files give different values"),
        cause: .cause(
          ja: "調べた時点や出典が違う、または古い値が残っている",
          en: "another source or date, or an old value left in"),
        remedy: .remedy(
          ja: "出典を確かめ、正しい値にそろえる", en: "find out which source holds and correct the other")
      ).findings(context.indicatorConflicts.filter(\.isOfValue), context)
    })

  private static func form(_ code: String, _ row: String) -> String {
    ExampleLayout.submitted("\"\(code)\"", "施策\(code)", "課\(code)", rows: row)
  }
}
