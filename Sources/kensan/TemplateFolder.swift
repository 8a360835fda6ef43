import Forms
import Grid
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

  /// - Throws: the first template that cannot be read: a wrong one would misread forms silently.
  static func load(_ arguments: Arguments) throws(CommandError) -> [Template] {
    let folder = try path(arguments)
    let walk = InputWalk([folder])
    let loader = InputLoader(limits: .standard, stdinName: "-")
    var templates: [Template] = []
    // Examples are rating schemes to copy into a template; they are no templates themselves.
    for entry in walk.entries where !entry.relative.hasPrefix("examples/") {
      guard entry.failure == nil else {
        throw CommandError(
          ja: "様式定義のフォルダー \(folder) に定義がありません。",
          en: "The folder \(folder) holds no templates.")
      }
      templates.append(try template(entry, loader))
    }
    return templates.sorted { $0.id < $1.id }
  }

  private static func template(
    _ entry: InputWalk.Entry, _ loader: InputLoader
  ) throws(CommandError) -> Template {
    let file = try loader.load(entry)
    let book: Book
    do throws(WorkbookError) {
      book = try Workbook(file.source, name: file.name).book()
    } catch {
      throw CommandError(
        ja: "\(entry.path): \(error.message.ja)", en: "\(entry.path): \(error.message.en)")
    }
    do throws(TemplateError) {
      return try Template.read(book, name: file.name)
    } catch {
      throw CommandError(error.message)
    }
  }
}
