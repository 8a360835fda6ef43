import Forms
import Grid
import Notation

extension Rule {
  /// A published count or percentage that is not what a recount gives.
  static let countsDiffer = Rule(
    id: "MRG-007",
    title: Message(ja: "集計値の不一致", en: "Counts do not recount"),
    severity: .error,
    why: Message(
      ja: "公表した達成数や割合が数え直して合わないと、表のすべてが疑われます。",
      en: "Where published counts do not recount, the whole table is doubted."),
    condition: Message(
      ja: "達成・未達成などの数の表で、同じブックの一覧を数え直した数、内訳の合計、行の合計、割合（±0.1）のどれかと違う。"
        + "ほかの行や列から表のしくみが確かめられるときだけ判定する。",
      en: "In a table of counts (達成, 未達成, …) a number differs from the recount of the list in the "
        + "same workbook, from the sum of its parts or rows, or a percentage from its counts "
        + "(±0.1); only where other rows or columns show how the table is meant."),
    remedy: Message(
      ja: "一覧を数え直して表を直すか、kensan summary で集計表を作り直してください。",
      en: "Recount, or make the summary anew with kensan summary."),
    source: "MRG-007（統合）",
    scope: .file,
    examples: [
      Example(
        "内訳の合計と計", "parts and total", layout: .counts,
        grid: "健康|115|63|52|0\n産業|↓20|12|7|0\n教育|9|4|4|1"),
      Example(
        "行の合計", "rows and their total", layout: .counts,
        grid: "健康|12|7|5|0\n産業|20|13|7|0\n合計|32|20|↓11|0"),
      Example(
        "1つの数の誤りは、行と列の交わる所", "one wrong number stands where row and column meet",
        layout: .counts,
        grid: "健康|12|7|5|0\n産業|20|↓14|7|0\n教育|5|2|2|1\n合計|37|22|14|1"),
      Example(
        "割合が数と合わない", "a share that does not follow", layout: .countsWithShare,
        grid: "健康|27|3|24|11.1\n産業|115|63|52|↓56.8\n教育|10|5|5|50.0"),
      Example(
        "合っている", "right", layout: .counts,
        grid: "健康|115|63|52|0\n産業|19|12|7|0\n合計|134|75|59|0"),
      Example(
        "割合は小数第1位まで合う", "shares right to one decimal", layout: .countsWithShare,
        grid: "健康|27|3|24|11.1\n産業|115|63|52|54.8"),
      Example(
        "内訳がほかにもある表は判定しない", "a table with parts that nobody sees", layout: .counts,
        grid: "健康|115|60|52|0\n産業|20|12|7|0\n教育|9|4|4|0"),
    ],
    checkFile: CountsDiffer.check)
}

private enum CountsDiffer {
  static func check(_ context: FileContext) -> [Finding] {
    let tables = CountTable.all(in: context.book)
    guard !tables.isEmpty else { return [] }
    let lists = CountedList.all(in: context.book, besides: tables)
    return tables.flatMap { table -> [Finding] in
      var check = CountCheck(table)
      for list in lists { check.recount(list) }
      check.checkSums()
      check.checkShares()
      return check.faults.map { finding($0, table, context) }
    }
  }

  private static let mostRelated = 50

  private static func finding(
    _ fault: CountFault, _ table: CountTable, _ context: FileContext
  ) -> Finding {
    let name = fault.label.isEmpty ? fault.heading : "\(fault.label)の\(fault.heading)"
    let english = fault.label.isEmpty ? fault.heading : "\(fault.heading) of \(fault.label)"
    return context.rule.finding(
      at: context.book.location(fault.cell, inSheet: table.sheetIndex), key: fault.heading,
      owner: fault.label,
      Message(
        ja: "\(name)が数え直した結果と合いません",
        en: "\(english) is not what a recount gives"),
      detail: [
        .written(
          ja: "\(fault.said)　数え直し \(fault.right)（\(fault.why.ja)）",
          en: "\(fault.said); recounted \(fault.right) (\(fault.why.en))"),
        .cause(
          ja: "表を作った後で一覧や内訳を直した、または手で写し間違えた",
          en: "the list was changed after the table was made, or a slip in copying"),
        .remedy(
          ja: "\(fault.cell) を \(fault.right) に直すか、kensan summary で作り直す",
          en: "make \(fault.cell) \(fault.right), or make the summary anew with kensan summary"),
      ],
      evidence: [Evidence("stated", fault.said), Evidence("expected", fault.right)],
      related: Array(fault.related.prefix(mostRelated)))
  }
}
