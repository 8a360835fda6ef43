import Grid
import Reports
import Rules

/// `kensan docs OUT`: the pages about rules, templates and commands.
enum DocsCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    guard arguments.operands.count == 1 else {
      throw CommandError(
        ja: "書き出す先のフォルダーを指定してください（kensan docs OUT）。",
        en: "Name the folder to write to (kensan docs OUT).")
    }
    let folder = arguments.operands[0]
    try Output.refuseExisting(folder, arguments)
    let (templates, faults) = try TemplateFolder.files(arguments)
    faults.tell(terminal)
    let site = Site(
      rules: Rule.all, templates: templates.map { ($0.template, $0.book) },
      commands: CommandName.shown.map(command), toolVersion: Version.tool)
    let pages = site.pages()
    for page in pages {
      let path = FileSystem.joined(folder, page.path)
      try Output.told(path) { () throws(CommandError) in
        try FileSystem.makeFolder(FileSystem.split(path).folder)
      }
      try Output.write(Array(page.text.utf8), to: path)
    }
    terminal.tell(
      Message(
        ja: "\(pages.count) ページを \(folder) に書きました（\(folder)/index.html から読めます）。",
        en: "\(pages.count) pages in \(folder); begin with \(folder)/index.html."))
    return faults.matter(nil) ? ExitCode.trouble : ExitCode.fine
  }

  private static func command(_ name: CommandName) -> Site.Command {
    let options = OptionName.allCases.filter { name.options.contains($0) }
    return Site.Command(
      name: name.rawValue, usage: name.usage, summary: name.summary,
      options: options.map { option in
        (
          option.spelling + (option.placeholder.map { " " + $0 } ?? ""),
          OptionHelp.sentence(option)
        )
      }, formats: name.formats)
  }
}
