package import Grid
import Rules
package import Workbook

/// What was done to one file, and what gives its first bytes back.
package struct ChangeLog: Sendable {
  /// One file of an unzipped workbook, or the whole of any other.
  package struct Part: Sendable {
    /// nil for a file that is no folder.
    package var path: String?
    /// Makes the original of the corrected one.
    package var recipe: ByteRecipe

    package init(path: String?, recipe: ByteRecipe) {
      self.path = path
      self.recipe = recipe
    }
  }

  /// As the user named it.
  package var input: String
  /// Where the corrected file lies; nil where none was written.
  package var output: String?
  package var originalHash: String
  package var correctedHash: String
  package var parts: [Part]
  /// What was changed; empty in a log that was read only to undo it.
  package var applied: [AppliedEdit] = []
  package var withheld: [WithheldFix] = []
  package var recalculation = Recalculation()

  package init(
    input: String, output: String?, originalHash: String, correctedHash: String, parts: [Part]
  ) {
    self.input = input
    self.output = output
    self.originalHash = originalHash
    self.correctedHash = correctedHash
    self.parts = parts
  }

  /// - Parameter output: nil leaves out what would give the original back.
  package init(_ outcome: FixOutcome, output: String?) {
    self.init(
      input: outcome.path, output: output,
      originalHash: SHA256.hexDigest(of: outcome.original),
      correctedHash: SHA256.hexDigest(of: outcome.source),
      parts: output == nil ? [] : Self.parts(making: outcome.original, from: outcome.source))
    applied = outcome.applied
    withheld = outcome.withheld
    recalculation = outcome.recalculation
  }

  private static func parts(making original: WorkbookSource, from corrected: WorkbookSource)
    -> [Part]
  {
    switch (original, corrected) {
    case (.bytes(let original), .bytes(let corrected)):
      return [Part(path: nil, recipe: ByteRecipe(making: original, from: corrected))]
    case (.folder(let original), _):
      let found = bytesByPath(corrected)
      return original.map {
        Part(path: $0.path, recipe: ByteRecipe(making: $0.bytes, from: found[$0.path] ?? []))
      }
    case (.bytes, .folder): return []
    }
  }

  private static func bytesByPath(_ source: WorkbookSource) -> [String: [UInt8]] {
    guard case .folder(let files) = source else { return [:] }
    return Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  }

  /// Gives the original back, byte for byte.
  ///
  /// - Throws: where the file is not the corrected one any more, or the log is not whole.
  package func original(from corrected: WorkbookSource) throws(Refused) -> WorkbookSource {
    let hash = SHA256.hexDigest(of: corrected)
    guard hash == correctedHash else {
      throw hash == originalHash ? .alreadyOriginal : .changedSince
    }
    let found = Self.bytesByPath(corrected)
    var files: [PartFile] = []
    for part in parts {
      let bytes =
        switch (corrected, part.path) {
        case (.bytes(let bytes), nil): part.recipe.made(from: bytes)
        case (.folder, let path?): part.recipe.made(from: found[path] ?? [])
        default: [UInt8]?.none
        }
      guard let bytes else { throw .incomplete }
      guard let path = part.path else { return try checked(.bytes(bytes)) }
      files.append(PartFile(path: path, bytes: bytes))
    }
    return try checked(.folder(files))
  }

  private func checked(_ source: WorkbookSource) throws(Refused) -> WorkbookSource {
    guard SHA256.hexDigest(of: source) == originalHash else { throw .incomplete }
    return source
  }

  package enum Refused: Error {
    case alreadyOriginal, changedSince, incomplete

    package var message: Message {
      switch self {
      case .alreadyOriginal:
        Message(ja: "すでに修正前のままです。", en: "The file is the original already.")
      case .changedSince:
        Message(
          ja: "修正した後にファイルが変わっているため、元に戻せません。保存しておいた元のファイルを使ってください。",
          en:
            "The file changed after it was corrected, so it cannot be undone. Use a kept original.")
      case .incomplete:
        Message(
          ja: "修正の記録が壊れているため、元に戻せません。保存しておいた元のファイルを使ってください。",
          en: "The log is damaged, so the fix cannot be undone. Use a kept original.")
      }
    }
  }
}
