import Forms
import Grid

/// `kensan form list`: the installed templates.
enum FormCommand {
  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    let later = ["show", "blank", "fill", "draft", "test"]
    switch arguments.operands.first {
    case "list" where arguments.operands.count == 1: break
    case let word? where later.contains(word): throw .notYet("kensan form \(word)")
    default:
      throw CommandError(ja: "kensan form list と書いてください。", en: "Write kensan form list.")
    }
    let templates = try TemplateFolder.load(arguments)
    let widest = templates.map { TextWidth.of($0.id) }.max() ?? 0
    for template in templates {
      let padding = String(repeating: " ", count: widest - TextWidth.of(template.id))
      let parts = [template.municipality, template.title, template.edition ?? ""]
      let words = parts.filter { !$0.isEmpty }.joined(separator: "  ")
      terminal.print("\(template.id)\(padding)  \(words)\n")
    }
    return ExitCode.fine
  }
}
