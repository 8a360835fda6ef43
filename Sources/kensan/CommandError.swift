import Grid

/// Why a command cannot go on: one sentence for standard error, exit code 2.
struct CommandError: Error {
  var message: Message

  init(ja: String, en: String) { message = Message(ja: ja, en: en) }
  init(_ message: Message) { self.message = message }
}
