import Forms
import Grid
import Rules
import Testing
import Workbook

@testable import Review

/// What a fix changes beside the contents of cells: boxes, merges, input rules; and what cells take.
@Suite("Fixes beside the cells")
struct FixBesideCellsTests {
  static let boxes = "sano-formcontrols.xlsx"

  private func states(_ source: WorkbookSource) throws -> [String] {
    try Files.book(source, Self.boxes).sheets.flatMap { sheet in
      sheet.controls.map {
        "\(sheet.name) \($0.shape ?? 0) \($0.label) \($0.state?.rawValue ?? "")"
      }
    }
  }

  /// The sample with the tick of one question at another choice than the figures bear out.
  private func slipped() throws -> (file: InputFile, question: [Control], sheet: String) {
    let original = try Files.fixture(Self.boxes)
    let sheet = try #require(
      Files.book(original.source, Self.boxes).sheets.first { !$0.controls.isEmpty })
    for ticked in sheet.controls.indices where sheet.controls[ticked].state == .on {
      let question = Array(sheet.controls[(ticked / 3 * 3)..<(ticked / 3 * 3 + 3)])
      let other = try #require(question.first { $0.state == .off })
      let file = try Files.fixture(Self.boxes) { patch in
        let place = CellReference("A1")!
        patch.setTick(false, ofControl: sheet.controls[ticked].shape!, at: place, in: sheet.name)
        patch.setTick(true, ofControl: other.shape!, at: place, in: sheet.name)
      }
      let found = Review.check(
        file, templates: Files.templates,
        options: ReviewOptions(formID: "sano", check: CheckOptions(select: ["VRD-001"])))
      if !found.findings.isEmpty { return (file, question, sheet.name) }
    }
    throw Never()
  }

  /// No question of the sample is judged.
  private struct Never: Error {}

  @Test("a form control is ticked in every part that tells its state, and the rest stays")
  func formControls() throws {
    let original = try Files.fixture(Self.boxes)
    let (file, _, _) = try slipped()
    #expect(try states(file.source) != states(original.source))
    let outcome = Files.fix(
      file, form: "sano", FixOptions(filters: [FixFilter("VRD-001")!]))
    #expect(outcome.applied.map(\.rules) == [["VRD-001"], ["VRD-001"]])
    let texts = outcome.applied.map { $0.texts(.ja) }
    #expect(texts.contains { $0.before.hasPrefix("□ ") && $0.after.hasPrefix("■ ") })
    #expect(texts.contains { $0.before.hasPrefix("■ ") && $0.after.hasPrefix("□ ") })
    #expect(try states(outcome.source) == states(original.source))
    // The old drawing says the same as the newer parts.
    guard case .bytes(let bytes) = outcome.source, case .bytes(let before) = original.source else {
      return
    }
    let (zip, old) = (try Zip(bytes), try Zip(before))
    func ticks(_ zip: Zip) throws -> [Bool] {
      let drawing = try #require(zip.compressed.keys.first { $0.hasSuffix(".vml") })
      return String(decoding: try zip.content(drawing), as: UTF8.self)
        .split(separator: "<x:ClientData").dropFirst().map { $0.contains("<x:Checked>1<") }
    }
    #expect(try ticks(zip) == ticks(old))
    let (after, former) = (try zip.compressed, try old.compressed)
    let changed = after.filter { former[$0.key] != $0.value }.map(\.key)
    #expect(
      changed.allSatisfy { $0.contains("ctrlProp") || $0.hasSuffix(".vml") }, "\(changed)")
    let log = ChangeLog(outcome, output: "out")
    #expect(try log.original(from: outcome.source) == file.source)
  }

  @Test("a linked cell follows its box")
  func linkedCell() throws {
    let (file, question, sheet) = try slipped()
    let wanted = try #require(question.first { $0.state == .on })
    let linked = try Files.unzipped(file) { path, text in
      guard path.contains("ctrlProps/"),
        path.hasSuffix("ctrlProp\(wanted.shape! - 1024).xml")
      else { return text }
      return text.replacing("<formControlPr ", with: "<formControlPr fmlaLink=\"$IV$9\" ")
    }
    let outcome = Files.fix(
      linked, form: "sano", FixOptions(filters: [FixFilter("VRD-001")!]))
    let cell = try Files.book(outcome.source, Self.boxes).sheet(named: sheet)?[
      CellReference("IV9")!]
    #expect(cell?.value == .boolean(true))
  }

  @Test("a box that lies in a protected sheet is left alone without --locked")
  func protected() throws {
    let (file, _, sheet) = try slipped()
    var locked = file
    var patch = WorkbookPatch()
    patch.protect(sheet, NewProtection())
    locked.source = try Workbook(file.source, name: file.name).patched(patch)
    let filters = [FixFilter("VRD-001")!]
    let outcome = Files.fix(locked, form: "sano", FixOptions(filters: filters))
    #expect(outcome.reasons == ["VRD-001": .locked])
    let allowed = Files.fix(
      locked, form: "sano", FixOptions(allowsLocked: true, filters: filters))
    #expect(allowed.applied.count == 2)
  }

  @Test("an ActiveX box is refused with the reason")
  func activeX() throws {
    let (file, question, _) = try slipped()
    let wanted = try #require(question.first { $0.state == .on })
    let number = wanted.shape! - 1024
    let activeX = try Files.unzipped(file) { path, text in
      guard path.hasSuffix("sheet1.xml.rels") else { return text }
      return text.replacing(
        "relationships/ctrlProp\" Target=\"../ctrlProps/ctrlProp\(number).xml",
        with: "relationships/control\" Target=\"../ctrlProps/ctrlProp\(number).xml")
    }
    let name = try sheetName(activeX)
    var patch = WorkbookPatch()
    patch.setTick(true, ofControl: wanted.shape!, at: CellReference("H44")!, in: name)
    #expect {
      try Workbook(activeX.source, name: activeX.name).patched(patch)
    } throws: { error in
      (error as? WorkbookError)?.message.ja.contains("ActiveX") == true
    }
  }

  private func sheetName(_ file: InputFile) throws -> String {
    try #require(
      Files.book(file.source, file.name).sheets.first { !$0.controls.isEmpty }
    ).name
  }

  // MARK: drop-downs

  /// The sample whose grades have another drop-down, with a text in F6.
  private func dropDown(_ choices: [String], _ written: String) throws -> InputFile {
    let file = try Files.fixture("nasushiobara.xlsx") { patch in
      patch.set(.text(written), at: CellReference("F6")!, in: "プロセス3")
    }
    return try Files.unzipped(file) { path, text in
      path.contains("worksheets/")
        ? text.replacing("A,B,C,D,E", with: choices.joined(separator: ",")) : text
    }
  }

  @Test("a correction takes the spelling of the cell's own drop-down")
  func ownSpelling() throws {
    let file = try dropDown(["Ａ", "Ｂ", "Ｃ"], "b")
    let outcome = Files.fix(file, FixOptions(filters: [FixFilter("ENM-002@F6")!]))
    let written = try Files.book(outcome.source, file.name).sheet(named: "プロセス3")?[
      CellReference("F6")!]
    #expect(["Ｂ", "b"].contains(written?.value.raw), "never a spelling that is not offered")
  }

  @Test("what the cell's drop-down does not offer is not written")
  func notOffered() throws {
    let file = try dropDown(["可", "不可"], "ｂ")
    let outcome = Files.fix(file, FixOptions(filters: [FixFilter("ENM-002@F6")!]))
    #expect(outcome.applied.isEmpty)
    let reason = outcome.withheld.first?.reason.message.ja
    #expect(reason?.contains("可・不可") == true, "\(reason ?? "")")
  }

  @Test("a lost merge comes back, and the log takes it away again")
  func layout() throws {
    let original = try Files.fixture("sano.xlsx")
    let sheet = try Files.book(original.source, original.name).sheets[0]
    let merge = try #require(sheet.merges.first { $0.columns.count > 2 && $0.rows.count == 1 })
    let file = try Files.fixture("sano.xlsx") { $0.unmerge(merge, in: sheet.name) }
    let outcome = Files.fix(
      file, form: "sano", FixOptions(filters: [FixFilter("LAY-004")!]))
    if outcome.applied.isEmpty {
      Issue.record(
        "\(merge): \(outcome.remaining.filter { $0.rule == "LAY-004" }.count) \(outcome.withheld.map(\.reason))"
      )
    }
    let merges = try Files.book(outcome.source, file.name).sheets[0].merges
    #expect(Set(merges) == Set(sheet.merges))
    #expect(try ChangeLog(outcome, output: "out").original(from: outcome.source) == file.source)
  }

  @Test("a cell check box stays a boolean with its style")
  func cellBox() throws {
    let place = CellReference("F6")!
    let file = try Files.fixture("nasushiobara.xlsx") {
      $0.set(.boolean(true), at: place, in: "プロセス3")
    }
    let style = try Files.book(file.source, file.name).sheets[0][place]?.style
    let edit = CellEdit(
      sheet: "プロセス3", reference: place, from: .boolean(true), to: .boolean(false))
    let fixed = try Workbook(file.source, name: file.name).patched([edit])
    let cell = try Files.book(fixed, file.name).sheets[0][place]
    #expect(cell?.value == .boolean(false))
    #expect(cell?.style == style)
  }
}
