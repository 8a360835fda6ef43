extension ExampleLayout {
  /// A plan's register without a column for each year.
  static let plan = ExampleLayout(
    name: "例", headings: "対象項目|単位|基準値(H30)|最終目標値(R6)",
    tags: "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{指標.基準@H30}}|{{指標.最終目標@R6}}{{/指標}}",
    settings: [("目標年度", "2024")])
}
