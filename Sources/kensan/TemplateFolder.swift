import Forms
import Grid
import Notation
import Review
import Workbook

/// Where the installed forms are described, and the templates read from there.
enum TemplateFolder {
  /// `--templates`, else `../share/kensan/templates` beside the program, else `templates` of the
  /// checkout the program was built in.
  static func path(_ arguments: Arguments) throws(CommandError) -> String {
    if let given = arguments.value(.templates) {
      guard FileSystem.kind(given) == .folder else {
        throw CommandError(
          ja: "様式定義のフォルダー \(given) がありません。",
          en: "There is no folder of templates \(given).")
      }
      return given
    }
    if let program = FileSystem.executable() {
      var folder = FileSystem.split(program).folder
      let shared = FileSystem.joined(
        FileSystem.split(folder).folder, "share/kensan/templates")
      if FileSystem.kind(shared) == .folder { return shared }
      while folder != "/", folder != "." {
        folder = FileSystem.split(folder).folder
        let candidate = FileSystem.joined(folder, "templates")
        if FileSystem.exists(FileSystem.joined(folder, "Package.swift")),
          FileSystem.kind(candidate) == .folder
        {
          return candidate
        }
      }
    }
    throw CommandError(
      ja: "様式定義が見つかりません。--templates DIR で指定してください。",
      en: "No templates are installed. Name their folder with --templates DIR.")
  }

  /// The installed templates, and those that cannot be used.
  static func load(
    _ arguments: Arguments
  ) throws(CommandError) -> (templates: [Template], faults: TemplateFaults) {
    let (files, faults) = try files(arguments)
    return (files.map(\.template), faults)
  }

  /// The installed templates with their workbooks, by id, and those that cannot be used.
  ///
  /// - Throws: where there are none to use.
  static func files(
    _ arguments: Arguments
  ) throws(CommandError) -> (usable: [TemplateFile], faults: TemplateFaults) {
    let folder = try path(arguments)
    let loader = InputLoader(limits: .standard, stdinName: "-")
    var files: [TemplateFile] = []
    var faults = TemplateFaults()
    var sheetFolders: Set<String> = []
    // Examples are rating schemes to copy into a template, layouts are for summaries: no forms.
    for entry in InputWalk([folder]).entries
    where !entry.relative.hasPrefix("examples/") && !entry.relative.hasPrefix(layouts) {
      guard entry.path != folder || entry.failure == nil else {
        throw CommandError(
          ja: "様式定義のフォルダー \(folder) に定義がありません。",
          en: "The folder \(folder) holds no templates.")
      }
      let parent = FileSystem.split(entry.path).folder
      let isSheet = SheetFolder.isOne(parent)
      if isSheet, !sheetFolders.insert(parent).inserted { continue }
      let path = isSheet ? parent : entry.path
      var book: Book?
      do throws(CommandError) {
        let input =
          isSheet
          ? try SheetFolder.file(parent, loader)
          : try Output.told(path) { () throws(CommandError) in try loader.load(entry) }
        let read = try TemplateFile.book(input, path: path)
        book = read
        files.append(try TemplateFile(input, read))
      } catch {
        faults.add(path, book, error)
      }
    }
    if files.isEmpty, let error = faults.error { throw error }
    return (files.sorted { $0.template.id < $1.template.id }, faults)
  }

  private static let layouts = "summary-"

  /// The workbook of a summary's layout: a file, else an installed one by the end of its name.
  static func layout(_ word: String, _ arguments: Arguments) throws(CommandError) -> InputFile {
    let loader = InputLoader(limits: .standard, stdinName: "-")
    if FileSystem.exists(word) { return try loader.load(path: word) }
    let folder = try path(arguments)
    let names = try FileSystem.names(in: folder)
      .filter { $0.hasPrefix(layouts) && $0.hasSuffix(".xlsx") }
    let name = layouts + word + ".xlsx"
    guard names.contains(name) else {
      let known = names.map { String($0.dropFirst(layouts.count).dropLast(".xlsx".count)) }
        .joined(separator: ", ")
      throw CommandError(
        ja: "集計表の様式「\(word)」はありません（使える様式: \(known)。ブックのパスでも指定できます）。",
        en: "There is no layout \"\(word)\" (installed: \(known); a workbook's path will do too).")
    }
    return try loader.load(path: FileSystem.joined(folder, name))
  }

  /// The template that a word names: a file, else the id of an installed one.
  static func named(
    _ word: String, _ arguments: Arguments
  ) throws(CommandError) -> TemplateFile {
    if FileSystem.exists(word) {
      return try TemplateFile(input(word, InputLoader(limits: .standard, stdinName: "-")))
    }
    let (installed, faults) = try files(arguments)
    if let file = installed.first(where: { $0.template.id == word }) { return file }
    throw faults.explaining(noSuchForm(word, installed.map(\.template.id)), form: word)
  }

  /// The workbook of a template at a path: a file, an unzipped one, or a folder of CSV files.
  static func input(_ path: String, _ loader: InputLoader) throws(CommandError) -> InputFile {
    if SheetFolder.isOne(path) { return try SheetFolder.file(path, loader) }
    var entry = InputWalk.Entry(path: path, relative: path)
    entry.isFolder = FileSystem.kind(path) == .folder
    return try loader.load(entry)
  }

  static func noSuchForm(_ word: String, _ installed: [String]) -> CommandError {
    let near = Similarity.nearest(word, among: installed)
    let list = installed.joined(separator: ", ")
    return CommandError(
      ja: "様式「\(word)」はありません（使える様式: \(list)）。" + (near.map { "\($0) のことですか。" } ?? ""),
      en: "There is no form \"\(word)\" (installed: \(list))."
        + (near.map { " Did you mean \($0)?" } ?? ""))
  }
}

/// A template and the workbook it stands in.
struct TemplateFile {
  var path: String
  var name: String
  var source: WorkbookSource
  var book: Book
  var template: Template
  /// Copies are drawn in it that have no tags and are filled in by hand.
  var hasOpenCopies = false

  /// Another workbook made of a template, read anew.
  init(_ source: WorkbookSource, like file: TemplateFile) throws(WorkbookError) {
    self = file
    self.source = source
    book = try Workbook(source, name: file.name).book()
    if let template = try? Template.read(book, name: file.name) { self.template = template }
  }

  /// - Throws: why the workbook cannot be read, or its first mistake as a template.
  init(_ file: InputFile) throws(CommandError) {
    try self.init(file, Self.book(file, path: file.path))
  }

  /// - Throws: the first mistake of the book as a template.
  init(_ file: InputFile, _ book: Book) throws(CommandError) {
    (path, name, source) = (file.path, file.name, file.source)
    self.book = book
    do throws(TemplateError) {
      template = try Template.read(book, name: file.name)
    } catch {
      throw CommandError(error.message)
    }
  }

  static func book(_ file: InputFile, path: String) throws(CommandError) -> Book {
    do throws(WorkbookError) {
      return try Workbook(file.source, name: file.name).book()
    } catch {
      throw CommandError(
        ja: "\(path): \(error.message.ja)", en: "\(path): \(error.message.en)")
    }
  }
}
