import Forms
import Grid
import Testing
import Workbook

@testable import Review
@testable import Rules

/// A rule of a test: where a cell holds one text it wants another.
private func wish(
  _ id: String, _ cell: String, _ from: String, _ to: String, _ safety: FixSafety = .safe
) -> Rule {
  wish(id, cell, from, [CellReference(cell)!: to], safety)
}

private func wish(
  _ id: String, _ cell: String, _ from: String, _ changes: [CellReference: String],
  _ safety: FixSafety
) -> Rule {
  let none = Message(ja: "", en: "")
  return Rule(
    id: id, title: none, severity: .warning, why: none, condition: none, remedy: none, source: "",
    fixSafety: safety, scope: .cell, examples: []
  ) { context in
    let sheet = context.form.sheetNames[0]
    guard let index = context.book.sheets.firstIndex(where: { $0.name == sheet }),
      let place = CellReference(cell)
    else { return [] }
    func location(_ cell: CellReference) -> Location {
      Location(sheetIndex: index, sheet: sheet, cell: cell)
    }
    guard (context.book.sheets[index][place]?.value.raw ?? "") == from else { return [] }
    let edits = changes.map { reference, text in
      CellEdit(
        sheet: sheet, reference: reference,
        from: context.book.sheets[index][reference]?.value ?? .blank,
        to: text.isEmpty ? .blank : .text(text))
    }
    return [
      context.finding(
        at: location(place), key: "key", owner: "", Message(ja: from, en: from),
        fix: edits.isEmpty ? nil : Fix(safety, edits))
    ]
  }
}

@Suite("What a fix may do")
struct FixContractTests {
  /// F6 holds the grade B, C7 the office, E7 a symbol, G7 a reason in words.
  static let form = "nasushiobara.xlsx"

  private func text(_ cell: String) throws -> String {
    let book = try Files.book(Files.fixture(Self.form).source, Self.form)
    return book.sheets[0][CellReference(cell)!]?.value.raw ?? ""
  }

  @Test("what changes a datum wants --unsafe, or a finding named by its rule or its cell")
  func unsafe() throws {
    let file = try Files.fixture(Self.form)
    let rule = wish("AAA-001", "F6", try text("F6"), "E", .unsafe)
    func lines(_ unsafe: Bool, _ only: [String]) -> [String] {
      Files.fix(
        file, rules: [rule],
        FixOptions(allowsUnsafe: unsafe, filters: only.compactMap { FixFilter($0) })
      ).lines
    }
    let made = ["F6 \(try text("F6"))→E AAA-001"]
    #expect(lines(false, []) == [])
    #expect(lines(true, []) == made)
    #expect(lines(false, ["AAA-001"]) == made)
    #expect(lines(false, ["AAA-001@F6"]) == made)
    #expect(lines(false, ["AAA@F6"]) == made)
    #expect(lines(false, ["AAA-001@F7"]) == [])
    #expect(lines(false, ["AAA"]) == [], "the beginning of an id confirms nothing")
    #expect(lines(true, ["AAA"]) == made)
  }

  @Test("words of a text stay without --unsafe, widths and look-alikes are no words")
  func narrative() throws {
    let reason = try text("G7")
    let words = wish("AAA-001", "G7", reason, reason + "以上", .unsafe)
    let file = try Files.fixture(Self.form)
    let only = Files.fix(file, rules: [words], FixOptions(filters: [FixFilter("AAA-001@G7")!]))
    #expect(only.lines == [])
    #expect(only.reasons == ["AAA-001": .narrative])
    #expect(only.source == file.source)
    #expect(Files.fix(file, rules: [words], FixOptions(allowsUnsafe: true)).applied.count == 1)

    let wide = reason.replacing("、", with: "､") + "１➁"
    let edited = try Files.fixture(Self.form) {
      $0.set(.text(wide), at: CellReference("G7")!, in: "プロセス3")
    }
    let plain = wish("AAA-002", "G7", wide, reason + "1②")
    #expect(Files.fix(edited, rules: [plain]).applied.count == 1)
  }

  @Test("a person's name is never changed, its spaces may be")
  func persons() throws {
    let name = "tokorozawa.xlsx"
    let file = try Files.fixture(name)
    let book = try Files.book(file.source, name)
    let form = try FormReader.read(
      book, templates: Files.templates, formID: "tokorozawa")
    let field = try #require(form.allFields.first { $0.isPerson && !$0.isEmpty })
    func fix(_ text: String) -> FixOutcome {
      var rule = wish("AAA-001", "A1", "", "")
      rule.check = .form { context in
        guard let edit = context.edit(field.location, to: .text(text)),
          edit.from != edit.to
        else { return [] }
        return [
          context.finding(
            at: field.location, key: "", owner: "", Message(ja: "", en: ""), fix: Fix(.safe, [edit])
          )
        ]
      }
      return Files.fix(file, rules: [rule], FixOptions(allowsUnsafe: true))
    }
    #expect(fix(field.raw + "子").reasons == ["AAA-001": .personName])
    #expect(fix(field.raw + "　").applied.count == 1)
  }

  @Test("a formula is not replaced by a value")
  func formulas() throws {
    let old = try text("F6")
    let file = try Files.fixture(Self.form) {
      $0.setFormula("\"\(old)\"", cached: .text(old), at: CellReference("F6")!, in: "プロセス3")
    }
    let outcome = Files.fix(file, rules: [wish("AAA-001", "F6", old, "E")])
    #expect(outcome.reasons == ["AAA-001": .formula])
    #expect(outcome.source == file.source)
  }

  @Test("locked cells of a protected sheet stay without --locked, empty ones too")
  func locked() throws {
    let old = try text("F6")
    let rules = [
      wish("AAA-001", "F6", old, "E"), wish("AAA-002", "F7", try text("F7"), "A"),
      wish("AAA-003", "M6", "", "x"),
    ]
    let open = try Files.fixture(Self.form)
    #expect(Files.fix(open, rules: rules).applied.count == 3)
    let file = try Files.fixture(Self.form) {
      $0.setStyle(
        StyleChange(protection: .init(locked: false)), at: CellReference("F6")!, in: "プロセス3")
      $0.protect("プロセス3", NewProtection())
    }
    let outcome = Files.fix(file, rules: rules)
    #expect(outcome.applied.map(\.rules) == [["AAA-001"]])
    #expect(outcome.reasons == ["AAA-002": .locked, "AAA-003": .locked])
    #expect(Files.fix(file, rules: rules, FixOptions(allowsLocked: true)).applied.count == 3)
  }

  @Test("a cell below a heading that is not quite the form's is left alone")
  func uncertain() throws {
    let rule = wish("AAA-001", "F6", try text("F6"), "E")
    let file = try Files.fixture(Self.form) {
      $0.set(.text("事業の評価等"), at: CellReference("F4")!, in: "プロセス3")
    }
    let outcome = Files.fix(file, rules: [rule])
    #expect(outcome.reasons == ["AAA-001": .uncertain])
    #expect(outcome.lines == [])
  }

  @Test("of two repairs none is made, whichever rule is asked first, and both are shown")
  func ambiguous() throws {
    let old = try text("F6")
    let rules = [
      wish("AAA-001", "F6", old, "E", .unsafe), wish("AAA-002", "F6", old, "D", .unsafe),
      wish("AAA-003", "F7", try text("F7"), "A", .unsafe),
    ]
    for rules in [rules, rules.reversed()] {
      let outcome = Files.fix(
        try Files.fixture(Self.form), rules: rules, FixOptions(allowsUnsafe: true))
      #expect(outcome.applied.map(\.rules) == [["AAA-003"]])
      #expect(outcome.reasons == ["AAA-001": .ambiguous, "AAA-002": .ambiguous])
    }
  }

  @Test("two repairs at different cells of the same facts are two repairs")
  func ambiguousElsewhere() throws {
    let (grade, office) = (try text("F6"), try text("C6"))
    // Both speak while neither cell has changed; each would change another one.
    let places = ["F6": grade, "C6": office]
    let rules = [("AAA-001", "F6", "E"), ("AAA-002", "C6", office + "・広報課")].map {
      (id, cell, to) in
      var rule = wish(id, "F6", grade, [CellReference(cell)!: to], .unsafe)
      guard case .form(let speaks) = rule.check else { return rule }
      rule.check = .form { context in
        let sheet = context.book.sheets[0]
        let isOpen = places.allSatisfy { sheet[CellReference($0)!]?.value.raw == $1 }
        return isOpen ? speaks(context) : []
      }
      return rule
    }
    let outcome = Files.fix(
      try Files.fixture(Self.form), rules: rules, FixOptions(allowsUnsafe: true))
    #expect(outcome.lines == [])
    #expect(outcome.reasons == ["AAA-001": .ambiguous, "AAA-002": .ambiguous])
  }

  @Test("what one rule leaves to another settles, and the log has the way from first to last")
  func chain() throws {
    let old = try text("F6")
    let rules = [
      wish("AAA-001", "F6", old, "C"), wish("AAA-002", "F6", "C", "D"),
      wish("AAA-003", "F6", "D", "E"), wish("AAA-004", "F6", old, "C"),
    ]
    let outcome = Files.fix(try Files.fixture(Self.form), rules: rules)
    #expect(outcome.lines == ["F6 \(old)→E AAA-001,AAA-004,AAA-002,AAA-003"])
  }

  @Test("a fix that brings another finding, or leaves its own, is not made")
  func harm() throws {
    let old = try text("F6")
    let brings = Files.fix(
      try Files.fixture(Self.form),
      rules: [wish("AAA-001", "F6", old, "C"), wish("AAA-002", "F6", "C", [:], .safe)])
    #expect(brings.reasons == ["AAA-001": .brings(["AAA-002"])])
    #expect(brings.lines == [])

    let office = try text("C6")
    let stays = Files.fix(
      try Files.fixture(Self.form),
      rules: [wish("AAA-001", "F6", old, [CellReference("C6")!: office + "x"], .safe)])
    #expect(stays.reasons == ["AAA-001": .remains])
    #expect(stays.lines == [])
  }

  @Test("rules that undo one another are an error that names them")
  func cycle() throws {
    let old = try text("F6")
    let file = try Files.fixture(Self.form)
    let outcome = Files.fix(
      file, rules: [wish("AAA-001", "F6", old, "C"), wish("AAA-002", "F6", "C", old)])
    #expect(outcome.failure?.en.contains("AAA-001, AAA-002") == true)
    #expect(outcome.failure?.ja.contains("AAA-001、AAA-002") == true)
    #expect(outcome.source == file.source)

    var endless = wish("AAA-003", "F6", "", "")
    endless.check = .form { context in
      let place = Location(sheetIndex: 0, sheet: "プロセス3", cell: CellReference("C6")!)
      let text = (context.cell(at: place)?.value.raw ?? "") + "x"
      return context.edit(place, to: .text(text)).map { edit in
        [
          context.finding(
            at: place, key: "", owner: "", Message(ja: "", en: ""), fix: Fix(.safe, [edit]))
        ]
      } ?? []
    }
    #expect(Files.fix(file, rules: [endless]).failure?.en.contains("AAA-003") == true)
  }

  @Test(
    "formulas that hang on a changed cell get their results; what is beyond us is left to Excel")
  func dependants() throws {
    let (old, reason) = (try text("F6"), try text("F7"))
    func file(_ formula: String) throws -> InputFile {
      let edited = try Files.fixture(Self.form) {
        $0.setFormula("F6&\"\"", cached: .text(old), at: CellReference("M6")!, in: "プロセス3")
        $0.setFormula(formula, cached: .text("x"), at: CellReference("M7")!, in: "プロセス3")
        $0.setFormula("F8", cached: .text("x"), at: CellReference("M8")!, in: "プロセス3")
      }
      // The form itself asks for a calculation: without that wish, as an unzipped workbook.
      return try Files.unzipped(edited) { path, text in
        path == "xl/workbook.xml" ? text.replacing(" fullCalcOnLoad=\"1\"", with: "") : text
      }
    }
    func asks(_ source: WorkbookSource) -> Bool {
      guard case .folder(let files) = source else { return false }
      return files.contains {
        $0.path == "xl/workbook.xml"
          && String(decoding: $0.bytes, as: UTF8.self).contains("fullCalcOnLoad=\"1\"")
      }
    }
    func cells(_ places: [CellPlace]) -> [String] { places.map { "\($0.cell)" } }
    func stored(_ cell: String, _ outcome: FixOutcome) throws -> Cell? {
      try Files.book(outcome.source, Self.form).sheet(named: "プロセス3")?[CellReference(cell)!]
    }

    let known = try file("M6&F7")
    let outcome = Files.fix(known, rules: [wish("AAA-001", "F6", old, "E")])
    #expect(cells(outcome.recalculation.calculated) == ["M6", "M7"])
    #expect(cells(outcome.recalculation.open) == [])
    #expect(try stored("M6", outcome)?.value == .text("E"))
    #expect(try stored("M7", outcome)?.value == .text("E" + reason))
    #expect(try stored("M7", outcome)?.formula == "M6&F7")
    #expect(try stored("M8", outcome)?.value == .text("x"), "nothing that it reads has changed")
    #expect(!asks(outcome.source))
    #expect(
      try ChangeLog(outcome, output: "out").original(from: outcome.source) == known.source)

    let plain = Files.fix(known, rules: [wish("AAA-001", "F9", try text("F9"), "E")])
    #expect(plain.applied.count == 1)
    #expect(cells(plain.recalculation.calculated) == [])
    #expect(!asks(plain.source))

    let beyond = try file("PHONETIC(M6)")
    let left = Files.fix(beyond, rules: [wish("AAA-001", "F6", old, "E")])
    #expect(cells(left.recalculation.calculated) == ["M6"])
    #expect(cells(left.recalculation.open) == ["M7"])
    #expect(try stored("M7", left)?.value == .text("x"))
    #expect(asks(left.source))
  }

  @Test("rules see the results that people will see")
  func rulesSeeResults() throws {
    let old = try text("F6")
    let file = try Files.fixture(Self.form) {
      $0.setFormula("F6&\"!\"", cached: .text(old + "!"), at: CellReference("M6")!, in: "プロセス3")
    }
    // Something is wrong with M6 as long as F6 is.
    let outcome = Files.fix(
      file, rules: [wish("AAA-001", "F6", old, "E"), wish("AAA-002", "M6", old + "!", "x")])
    #expect(outcome.lines == ["F6 \(old)→E AAA-001"])
    #expect(outcome.remaining.isEmpty)
  }

  @Test("a formula comes with its result, and a CSV file takes none")
  func formulaEdits() throws {
    let old = try text("F6")
    var rule = wish("AAA-001", "F6", old, old)
    rule.check = .form { context in
      let index = context.book.sheets.firstIndex { $0[CellReference("F6")!] != nil } ?? 0
      let place = Location(
        sheetIndex: index, sheet: context.book.sheets[index].name, cell: CellReference("F6")!)
      guard var edit = context.edit(place, to: context.cell(at: place)?.value ?? .blank) else {
        return []
      }
      edit.formula = "F7"
      return [
        context.finding(
          at: place, key: "", owner: "", Message(ja: "", en: ""), fix: Fix(.safe, [edit]))
      ]
    }
    let outcome = Files.fix(try Files.fixture(Self.form), rules: [rule])
    #expect(outcome.applied.map(\.edit.formula) == ["F7"])
    let cell = try Files.book(outcome.source, Self.form).sheets[0][CellReference("F6")!]
    #expect(cell?.formula == "F7")
    #expect(cell?.value == .text(try text("F7")))
    let csv = Files.fix(try Files.fixture("nasushiobara.csv"), rules: [rule])
    #expect(csv.reasons == ["AAA-001": .notInText])
  }

  @Test("without styles one look cannot be changed where the cell names one; all else is")
  func lostStyles() throws {
    let old = try text("F6")
    var look = wish("AAA-001", "F6", old, old)
    look.check = .form { context in
      let place = Location(sheetIndex: 0, sheet: "プロセス3", cell: CellReference("F6")!)
      guard context.cell(at: place)?.numberFormat != "0.00",
        var edit = context.edit(place, to: .text(old))
      else { return [] }
      edit.numberFormat = "0.00"
      return [
        context.finding(
          at: place, key: "", owner: "", Message(ja: "", en: ""), fix: Fix(.safe, [edit]))
      ]
    }
    let rules = [look, wish("AAA-002", "F7", try text("F7"), "E")]
    func file(_ edit: (String, String) -> String) throws -> InputFile {
      var file = try Files.unzipped(Files.fixture(Self.form), edit)
      guard case .folder(let parts) = file.source else { return file }
      file.source = .folder(parts.filter { $0.path != "xl/styles.xml" })
      return file
    }
    let one = Files.fix(try file { $1 }, rules: rules)
    #expect(one.applied.map(\.rules) == [["AAA-002"]])
    guard case .refused(let message)? = one.reasons["AAA-001"] else {
      Issue.record("\(one.reasons)")
      return
    }
    #expect(message.en.contains("F6") && message.en.contains("lacks the format"))

    let all = Files.fix(
      try file { $0.hasPrefix("xl/worksheets/") ? $1.replacing(#/ s="\d+"/#, with: "") : $1 },
      rules: rules)
    #expect(all.applied.map(\.rules) == [["AAA-001"], ["AAA-002"]])
    let cell = try Files.book(all.source, Self.form).sheets[0][CellReference("F6")!]
    #expect(cell?.value == .text(old))
    #expect(cell?.numberFormat == "0.00")
  }
}
