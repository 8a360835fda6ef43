import Forms
import Grid

extension Rule {
  /// Two offices count one indicator in different units, or want it to go different ways.
  static let indicatorUnitsDiffer = Rule(
    id: "MRG-005",
    title: Message(ja: "単位・方向の衝突", en: "Units or directions of one indicator differ"),
    severity: .warning,
    why: Message(
      ja: "単位や向きの違う値を並べると、比べることも足すこともできません。",
      en: "Values of different units or directions can be neither compared nor added."),
    condition: Message(
      ja: "同じ名前の指標の単位、または様式に書かれためざす方向が、ファイルによって違う。",
      en: "The unit, or the direction written in the form, of one indicator differs between files."),
    remedy: Message(
      ja: "同じ指標なら単位・方向をそろえ、別の指標なら名前を変えてください。",
      en: "Use one unit and direction, or another name where it is another indicator."),
    source: "MRG-005（統合）",
    batchExamples: [
      BatchExample(
        "人と回", "people and times",
        files: [
          .init("01.xlsx", form("01", "介護予防ボランティアの活動実績|人|320|335||")),
          .init("02.xlsx", form("02", "↓介護予防ボランティアの活動実績|回|40|42||")),
        ]),
      BatchExample(
        "増やすと減らす", "up and down",
        files: [
          .init("01.xlsx", form("01", "公用車の年間走行距離の合計|km|320|335||↑")),
          .init("02.xlsx", form("02", "↓公用車の年間走行距離の合計|km|320|335||\"↓\"")),
        ]),
      BatchExample(
        "別表記は同じ単位", "a variant is the same unit",
        files: [
          .init("01.xlsx", form("01", "介護予防ボランティアの登録者数|人|320|335||")),
          .init("02.xlsx", form("02", "介護予防ボランティアの登録者数|名|320|335||")),
        ]),
    ],
    checkBatch: { context in
      IndicatorConflictReport(
        headline: Message(ja: "がファイルによって違います", en: "the files disagree"),
        cause: .cause(
          ja: "名前は同じだが、数えているものが違う",
          en: "one name for two things that are counted"),
        remedy: .remedy(
          ja: "同じ指標ならそろえ、別の指標なら名前を変える",
          en: "agree on one, or give another name to the other indicator")
      ).findings(context.indicatorConflicts.filter { !$0.isOfValue }, context)
    })

  private static func form(_ code: String, _ row: String) -> String {
    ExampleLayout.submitted("\"\(code)\"", "施策\(code)", "課\(code)", rows: row)
  }
}
