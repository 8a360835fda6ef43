package import Forms
package import Grid
package import Rules
package import Workbook

/// What a batch is held against beside itself.
package struct BatchReferences: Sendable {
  package var roster: Roster?
  /// What last year's books and the plan's lists name; nil where none was given.
  package var expected: [ExpectedIndicator]?
  /// Last year's forms among them.
  package var earlier: [Submission] = []
  /// Findings that people know of.
  package var known: [Suppression] = []
  /// What is to be said of lines that except findings.
  package var notices: [SuppressionNotice] = []

  package init(roster: Roster? = nil, expected: [ExpectedIndicator]? = nil) {
    self.roster = roster
    self.expected = expected
  }
}

extension Review {
  /// The files as one batch: the submissions among them, the earliest first, and what they are held
  /// against.
  ///
  /// - Parameter readAgain: takes up a form that was let go.
  package static func batch(
    _ files: [Reviewed], against references: BatchReferences,
    readAgain: @escaping BatchContext.FormReading = { _ in nil }
  ) -> BatchContext {
    BatchContext(
      // What was read by a guess is not held against the others.
      submissions: files.filter { !$0.isDrafted }.compactMap { $0.brief?.submission },
      unread: files.filter { $0.failure != nil }.map(\.path), roster: references.roster,
      expected: references.expected, earlier: references.earlier, readAgain: readAgain)
  }

  /// Runs the rules over several forms and puts what they find to the files it is found in; a roster
  /// that is none of the files is added at the end.
  ///
  /// - Parameter readAgain: takes up a form that was let go.
  package static func checkTogether(
    _ files: [Reviewed], against references: BatchReferences, options: ReviewOptions,
    readAgain: @escaping BatchContext.FormReading = { _ in nil }
  ) -> [Reviewed] {
    guard options.runsRules else { return files }
    let batch = batch(files, against: references, readAgain: readAgain)
    let findings = BatchChecker.check(batch, options: options.check)
      .filter { $0.severity >= options.leastSeverity }
    var files = files
    for (path, own) in Dictionary(grouping: findings, by: { $0.location.file ?? "" }) {
      let place = files.firstIndex { $0.path == path }
      let index = place ?? files.endIndex
      if place == nil { files.append(Reviewed(path: path)) }
      files[index].findings = Checker.inOrder(
        files[index].findings + own.map { withoutFile($0, path) })
    }
    return files
  }

  /// What last year's forms say otherwise than a file, where that could be put right.
  static func findingsAgainstLastYear(
    in reading: Reading, of path: String, options: ReviewOptions
  ) -> [Finding] {
    guard options.runsRules, !options.lastYear.isEmpty, !reading.isDrafted else { return [] }
    let batch = BatchContext(
      submissions: [Submission(file: path, form: reading.form)], earlier: options.lastYear)
    return BatchChecker.check(batch, options: options.check).filter {
      $0.severity >= options.leastSeverity && $0.fix != nil
    }.map { withoutFile($0, path) }
  }

  /// The file that a finding is about need not be named at each of its cells.
  private static func withoutFile(_ finding: Finding, _ path: String) -> Finding {
    var finding = finding
    finding.location.file = nil
    for index in finding.related.indices where finding.related[index].file == path {
      finding.related[index].file = nil
    }
    return finding
  }

  /// The roster that a file holds, nil where it holds none.
  package static func roster(_ file: InputFile, limits: Limits) throws(WorkbookError) -> Roster? {
    Roster(try book(file, limits: limits), file: file.path, strictly: false)
  }

  package static func book(_ file: InputFile, limits: Limits) throws(WorkbookError) -> Book {
    try Workbook(file.source, name: file.name, limits: limits).book()
  }

  /// The form in a file, nil where it holds none.
  package static func form(
    _ file: InputFile, templates: [Template], options: ReviewOptions
  ) -> Form? {
    try? read(file.source, name: file.name, templates: templates, options: options).get().form
  }

  /// Takes in last year's form, or a list of the plan's indicators.
  ///
  /// - Returns: whether the file is either.
  package static func add(
    _ file: InputFile, to references: inout BatchReferences, templates: [Template],
    options: ReviewOptions
  ) throws(WorkbookError) -> Bool {
    let found: [ExpectedIndicator]
    if case .success(let reading) = read(
      file.source, name: file.name, templates: templates, options: options)
    {
      found = ExpectedIndicator.all(of: reading.form, file: file.path)
      references.earlier.append(
        Submission(file: file.path, form: reading.form, keepsForm: false))
    } else {
      let book = try book(file, limits: options.limits)
      guard let list = ExpectedIndicator.all(of: book, file: file.path) else { return false }
      found = list
    }
    references.expected = (references.expected ?? []) + found
    return true
  }
}
