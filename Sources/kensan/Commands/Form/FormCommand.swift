import Forms
import Grid
import Notation

/// `kensan form …`: the planner's work with templates.
enum FormCommand {
  private static let jobs = CommandName.form.jobs

  static func run(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> Int32 {
    guard let job = arguments.operands.first else {
      throw CommandError(
        ja: "kensan form \(jobs.joined(separator: "|")) のどれかを書いてください。",
        en: "Write kensan form \(jobs.joined(separator: "|")).")
    }
    var rest = arguments
    rest.operands.removeFirst()
    switch job {
    case "list": return try list(rest, terminal)
    case "show": return try FormShow.run(rest, terminal)
    case "test": return try FormTest.run(rest, terminal)
    case "blank": return try FormBlank.run(rest, terminal)
    case "fill": return try FormFillCommand.run(rest, terminal)
    case "draft": return try FormDraftCommand.run(rest, terminal)
    default:
      let near = Similarity.nearest(job, among: jobs)
      throw CommandError(
        ja: "kensan form に「\(job)」はありません。" + (near.map { "\($0) のことですか。" } ?? ""),
        en: "kensan form knows no \"\(job)\"." + (near.map { " Did you mean \($0)?" } ?? ""))
    }
  }

  /// The one operand of a job.
  static func operand(
    _ arguments: Arguments, _ usage: String
  ) throws(CommandError) -> String {
    guard arguments.operands.count == 1 else {
      throw CommandError(
        ja: "kensan form \(usage) と書いてください。", en: "Write kensan form \(usage).")
    }
    return arguments.operands[0]
  }

  private static func list(
    _ arguments: Arguments, _ terminal: Terminal
  ) throws(CommandError) -> Int32 {
    guard arguments.operands.isEmpty else {
      throw CommandError(ja: "kensan form list と書いてください。", en: "Write kensan form list.")
    }
    let (templates, faults) = try TemplateFolder.load(arguments)
    let widest = templates.map { TextWidth.of($0.id) }.max() ?? 0
    for template in templates {
      let padding = String(repeating: " ", count: widest - TextWidth.of(template.id))
      let parts = [template.municipality, template.title, template.edition ?? ""]
      let words = parts.filter { !$0.isEmpty }.joined(separator: "  ")
      terminal.print("\(template.id)\(padding)  \(words)\n")
    }
    faults.tell(terminal)
    return faults.matter(nil) ? ExitCode.trouble : ExitCode.fine
  }
}
