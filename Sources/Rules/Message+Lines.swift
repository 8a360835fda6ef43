package import Grid

extension Message {
  /// The line that guesses why.
  package static func cause(ja: String, en: String) -> Message {
    Message(ja: "考えられる原因: " + ja, en: "Likely cause: " + en)
  }

  /// The line that says what to do.
  package static func remedy(ja: String, en: String) -> Message {
    Message(ja: "直し方: " + ja, en: "Remedy: " + en)
  }

  /// The line that repeats what stands in the form.
  package static func written(ja: String, en: String) -> Message {
    Message(ja: "記載 " + ja, en: "Written: " + en)
  }
}
