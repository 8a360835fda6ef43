import Review

/// What `merge` and `summary` begin with: an output that may be written, inputs that were read.
enum CompileInput {
  /// The workbook to write.
  static func output(_ arguments: Arguments) throws(CommandError) -> String {
    try Output.workbook(
      arguments, ja: "-o の出力は、この版では .xlsx だけです。", en: "In this version -o writes .xlsx only.")
  }

  static func read(
    _ arguments: Arguments, _ terminal: Terminal
  ) throws(CommandError) -> (files: [Reviewed], output: String) {
    let output = try output(arguments)
    let batch = try Batch(arguments, terminal: terminal, excluding: output)
    let files = batch.review(terminal, keepsBooks: true)
    _ = Batch.complain(files, terminal)
    return (files, output)
  }
}
