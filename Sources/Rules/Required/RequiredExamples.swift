extension ExampleLayout {
  /// Projects with fields that must be filled in.
  static let duties = ExampleLayout(
    name: "例", headings: "事業名|担当課|指標名|単位|R4目標|R4実績|R5実績",
    tags: "{{#事業}}{{事業.名称}}|{{所管.担当課}}|{{指標.名称}}|{{指標.単位}}|{{指標.目標@R4}}"
      + "|{{指標.実績@R4}}|{{指標.実績@R5}}{{/事業}}",
    settings: [("評価年度", "2022")],
    items: [("事業.名称", "文字", true), ("所管.担当課", "文字", true)])

  /// A table that is dated and signed.
  static let signed = ExampleLayout(
    name: "例", headings: "",
    tags: "施策名|{{施策.名称}}\n総括|{{本文.総括}}\n記入日|{{所管.記入日}}\n記入者|{{所管.記入者}}",
    settings: [("評価年度", "2018")], items: [("所管.記入日", "日付", true)])

  /// Lists that answer each other point by point.
  static let lists = ExampleLayout(
    name: "例", headings: "",
    tags: "現状と課題|{{本文.現状と課題}}\n基本方針|{{本文.基本方針}}\n施策の展開|{{本文.施策の展開}}",
    settings: [])

  /// Subjects and aims of a measure with the indicators that belong to them.
  static let aims = ExampleLayout(
    name: "例", headings: "",
    tags: """
      対象|{{対象.内容}}
      意図|{{意図.内容}}
      取得方法|{{本文.成果指標の取得方法}}
      対象指標|単位|R4実績
      {{#対象指標}}{{指標.名称}}|{{指標.単位}}|{{指標.実績@R4}}{{/対象指標}}
      成果指標|単位|R4目標|R4実績
      {{#成果指標}}{{指標.名称}}|{{指標.単位}}|{{指標.目標@R4}}|{{指標.実績@R4}}{{/成果指標}}
      """,
    settings: [("評価年度", "2022")])

  /// A rating with a reason of its own, beside the reason of another thing.
  static let reasons = ExampleLayout(
    name: "例", headings: "",
    tags: "事業名|{{事業.名称}}\n評価|{{評価.区分:択一(A,B,C,D,E)}}\n事業費の増減の理由|{{本文.増減の理由}}\n"
      + "評価の理由|{{本文.評価の理由}}",
    settings: [])
}
