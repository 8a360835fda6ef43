import Grid
import Notation
import Testing
import Workbook

@testable import Forms

/// Values whose year stands in a cell of its own row, and rates that have none.
@Suite("years of single values")
struct OwnYearTests {
  private func book(_ rows: [String]) throws -> Book {
    let sheets = [
      NewSheet(name: "表", rows: rows),
      NewSheet(name: "設定", rows: ["キー|値", "様式ID|x", "評価年度|2023", "対象年度|2023"]),
    ]
    return try Workbook(.bytes(NewBook(sheets: sheets).bytes()), name: "x.xlsx").book()
  }

  private func lines(_ form: Form) -> [String] {
    form.allIndicators.flatMap { indicator in
      indicator.values.filter { $0.status != .blank }.map { value in
        "\(value.location.cell) \(indicator.shortName) \(value.raw)\(indicator.unit) "
          + "\(value.role.rawValue) \(value.period?.label ?? "?")"
      }
    }
  }

  /// Reads rows, and reads again what they fill into the template.
  private func bothWays(_ template: [String], _ rows: [String]) throws -> (Form, [String]) {
    let tagged = try book(template)
    let made = try Template.read(tagged, name: "x.xlsx")
    let form = try FormReader.read(
      Workbook(
        .bytes(NewBook(sheets: [NewSheet(name: "表", rows: rows)]).bytes()), name: "y.xlsx"
      ).book(), templates: [made], formID: "x")
    let plan = try #require(FormFill(made, tagged, data: FormData(form), year: 2023).sheets.first)
    return (
      form,
      plan.texts.filter { $0.value != .blank }.sorted { $0.place < $1.place }
        .map { "\($0.place) \($0.value.raw)" }
    )
  }

  private let registers = [
    "No.|指標|単位|基準値|基準年度|最新値|年度",
    "{{#指標}}{{指標.番号}}|{{指標.名称}}|{{指標.単位}}|{{指標.基準}}|{{指標.基準年度}}|{{指標.実績}}"
      + "|{{指標.実績年度}}{{/指標}}",
  ]

  @Test("a year in the row is that of its value, and is filled in again")
  func yearsInRows() throws {
    let rows = [
      "№|指標|単位|基準値|基準年度|最新値|年度", "1|排出量|t|1024.5|2013年度|842.3|R3年度",
      "2|出生率|－|1.38|H30年度|1.27|R5年度", "3|補助件数|件|-|－|46|令和5年度",
    ]
    let (form, filled) = try bothWays(registers, rows)
    #expect(
      lines(form) == [
        "D2 排出量 1024.5t baseline 平成25年度", "F2 排出量 842.3t actual 令和3年度",
        "D3 出生率 1.38 baseline 平成30年度", "F3 出生率 1.27 actual 令和5年度",
        "D4 補助件数 -件 baseline ?", "F4 補助件数 46件 actual 令和5年度",
      ])
    #expect(form.alignment.headings.allSatisfy { $0.similarity == 1 })
    #expect(
      filled.filter { $0.hasPrefix("E") || $0.hasPrefix("G") } == [
        "E2 2013年度", "G2 R3年度", "E3 H30年度", "G3 R5年度", "E4 －", "G4 令和5年度",
      ])
  }

  @Test("a rate below a title's year is that of the actual beside it")
  func undatedRates() throws {
    let (form, filled) = try bothWays(
      [
        "令和5年度　評価シート|||", "指標|目標（{{年度:R5}}）|実績（{{年度:R5}}）|達成率",
        "{{#指標}}{{指標.名称}}|{{指標.目標@*}}|{{指標.実績@*}}|{{指標.達成率}}{{/指標}}",
      ],
      ["令和5年度　評価シート|||", "指標|目標（R5）|実績（R5）|達成率", "受講者数|60|66|110"])
    #expect(lines(form).last == "D3 受講者数 110 rate 令和5年度")
    #expect(filled.last == "D3 110")
  }
}
