import Forms
import Grid

/// The templates of a folder that cannot be used: commands go on with the others, and say so.
struct TemplateFaults: Sendable {
  struct Fault: Sendable {
    var path: String
    /// What commands call the form, where its settings can be read.
    var formID: String?
    var message: Message
  }

  private(set) var all: [Fault] = []

  mutating func add(_ path: String, _ book: Book?, _ error: CommandError) {
    all.append(
      Fault(path: path, formID: book.flatMap(Template.id), message: error.message))
  }

  /// Their files, for people.
  var names: String { all.map { FileSystem.split($0.path).name }.joined(separator: ", ") }

  /// One line on standard error for each, and one on what it means for the files to be read.
  func tell(_ terminal: Terminal) {
    guard !all.isEmpty else { return }
    for fault in all { terminal.complain(fault.message) }
    terminal.complain(
      Message(
        ja: "使えない様式定義（\(names)）を除いて続けます。その様式のファイルは、読めないか、別の定義や推定した定義で読まれます。",
        en: "going on without the templates that cannot be used (\(names)). Files of those forms "
          + "are not read, or are read with another template or a proposed one."))
  }

  /// Whether one of them might have read what the command reads: any, unless `--form` says another.
  func matter(_ formID: String?) -> Bool {
    all.contains { formID == nil || $0.formID == formID }
  }

  /// What was not found may stand in one of them: its mistake is told as the cause.
  func explaining(_ error: CommandError, form: String? = nil) -> CommandError {
    let own = all.filter { form != nil && $0.formID == form }
    if !own.isEmpty { return Self.error(own) }
    guard !all.isEmpty else { return error }
    let causes = Self.error(all).message
    return CommandError(
      ja: "\(error.message.ja) \(causes.ja)", en: "\(error.message.en) \(causes.en)")
  }

  /// - Parameter faults: at least one.
  private static func error(_ faults: [Fault]) -> CommandError {
    CommandError(
      ja: faults.map(\.message.ja).joined(separator: "\n"),
      en: faults.map(\.message.en).joined(separator: "\n"))
  }

  /// Why nothing can be read at all; nil without faults.
  var error: CommandError? { all.isEmpty ? nil : Self.error(all) }
}
