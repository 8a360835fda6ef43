package import Forms
import Grid
import Rules
import Workbook

/// The department's jobs over one file: check it, fix it.
package enum Review {
  /// Reads a file as a form and checks it; what is wrong with the file is told in `failure`.
  package static func check(
    _ file: InputFile, templates: [Template], options: ReviewOptions
  ) -> Reviewed {
    var reviewed = Reviewed(path: file.path)
    var options = options
    options.memory = SentenceMemory()
    if options.hashes { reviewed.sha256 = SHA256.hexDigest(of: file.source) }
    switch read(file.source, name: file.name, templates: templates, options: options) {
    case .failure(let failure):
      reviewed.book = failure.book
      // The list of what is expected lies among the files: it is read, not refused.
      if !failure.isCompiled {
        reviewed.roster = failure.book.flatMap { Roster($0, file: file.path, strictly: true) }
      }
      guard reviewed.roster == nil else { return reviewed }
      if !failure.isCompiled || !options.checksCompiled { reviewed.failure = failure.message }
      guard options.runsRules else { return reviewed }
      let findings =
        if let book = failure.book {
          Checker.check(file: book, name: file.name, options: options.check)
        } else if let fault = failure.fault {
          Checker.check(unreadable: file.name, fault, options: options.check)
        } else {
          [Finding]()
        }
      reviewed.findings = findings.filter { $0.severity >= options.leastSeverity }
    case .success(let reading):
      reviewed.book = reading.book
      reviewed.form = reading.form
      if reading.isDrafted {
        reviewed.isDrafted = true
        reviewed.unreadNumbers = reading.form.unreadNumbers(in: reading.book)
      }
      reviewed.savedAt = reading.book.properties.core["modified"]
      let told = Self.told(in: reading.book, as: reading.form, name: reading.name, options: options)
      reviewed.findings = Localisation.located(
        settled(told, of: reading.form, options), told: told, in: reading, options)
      reviewed.suppressions = SuppressionTable.own(
        reading.book, file: file.path, rules: Rule.ids(with: [reading.form.template]))
    }
    return reviewed
  }

  struct Reading {
    var name: String
    var workbook: Workbook
    /// What the file itself holds.
    var stored: Book
    /// The same, and the results of formulas that no program has calculated yet.
    var book: Book
    var laid: FormReading
    /// No template fits: the form was read with one proposed from the file itself.
    var isDrafted = false

    var form: Form { laid.form }
  }

  struct Failure: Error {
    var message: Message
    /// What stands in the file, where it could be read and is no form.
    var book: Book?
    /// It was put together by kensan.
    var isCompiled = false
    /// What a rule says of a file that cannot be read.
    var fault: Checker.FileFault?
  }

  static func read(
    _ source: WorkbookSource, name: String, templates: [Template], options: ReviewOptions
  ) -> Result<Reading, Failure> {
    let workbook: Workbook
    let stored: Book
    let book: Book
    do throws(WorkbookError) {
      workbook = try Workbook(source, name: name, limits: options.limits)
      stored = try workbook.book()
      book = stored.calculated
    } catch {
      return .failure(Failure(message: error.message, fault: error.fault))
    }
    guard book.properties.custom[MergedBook.property] == nil else {
      return .failure(
        Failure(
          message: MergedBook.refusal, book: options.checksCompiled ? book : nil, isCompiled: true))
    }
    do throws(FormError) {
      let laid = try FormReader.reading(
        book, templates: templates, formID: options.formID)
      // A form asked for by hand may have nothing in common with the file: that costs 1 and more.
      guard laid.form.alignment.normalizedCost < 1 else {
        return .failure(Failure(message: nothingOf(laid.form.template), book: book))
      }
      return .success(
        Reading(name: name, workbook: workbook, stored: stored, book: book, laid: laid))
    } catch {
      if case .unknownForm = error, options.drafts,
        Roster(book, file: name, strictly: true) == nil, let laid = drafted(book, name: name)
      {
        return .success(
          Reading(
            name: name, workbook: workbook, stored: stored, book: book, laid: laid, isDrafted: true)
        )
      }
      return .failure(Failure(message: error.message, book: book))
    }
  }

  /// Cells of the largest book for which a template is proposed unasked: people wait for a check, and
  /// a proposal takes some 0.1 ms a cell.
  private static let mostDraftedCells = 12_000
  /// Bytes of its texts: a form of so many cells has less than half.
  private static let mostDraftedText = 4 << 20
  /// Steps of laying the longest sheet over its proposal: its rows times the square of the
  /// template's.
  private static let mostDraftedSteps = 5_000_000

  /// The form as a template proposed from the book itself reads it.
  private static func drafted(_ book: Book, name: String) -> FormReading? {
    let cells = book.sheets.lazy.flatMap(\.cells)
    guard book.sheets.reduce(0, { $0 + $1.cells.count }) <= mostDraftedCells,
      cells.reduce(0, { $0 + $1.shown.utf8.count }) <= mostDraftedText,
      let template = draft(book, name: name).template(book, name: name),
      steps(book, template) <= mostDraftedSteps,
      let laid = try? FormReader.reading(book, proposal: template),
      !laid.form.allIndicators.isEmpty
    else { return nil }
    // What a proposal does not cover, or takes for one more copy, is no fault of the file.
    return laid.leavingRest
  }

  private static func steps(_ book: Book, _ template: Template) -> Int {
    let rows = book.sheets.map { $0.extent?.rows.count ?? 0 }.max() ?? 0
    let wanted = template.formSheets.map(\.rows.count).max() ?? 0
    return rows * wanted * wanted
  }

  private static func nothingOf(_ template: Template) -> Message {
    Message(
      ja: "様式「\(template.id)」として読める所がありません。別の様式か、見出しが大きく変わっています。",
      en: "Nothing in the file can be read as the form \"\(template.id)\".")
  }

  static func findings(in reading: Reading, options: ReviewOptions) -> [Finding] {
    findings(in: reading.book, as: reading.form, name: reading.name, options: options)
  }

  static func findings(
    in book: Book, as form: Form, name: String, options: ReviewOptions
  ) -> [Finding] {
    settled(told(in: book, as: form, name: name, options: options), of: form, options)
  }

  /// What each rule says by itself.
  private static func told(
    in book: Book, as form: Form, name: String, options: ReviewOptions
  ) -> [Finding] {
    guard options.runsRules else { return [] }
    return Checker.told(
      form, book: book, name: name, options: options.check,
      rules: options.rules, numberText: { Workbook.text(of: $0, format: $1) },
      memory: options.memory ?? SentenceMemory())
  }

  /// - Parameter told: what each rule says by itself.
  static func settled(
    _ told: [Finding], of form: Form, _ options: ReviewOptions
  ) -> [Finding] {
    Checker.settled(told, of: form).filter {
      $0.severity >= options.leastSeverity && $0.location.sheet != SuppressionTable.sheetName
    }
  }
}

extension WorkbookError {
  /// What is wrong with the file by the catalogue, nil where it is merely broken.
  fileprivate var fault: Checker.FileFault? {
    switch reason {
    case .notAWorkbook, .otherArchive, .notZip, .encrypted, .legacyXLS, .binaryXLSB, .openDocument:
      .type
    case .malformedCSV: cell.flatMap { CellReference($0) }.map { .quote($0) }
    default: nil
    }
  }
}
