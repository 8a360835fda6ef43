/// What `merge` begins with: an output that may be written.
enum CompileInput {
  /// The workbook to write.
  static func output(_ arguments: Arguments) throws(CommandError) -> String {
    try Output.workbook(
      arguments, ja: "-o の出力は、この版では .xlsx だけです。", en: "In this version -o writes .xlsx only.")
  }
}
