extension ExampleLayout {
  /// Where a plan's period, years and texts stand.
  static let periods = ExampleLayout(
    name: "例", headings: "",
    tags: """
      計画期間|{{計画期間.期間}}
      始期|{{計画.始期}}
      終期|{{計画.終期}}
      記入日|{{所管.記入日}}
      経過|{{本文.経過}}
      対象項目|単位|目標値
      {{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.最終目標@末}}{{/指標}}
      """,
    settings: [("評価年度", "2022"), ("目標年度", "2024")],
    items: [
      ("計画期間.期間", "年度", false), ("計画.始期", "年度", false), ("計画.終期", "年度", false),
      ("所管.記入日", "日付", false),
    ])

  /// Year headings of a yearly series, which the sheet itself gives.
  static let yearHeadings = ExampleLayout(
    name: "例", headings: "",
    tags: "指標名|単位|{{年度}}|{{年度}}|{{年度}}|{{年度}}\n"
      + "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.目標@*}}|{{指標.目標@*}}|{{指標.目標@*}}"
      + "|{{指標.目標@*}}{{/指標}}",
    settings: [("評価年度", "2022")])

  /// Last year and this year, as the sheet itself gives them.
  static let thisYearAndLast = ExampleLayout(
    name: "例", headings: "",
    tags: "指標名|単位|{{年度}}|{{年度}}\n"
      + "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.実績@*}}|{{指標.実績@*}}{{/指標}}",
    settings: [("評価年度", "2022"), ("対象年度", "2021,2022")])

  /// Half-way and now, some years apart.
  static let stages = ExampleLayout(
    name: "例", headings: "",
    tags: "指標名|単位|中間評価（{{年度}}）|現状値（{{年度}}）\n"
      + "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.実績@*}}|{{指標.実績@*}}{{/指標}}",
    settings: [("評価年度", "2023"), ("対象年度", "2019,2023")])

  /// Two halves of a plan in their headings.
  static let halves = ExampleLayout(
    name: "例", headings: "",
    tags: "施策|{{施策.名称}}\n区分|前期計画 {{年度}}～{{年度}}|後期計画 {{年度}}～{{年度}}\n"
      + "指標名|前期目標|後期目標\n"
      + "{{#指標}}{{指標.名称}}|{{指標.目標@H26}}|{{指標.目標@H30}}{{/指標}}",
    settings: [("評価年度", "2018")])
}

extension ExampleLayout {
  /// Where the money comes from, year by year.
  static let moneyHeadings = ExampleLayout(
    name: "例", headings: "",
    tags: "財源|{{年度}}|{{年度}}|{{年度}}\n国庫支出金|{{金額.国庫支出金}}|{{金額.国庫支出金}}|{{金額.国庫支出金}}\n"
      + "一般財源|{{金額.一般財源}}|{{金額.一般財源}}|{{金額.一般財源}}",
    settings: [("評価年度", "2022")])

  /// Projects with a text each.
  static let projectTexts = ExampleLayout(
    name: "例", headings: "事業名|経過",
    tags: "{{#事業}}{{事業.名称}}|{{本文.経過}}{{/事業}}", settings: [("評価年度", "2022")])

  /// Tables that are each dated.
  static let signedTables = ExampleLayout(
    name: "例", headings: "施策名|記入日",
    tags: "{{#施策}}{{施策.名称}}|{{所管.記入日}}{{/施策}}", settings: [("評価年度", "2022")])
}
