import Forms
import Grid
import Testing

@testable import Rules

/// Forms where a name alone does not say which number is meant.
@Suite("texts on rows of one name, and ratings beside them")
struct RowsOfOneNameTests {
  private static let settings = [
    ("評価年度", "2022"), ("指標の方向の既定", "up"), ("評価の最上位", "A"), ("評価の下位", "D"),
  ]

  private static let rows = ExampleLayout(
    name: "例", headings: "",
    tags: "指標|区分|目標|実績|判定\n"
      + "{{#指標}}{{指標.名称↓}}|{{指標.修飾}}|{{指標.目標@R4}}|{{指標.実績@R4}}|{{評価.区分}}\n"
      + "|{{指標.修飾}}|{{指標.目標@R4}}|{{指標.実績@R4}}|{{評価.区分}}{{/指標}}\n"
      + "達成状況|{{本文.達成状況}}",
    settings: settings)

  private static func rows(_ grades: (String, String), _ text: String) -> String {
    "指標|区分|目標|実績|判定\n受診率|男性|50.0{0.0}|51.3|\(grades.0)\n|女性|55.0{0.0}|52.8|\(grades.1)\n"
      + "達成状況|\(text)"
  }

  @Test(
    "the number of a row told by its qualifier is held against that row",
    arguments: [
      ("受診率は、男性が51.3%で目標の50.0%を達成したが、女性は52.8%で目標を達成できなかった。", []),
      ("受診率は、男性が51.3%、女性が58.2%であった。", ["TXT-001 B5"]),
      ("女性の受診率は51.3%であった。", ["TXT-001 B5"]),
      ("受診率は、男性が51.3%で目標の50.0%を達成できなかった。", ["VRD-002 B5"]),
      ("受診率は、女性が52.8%で目標の55.0%を達成した。", ["VRD-002 B5"]),
      ("受診率は53.1%であった。", []),
    ])
  func ofRows(text: String, expected: [String]) throws {
    let found = try Fixtures.told(Self.rows, Self.rows(("A", "C"), text))
    #expect(found == expected)
  }

  @Test("of a rating in each row every one is that of its own row")
  func gradesOfRows() throws {
    let found = try [("A", "D"), ("A", "A"), ("D", "B")].map { grades in
      try Fixtures.told(Self.rows, Self.rows(grades, "順調であった。"))
    }
    #expect(found == [[], ["VRD-003 E4"], ["VRD-003 E3"]])
  }

  @Test("what the plan wants of its last year speaks against a low rating once it is there")
  func lastYear() throws {
    let layout = ExampleLayout(
      name: "例", headings: "指標|目標|実績|判定",
      tags: "{{#指標}}{{指標.名称}}|{{指標.最終目標@R8}}|{{指標.実績@R4}}|{{評価.区分}}{{/指標}}",
      settings: Self.settings + [("目標年度", "2026")])
    let found = try Fixtures.told(
      layout, "受診率|50.0{0.0}|51.3|D\n参加率|60.0{0.0}|41.3|A\n加入率|60.0{0.0}|41.3|D")
    #expect(found == ["VRD-003 D2"])
  }

  @Test("a second rating is judged as the first, one of another matter is not")
  func secondRating() throws {
    let layout = ExampleLayout(
      name: "例", headings: "指標|目標|実績|自己評価|関係者評価|必要性",
      tags: "{{#指標}}{{指標.名称}}|{{指標.目標@R4}}|{{指標.実績@R4}}|{{評価.自己}}|{{評価.関係者}}"
        + "|{{評価.必要性}}{{/指標}}",
      settings: Self.settings)
    let found = try Fixtures.told(
      layout, "受診率|50.0{0.0}|51.3|A|D|D\n参加率|60.0{0.0}|41.3|A|B|A")
    #expect(found == ["VRD-003 E2", "VRD-003 D3"])
  }

  @Test("where one of two figures is missed, only the first rating may not be the best")
  func partlyMissed() throws {
    let layout = ExampleLayout(
      name: "例", headings: "指標|区分|目標|実績|自己評価|関係者評価",
      tags: "{{#指標}}{{指標.名称↓}}|{{指標.修飾}}|{{指標.目標@R4}}|{{指標.実績@R4}}|{{評価.自己}}|{{評価.関係者}}\n"
        + "|{{指標.修飾}}|{{指標.目標@R4}}|{{指標.実績@R4}}{{/指標}}",
      settings: Self.settings)
    let found = try ["A|B", "B|A"].map { grades in
      try Fixtures.told(
        layout, "受診率|男性|50.0{0.0}|51.3|\(grades)\n|女性|55.0{0.0}|52.8")
    }
    #expect(found == [["VRD-003 E2"], []])
  }

  @Test("a row is named with the heading of its column")
  func ofColumn() throws {
    let tags = [
      "会議名|{{年度}}|{{年度}}", "|女性比率（％）|女性比率（％）",
      "{{#会議}}{{指標.名称}}|{{指標.実績@*}}|{{指標.実績@*}}{{/会議}}", "所見|{{本文.達成状況}}",
    ]
    let layout = ExampleLayout(
      name: "例", headings: "", tags: tags.joined(separator: "\n"), settings: Self.settings)
    func found(_ text: String) throws -> [String] {
      try Fixtures.told(
        layout,
        "会議名|R3|R4\n|女性比率（％）|女性比率（％）\n防災会議|10.5|15.8\n環境審議会|33.3|35.7\n所見|\(text)")
    }
    let right = "防災会議の女性比率は15.8%で、前年度の10.5%から5.3ポイント上昇した。"
    let told = try [
      right, right.replacing("15.8", with: "18.5"), right.replacing("5.3ポイント", with: "3.5ポイント"),
      "防災会議の女性比率は前年度より低下した。",
    ].map(found)
    #expect(told == [[], ["TXT-001 B6"], ["TXT-003 B6"], ["TXT-010 B6"]])
  }
}
