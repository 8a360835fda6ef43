import Forms
import Grid
import Review
import Rules
import Workbook

extension Batch {
  /// Reads and checks every input, each for itself and all together.
  func reviewTogether(
    _ arguments: Arguments, _ terminal: Terminal, keeping: Keeping
  ) throws(CommandError) -> (files: [Reviewed], references: BatchReferences) {
    try settle(review(terminal, keeping: keeping), arguments, terminal, keeping)
  }

  /// Checks files together that were each read for itself.
  func settle(
    _ files: [Reviewed], _ arguments: Arguments, _ terminal: Terminal, _ keeping: Keeping
  ) throws(CommandError) -> (files: [Reviewed], references: BatchReferences) {
    var references = try references(arguments)
    if references.roster == nil { references.roster = files.lazy.compactMap(\.roster).first }
    let checked = Review.checkTogether(files, against: references, options: options) { one in
      // Which form it is need not be found out again.
      let own = templates.filter { $0.id == one.template.id }
      return input(one.file).flatMap { Review.form($0, templates: own, options: options) }
    }
    let (settled, notices) = Review.suppress(
      withCells(checked, after: files, keeping), known: references.known, options: options)
    for notice in notices { terminal.complain(notice.message, about: notice.path) }
    references.notices = notices
    return (settled, references)
  }

  /// Files with findings that came when they had been let go: the cells of those are read again.
  func withCells(
    _ files: [Reviewed], after first: [Reviewed], _ keeping: Keeping
  ) -> [Reviewed] {
    guard case .findings(let reach?, _, _) = keeping else { return files }
    var files = files
    for (index, before) in first.enumerated()
    where files[index].findings.count > before.findings.count {
      guard let file = input(before.path),
        let book = try? Review.book(file, limits: options.limits)
      else { continue }
      files[index].book = files[index].cells(of: book, reach)
    }
    return files
  }

  /// One of the inputs once more; nil where it is gone, and for standard input, which is kept whole.
  private func input(_ path: String) -> InputFile? {
    entries.first { $0.path == path }.flatMap { try? loader.load($0) }
  }

  /// What `--baseline`, `--roster` and `--against` name.
  func references(_ arguments: Arguments) throws(CommandError) -> BatchReferences {
    var references = BatchReferences()
    references.known = try known(arguments)
    if let path = arguments.value(.roster) {
      let file = try loader.load(named: path)
      references.roster = try told(path) { () throws(WorkbookError) in
        try Review.roster(file, limits: options.limits)
      }
      if references.roster == nil {
        throw CommandError(
          ja: "\(path): 名簿として読めません。1行目に「施策コード」「施策名」「主管課」「提出ファイル名」などの見出しが要ります。",
          en: "\(path): no roster. It needs headings such as 施策コード, 施策名, 主管課, 提出ファイル名.")
      }
    }
    for entry in InputWalk(arguments.all(.against)).entries {
      let file = try Output.told(entry.path) { () throws(CommandError) in try loader.load(entry) }
      let isKnown = try told(entry.path) { () throws(WorkbookError) in
        try Review.add(file, to: &references, templates: templates, options: options)
      }
      guard isKnown else {
        throw CommandError(
          ja: "\(entry.path): 前年度の様式としても、「指標名」の列のある一覧としても読めません。",
          en: "\(entry.path): neither a form nor a table with a column 指標名.")
      }
    }
    return references
  }

  /// What `--baseline` lists; none without it.
  func known(_ arguments: Arguments) throws(CommandError) -> [Suppression] {
    guard let path = arguments.value(.baseline) else { return [] }
    let file = try loader.load(named: path)
    let book = try TemplateFile.book(file, path: path)
    guard let entries = SuppressionTable.baseline(book, file: path) else {
      throw CommandError(
        ja: "\(path): 既知の指摘の一覧として読めません。「ID」「規則」などの見出しが要ります（--write-baseline で作れます）。",
        en: "\(path): no list of known findings. --write-baseline makes one.")
    }
    return entries
  }

  private func told<Value>(
    _ path: String, _ work: () throws(WorkbookError) -> Value
  ) throws(CommandError) -> Value {
    do throws(WorkbookError) {
      return try work()
    } catch {
      throw CommandError(
        ja: "\(path): \(error.message.ja)", en: "\(path): \(error.message.en)")
    }
  }
}
