import Grid
import Testing
import Workbook

@Suite("patches of sheets and their layout")
struct PatchLayoutTests {
  private func workbook() throws -> Workbook {
    var first = NewSheet(name: "様式")
    first[0, 0] = NewCell(.text("見出し"))
    first[1, 0] = NewCell(.number(3))
    first.merge(try #require(CellRange("A1:C1")))
    first.validations = [
      NewValidation([try #require(CellRange("B2:B3"))], .choices(["○", "×"]))
    ]
    first.printSetup.area = CellRange("A1:C9")
    var second = NewSheet(name: "一覧")
    second[0, 0] = NewCell(.number(3), formula: "様式!A2")
    var book = NewBook(sheets: [first, second, NewSheet(name: "設定")])
    book.definedNames = ["値": "'様式'!$A$2", "消える": "'設定'!$A$1"]
    return try Workbook(.bytes(book.bytes()), name: "a.xlsx")
  }

  private func patched(_ change: (inout WorkbookPatch) throws -> Void) throws -> Book {
    var patch = WorkbookPatch()
    try change(&patch)
    return try Workbook(workbook().patched(patch), name: "a.xlsx").book()
  }

  @Test("merges come and go, and those that share cells are refused")
  func merges() throws {
    let range = try #require(CellRange("B5:C6"))
    let old = try #require(CellRange("A1:C1"))
    let book = try patched {
      $0.unmerge(old, in: "様式")
      $0.merge(range, in: "様式")
    }
    #expect(book.sheets[0].merges == [range])
    #expect(throws: WorkbookError.self) {
      try patched { $0.merge(CellRange("B1:B2")!, in: "様式") }
    }
  }

  @Test("entry rules are added behind those that are there")
  func validations() throws {
    let range = try #require(CellRange("C2:C4"))
    let book = try patched {
      $0.addValidation(NewValidation([range], .choices(["A", "B"])), in: "様式")
      $0.addValidation(NewValidation([range], .choices(["A", "B"])), in: "一覧")
    }
    #expect(book.sheets[0].validations.map(\.choices) == [["○", "×"], ["A", "B"]])
    #expect(book.sheets[1].validations.map(\.ranges) == [[range]])
  }

  @Test("a protected sheet leaves what was allowed, and its unlocked cells, open")
  func protection() throws {
    let place = try #require(CellReference("A2"))
    let book = try patched {
      $0.protect("様式", NewProtection(allowing: [.insertRows]))
      $0.setStyle(
        StyleChange(protection: StyleChange.Protection(locked: false)), at: place, in: "様式")
    }
    #expect(book.sheets[0].protection?.isOn == true)
    #expect(book.sheets[0].protection?.allowed.contains(.insertRows) == true)
    #expect(book.sheets[0].protection?.allowed.contains(.deleteRows) == false)
    let style = try #require(book.sheets[0][place]?.style)
    #expect(book.formats[style].isLocked == false)
    #expect(book.sheets[1].protection?.isOn != true)
  }

  @Test("names hold in their sheet, properties in the file")
  func namesAndProperties() throws {
    let range = try #require(CellRange("A2"))
    let book = try patched {
      $0.addName("施策.名称", for: range, in: "一覧")
      $0.setProperty(DocumentFacts.Property("版", .text("R6 & R7")))
      $0.setProperty(DocumentFacts.Property("年度", .number(2024)))
    }
    let name = try #require(book.definedNames.first { $0.name == "施策.名称" })
    #expect(name.sheet == 1)
    #expect(name.formula == "'一覧'!$A$2")
    #expect(book.properties.custom == ["版": "R6 & R7", "年度": "2024"])
    #expect(throws: WorkbookError.self) { try patched { $0.addName("A1", for: range, in: "一覧") } }
  }

  @Test("copies stand behind their sheet with its print area, and what is removed takes its names")
  func sheets() throws {
    let book = try patched {
      $0.copySheet("様式", as: "第1節")
      $0.copySheet("様式", as: "第2節")
      $0.removeSheet("様式")
      $0.removeSheet("設定")
    }
    #expect(book.sheets.map(\.name) == ["第1節", "第2節", "一覧"])
    #expect(book.sheets[1].merges == [CellRange("A1:C1")])
    #expect(book.sheets[1].validations.map(\.choices) == [["○", "×"]])
    let areas = book.definedNames.filter { $0.name.lowercased().contains("print_area") }
    #expect(areas.map(\.sheet) == [0, 1])
    #expect(areas.map(\.formula) == ["'第1節'!$A$1:$C$9", "'第2節'!$A$1:$C$9"])
    #expect(!book.definedNames.contains { $0.name == "消える" || $0.name == "値" })
  }

  @Test("a name that is taken, the last sheet, and sheets that are not there are refused")
  func refused() {
    #expect(throws: WorkbookError.self) { try patched { $0.copySheet("様式", as: "一覧") } }
    #expect(throws: WorkbookError.self) { try patched { $0.copySheet("なし", as: "あ") } }
    #expect(throws: WorkbookError.self) {
      try patched { patch in
        for name in ["様式", "一覧", "設定"] { patch.removeSheet(name) }
      }
    }
  }
}
