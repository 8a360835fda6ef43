import Compile
import Forms
import Grid
import Reports
import Review
import Workbook

/// The parts a summary is counted from: of the files named, or as other runs have written them.
struct SummaryParts {
  let batch: Batch
  /// Of the templates' workbooks, by id: a part is read with the template it was made with.
  let digests: [String: String]

  private static let text = SummaryPartText(
    toolVersion: Version.tool, ruleSetVersion: Version.ruleSet)

  init(_ arguments: Arguments, _ batch: Batch) throws(CommandError) {
    self.batch = batch
    let isKept = arguments.has(.partial) || arguments.has(.combine)
    let files = isKept ? try TemplateFolder.files(arguments).usable : []
    digests = Dictionary(
      files.map { ($0.template.id, SHA256.hexDigest(of: $0.source)) }, uniquingKeysWith: { $1 })
  }

  /// By path, so that it makes no difference in which order the files were named or read.
  func read(_ arguments: Arguments, _ terminal: Terminal) throws(CommandError) -> [SummaryPart] {
    var parts: [SummaryPart] = []
    if arguments.has(.combine) {
      parts = try written(arguments)
    } else {
      try batch.forEachReviewed(terminal, keeping: .forms) { file in
        parts.append(SummaryPart(file, digests: digests))
      }
    }
    let sorted = parts.enumerated().sorted { one, other in
      let paths = (Array(one.element.path.utf8), Array(other.element.path.utf8))
      return paths.0 == paths.1
        ? one.offset < other.offset : paths.0.lexicographicallyPrecedes(paths.1)
    }.map(\.element)
    return try Self.once(sorted)
  }

  func reviewed(_ parts: [SummaryPart]) throws(CommandError) -> [Reviewed] {
    var files: [Reviewed] = []
    for part in parts {
      do throws(CompileError) {
        files.append(try part.reviewed(batch.templates, digests: digests))
      } catch {
        throw CommandError(error.message)
      }
    }
    return files
  }

  /// Writes to `-o`, under a name of its own into `--out-dir`, else to standard output.
  static func write(
    _ parts: [SummaryPart], _ arguments: Arguments, _ terminal: Terminal
  ) throws(CommandError) {
    guard let bytes = try? text.document(parts) else { preconditionFailure("a part has no text") }
    if let path = arguments.value(.output) {
      try Output.write(bytes, to: path)
    } else if let folder = arguments.value(.outDirectory) {
      try FileSystem.makeFolder(folder)
      // The same files give the same name: a run that is repeated counts nothing twice.
      let name = "part-\(SHA256.hexDigest(of: .bytes(bytes)).prefix(16)).jsonl"
      try Output.write(bytes, to: FileSystem.joined(folder, name))
    } else {
      terminal.print(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// What `--partial` wrote; of a folder every `.jsonl` right in it.
  private func written(_ arguments: Arguments) throws(CommandError) -> [SummaryPart] {
    var parts: [SummaryPart] = []
    for path in try Self.files(arguments.operands) {
      let file = try Output.told(path) { () throws(CommandError) in
        try batch.loader.load(InputWalk.Entry(path: path, relative: path))
      }
      do {
        parts += try Self.text.parts(file.bytes)
      } catch let fault as SummaryPartText.Fault {
        throw CommandError(
          ja: "\(path): \(fault.message.ja)", en: "\(path): \(fault.message.en)")
      } catch {
        preconditionFailure("parts fail by faults only")
      }
    }
    return parts
  }

  private static func files(_ operands: [String]) throws(CommandError) -> [String] {
    var files: [String] = []
    for path in operands {
      guard path != "-", FileSystem.kind(path) == .folder else {
        files.append(path)
        continue
      }
      let names = try FileSystem.names(in: path).filter { $0.hasSuffix(".jsonl") }
      guard !names.isEmpty else {
        throw CommandError(
          ja: "\(path): フォルダーの中に部分集計（.jsonl）がありません。",
          en: "\(path): the folder holds no parts (.jsonl).")
      }
      files += names.map { FileSystem.joined(path, $0) }
    }
    return files
  }

  /// A file that two runs have read alike counts once.
  private static func once(_ parts: [SummaryPart]) throws(CommandError) -> [SummaryPart] {
    var kept: [SummaryPart] = []
    for part in parts {
      guard let last = kept.last, last.path == part.path else {
        kept.append(part)
        continue
      }
      let texts = [last, part].map { try? JSON(encoding: $0).line }
      guard texts[0] == texts[1] else {
        throw CommandError(
          ja: "\(part.path) が二つの部分集計に違う内容で入っています。古い方を除いてください。",
          en: "\(part.path) stands in two parts that differ. Leave the older one out.")
      }
    }
    return kept
  }
}
