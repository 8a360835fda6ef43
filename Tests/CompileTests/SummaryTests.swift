import Compile
import Grid
import Review
import Testing
import Workbook

@Suite("Summaries")
struct SummaryTests {
  @Test("every indicator is counted once, and the grades are those of the form")
  func counts() throws {
    let summary = try Summary.summarize([try Fixture.reviewed("nasushiobara.xlsx")])
    #expect(summary.groups.count == 3)
    #expect(summary.groups.reduce(0) { $0 + $1.total } == summary.indicators.count)
    #expect(summary.indicators.count == 16)
    #expect(summary.groups.map(\.name).first == "(1)市民の組織機能を強化するための支援")
    let first = summary.groups[0]
    #expect([first.met, first.unmet, first.notMeasurable] == [4, 5, 0])
    #expect([first.grades["B"], first.grades["C"], first.grades["D"]] == [3, 4, 2])
    #expect(summary.grades == ["A", "B", "C", "D", "E"])
  }

  @Test("a rate is actual by target, or target by actual, half up to one decimal")
  func rates() throws {
    let summary = try Summary.summarize([try Fixture.reviewed("nasushiobara.xlsx")])
    func rate(_ name: String) -> String? {
      summary.indicators.first { $0.name.contains(name) }?.rate?.description
    }
    #expect(rate("補助金活用自治会") == "93.1")
    #expect(rate("加入率") == "83.1")
    #expect(rate("未設置地区") == "100.0")
    #expect(rate("保険制度") == nil)
  }

  @Test("the sheet's total row has formulas whose cached results are right")
  func totals() throws {
    let summary = try Summary.summarize([try Fixture.reviewed("nasushiobara.xlsx")])
    let sheet = try Fixture.shown(summary.book, "集計")
    let row = try #require(sheet.firstRow(containing: "合計・平均"))
    #expect(sheet["B\(row)"]?.formula == "SUM(B6:B\(row - 1))")
    for column in ["B", "C", "D", "E", "G", "H", "L"] {
      let sum = (6..<row).reduce(0.0) { $0 + number(sheet["\(column)\($1)"]) }
      #expect(number(sheet["\(column)\(row)"]) == sum, "\(column)")
    }
    let weighted = (6..<row).reduce(0.0) {
      $0 + number(sheet["F\($1)"]) * number(sheet["G\($1)"])
    }
    let mean = (weighted / number(sheet["G\(row)"]) * 10).rounded() / 10
    #expect(number(sheet["F\(row)"]) == mean)
  }

  private func number(_ cell: Cell?) -> Double {
    if case .number(let number)? = cell?.value { number } else { 0 }
  }

  @Test("a form without actuals is not measurable, and says why")
  func withoutActuals() throws {
    let summary = try Summary.summarize([try Fixture.reviewed("isesaki.xlsx")])
    #expect(!summary.indicators.isEmpty)
    #expect(summary.groups.allSatisfy { $0.met == 0 && $0.unmet == 0 && $0.total > 0 })
    #expect(summary.grades.isEmpty)
    #expect(Set(summary.indicators.map(\.reason)) == ["実績なし"])
    let sheet = try Fixture.shown(summary.book, "集計")
    let row = try #require(sheet.firstRow(containing: "合計・平均"))
    #expect(sheet["F\(row)"]?.shown == "－")
  }

  @Test("indicators on which submissions disagree are not counted as met or unmet")
  func disagreement() throws {
    let summary = try Summary.summarize([
      try Fixture.reviewed("nasushiobara.xlsx", as: "a.xlsx"),
      try Fixture.reviewed("nasushiobara.xlsx", as: "b.xlsx", changing: ["J10": "加入率 71.0%"]),
    ])
    #expect(summary.indicators.count == 16)
    #expect(summary.conflictCount == 1)
    #expect(summary.groups[0].notMeasurable == 1)
  }

  @Test("the same inputs give the same bytes")
  func deterministic() throws {
    let inputs = [try Fixture.reviewed("nasushiobara.xlsx")]
    let first = try Summary.summarize(inputs).book.bytes()
    #expect(first == (try Summary.summarize(inputs).book.bytes()))
  }
}
