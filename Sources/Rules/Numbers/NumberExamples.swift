extension ExampleLayout {
  /// Targets and actuals of three years in a row.
  static let yearly = ExampleLayout(
    name: "例",
    headings: "指標名|単位|R3目標|R4目標|R5目標|R3実績|R4実績|R5実績|備考",
    tags: "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.目標@R3}}|{{指標.目標@R4}}|{{指標.目標@R5}}"
      + "|{{指標.実績@R3}}|{{指標.実績@R4}}|{{指標.実績@R5}}|{{本文.備考}}{{/指標}}",
    settings: [("指標の方向の既定", "up"), ("評価年度", "2022")])

  /// Two periods of a plan, each with its target and actual at the end.
  static let planPeriods = ExampleLayout(
    name: "例",
    headings: "指標名|単位|めざす方向|前期目標(H26)|前期実績(H26)|後期目標(H30)|後期実績(H30)",
    tags: "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.方向}}|{{指標.目標@H26}}|{{指標.実績@H26}}"
      + "|{{指標.目標@H30}}|{{指標.実績@H30}}{{/指標}}",
    settings: [("評価年度", "2018")])

  /// Baseline and target in one cell with an arrow between.
  static let arrows = ExampleLayout(
    name: "例", headings: "対象項目|最終年度の目標",
    tags: "{{#指標}}{{指標.名称}}|{{指標.基準@?}}→{{指標.最終目標@末}}{{/指標}}",
    settings: [("目標年度", "2024")])

  /// A register whose baseline must be given.
  static let requiredBaseline = ExampleLayout(
    name: "例", headings: "指標名|単位|基準値(H30)|目標値(R6)",
    tags: "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.基準@H30}}|{{指標.最終目標@R6}}{{/指標}}",
    settings: [("指標の方向の既定", "up")], items: [("指標.基準", "値", true)])

  /// What is spent on what, a line for each.
  static let totalRow = ExampleLayout(
    name: "例", headings: "費目|R3決算|R4決算|R5予算",
    tags: "{{#費目}}{{指標.名称}}|{{指標.実績@R3}}|{{指標.実績@R4}}|{{指標.計画@R5}}{{/費目}}",
    settings: [("評価年度", "2022")])

  /// Where the money of a project comes from.
  static let money = ExampleLayout(
    name: "例", headings: "事業名|国庫支出金|県支出金|一般財源|事業費計",
    tags: "{{#事業}}{{事業.名称}}|{{金額.国庫支出金}}|{{金額.県支出金}}|{{金額.一般財源}}|{{金額.計}}{{/事業}}",
    settings: [("評価年度", "2022")])

  /// What was spent, declared as a number.
  static let declaredMoney = ExampleLayout(
    name: "例", headings: "事業名|決算額", tags: "{{#事業}}{{事業.名称}}|{{金額.決算額}}{{/事業}}",
    settings: [("評価年度", "2022")], items: [("金額.決算額", "数値", false)])

  /// Classes with their total, and how many there is room for.
  static let capacity = ExampleLayout(
    name: "例", headings: "クラブ名|1年|2年|計|定員",
    tags: "{{#事業}}{{事業.名称}}|{{金額.1年}}|{{金額.2年}}|{{金額.計}}|{{金額.定員}}{{/事業}}",
    settings: [("評価年度", "2022")])

  /// What was spent, and behind it who paid for it.
  static let funded = ExampleLayout(
    name: "例", headings: "事業名|予算現額|決算額|国庫支出金|その他|一般財源",
    tags: "{{#事業}}{{事業.名称}}|{{金額.予算現額}}|{{金額.決算額}}|{{金額.国庫支出金}}|{{金額.その他}}"
      + "|{{金額.一般財源}}{{/事業}}",
    settings: [("評価年度", "2022")])

  /// What was planned and what came of it, with the difference.
  static let difference = ExampleLayout(
    name: "例", headings: "指標名|計画(R4)|実績(R4)|差（実績－計画）",
    tags: "{{#指標}}{{指標.名称}}|{{指標.目標@R4}}|{{指標.実績@R4}}|{{金額.差}}{{/指標}}",
    settings: [("評価年度", "2022")])

  /// The same for two years, with the same names.
  static let moneyOfYears = ExampleLayout(
    name: "例", headings: "事業名|R4国庫支出金|R4一般財源|R4計|R5国庫支出金|R5一般財源|R5計",
    tags: "{{#事業}}{{事業.名称}}|{{金額.国庫支出金}}|{{金額.一般財源}}|{{金額.計}}"
      + "|{{金額.国庫支出金}}|{{金額.一般財源}}|{{金額.計}}{{/事業}}",
    settings: [("評価年度", "2023")])

  /// Targets of the years up to the plan's last.
  static let toPlanEnd = ExampleLayout(
    name: "例", headings: "指標名|単位|R4目標|R5目標|目標値(R6)",
    tags: "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.目標@R4}}|{{指標.目標@R5}}|{{指標.最終目標@R6}}{{/指標}}",
    settings: [("指標の方向の既定", "up"), ("評価年度", "2023")])
}
