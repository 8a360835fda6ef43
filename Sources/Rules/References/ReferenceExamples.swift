extension ExampleLayout {
  /// Principles with their codes, and the table that refers to them.
  static let principles = ExampleLayout(
    name: "例", headings: "",
    tags: """
      章|{{章.名称}}
      節|第{{節.番号}}節
      《基本方針の一覧》
      {{#基本方針}}{{基本方針.名称}}{{/基本方針}}
      取り組み|成果|《基本方針》
      {{#取り組みとその成果}}{{一覧.取り組み}}|{{一覧.成果}}|{{一覧.参照する方針}}{{/取り組みとその成果}}
      """,
    settings: [])

  /// The codes of a measure within the plan.
  static let codes = ExampleLayout(
    name: "例", headings: "",
    tags: "基本目標|{{基本目標.番号}}|{{基本目標.名称}}\n政策|{{政策.番号}}|{{政策.名称}}\n"
      + "施策|{{施策.番号}}|{{施策.名称}}",
    settings: [],
    items: [("基本目標.番号", "番号", false), ("政策.番号", "番号", false), ("施策.番号", "番号", false)])

  /// A list of projects, each under its code.
  static let codedProjects = ExampleLayout(
    name: "例", headings: "事業番号|事業名",
    tags: "{{#事業}}{{事業.番号}}|{{事業.名称}}{{/事業}}", settings: [],
    items: [("事業.番号", "番号", false)])

  /// A list of indicators, each under its code.
  static let codedIndicators = ExampleLayout(
    name: "例", headings: "指標番号|指標名",
    tags: "{{#指標}}{{指標.番号}}|{{指標.名称}}{{/指標}}", settings: [],
    items: [("指標.番号", "番号", false)])

  /// The departments of a measure and who wrote its table.
  static let departments = ExampleLayout(
    name: "例", headings: "施策名|主管課|関係課|記入者",
    tags: "{{#施策}}{{施策.名称}}|{{所管.主管課}}|{{所管.関係課}}|{{所管.記入者}}{{/施策}}", settings: [])

  /// The rows of a chapter and those of its sections.
  static let chapter = ExampleLayout(
    name: "例", headings: "",
    tags: """
      章の取り組み|章の成果
      {{#顕著な成果}}{{一覧.取り組み}}|{{一覧.成果}}{{/顕著な成果}}
      {{#節}}節の名前|{{節.名称}}
      節の取り組み|節の成果
      {{#取り組みとその成果}}{{一覧.取り組み}}|{{一覧.成果}}{{/取り組みとその成果}}{{/節}}
      """,
    settings: [])

  /// How much citizens ask for each field, and its rank.
  static let ranks = ExampleLayout(
    name: "例", headings: "節|要望率|全節中順位|分野中順位",
    tags: "{{#節}}{{節.名称}}|{{順位.要望率}}|{{順位.全節中順位}}|{{順位.分野中順位}}{{/節}}", settings: [])

  /// The code of the municipality.
  static let municipality = ExampleLayout(
    name: "例", headings: "", tags: "団体名|{{様式.団体名}}\n団体コード|{{様式.団体コード}}", settings: [])

  /// Measures with the plans they belong to.
  static let plans = ExampleLayout(
    name: "例", headings: "施策名|関連計画",
    tags: "{{#施策}}{{施策.名称}}|{{本文.関連計画}}{{/施策}}", settings: [])

  /// A policy with its projects, which are coded in another way.
  static let codesOfTwoKinds = ExampleLayout(
    name: "例", headings: "",
    tags: "政策|{{政策.番号}}|{{政策.名称}}\n事業番号|事業名\n{{#事業}}{{事業.番号}}|{{事業.名称}}{{/事業}}",
    settings: [], items: [("政策.番号", "番号", false), ("事業.番号", "番号", false)])

  /// Measures with their codes, which the indicators below name.
  static let codedMeasures = ExampleLayout(
    name: "例", headings: "",
    tags: "施策番号|施策名\n{{#施策}}{{施策.番号}}|{{施策.名称}}{{/施策}}\n指標名|単位|施策コード|R4実績\n"
      + "{{#指標}}{{指標.名称}}|{{指標.単位}}|{{施策.番号}}|{{指標.実績@R4}}{{/指標}}",
    settings: [("評価年度", "2022")])

  /// The projects that make up a measure.
  static let partsOfMeasure = ExampleLayout(
    name: "例", headings: "コード|構成事業",
    tags: "{{#構成事業}}{{事業.番号}}|{{事業.名称}}{{/構成事業}}", settings: [])

  /// Two questions of one survey, each with its rank.
  static let twoRanks = ExampleLayout(
    name: "例", headings: "施策名|満足度|順位|重要度|順位",
    tags: "{{#施策}}{{施策.名称}}|{{順位.満足度}}|{{順位.満足度順位}}|{{順位.重要度}}|{{順位.重要度順位}}{{/施策}}",
    settings: [])
}
