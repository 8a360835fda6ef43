package import Compile
package import Grid

/// Parts of a summary as text: JSON Lines.
///
/// A part is a line that says what follows (`part`, `version`, `tool`, `rules`, `files`), then one
/// line for each file. Parts may be put one behind another into one file. What stands in a file's
/// line is what the program's own types hold, so that only the same version of the program reads it.
package struct SummaryPartText: Sendable {
  package static let version = 1
  private static let kind = "kensan summary"

  package struct Fault: Error, Sendable {
    package var message: Message
  }

  package var toolVersion: String
  package var ruleSetVersion: String

  package init(toolVersion: String, ruleSetVersion: String) {
    self.toolVersion = toolVersion
    self.ruleSetVersion = ruleSetVersion
  }

  package func document(_ parts: [SummaryPart]) throws -> [UInt8] {
    var bytes = Array((head(files: parts.count).line + "\n").utf8)
    for part in parts {
      try JSON(encoding: part).write(into: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private func head(files: Int) -> JSON {
    .object([
      ("part", .string(Self.kind)), ("version", .integer(Self.version)),
      ("tool", .string(toolVersion)), ("rules", .string(ruleSetVersion)),
      ("files", .integer(files)),
    ])
  }

  /// - Throws: `Fault` where the text is no part, one of another version, or cut off.
  package func parts(_ bytes: [UInt8]) throws -> [SummaryPart] {
    var parts: [SummaryPart] = []
    var awaited = 0
    for (number, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
      guard let value = try? JSON.parse(line) else { throw Self.broken(line: number + 1) }
      if value["part"] != nil {
        guard awaited == 0 else { throw Self.cut }
        awaited = try count(of: value)
      } else {
        guard awaited > 0, let part = try? value.decoded(as: SummaryPart.self) else {
          throw Self.broken(line: number + 1)
        }
        awaited -= 1
        parts.append(part)
      }
    }
    guard awaited == 0, !bytes.isEmpty else { throw Self.cut }
    return parts
  }

  private func count(of head: JSON) throws -> Int {
    guard head["part"]?.text == Self.kind, let files = head["files"]?.whole, files >= 0 else {
      throw Self.broken(line: 1)
    }
    guard head["version"]?.whole == Self.version, head["tool"]?.text == toolVersion,
      head["rules"]?.text == ruleSetVersion
    else {
      let maker = head["tool"]?.text ?? "?"
      throw Fault(
        message: Message(
          ja: "別の版の kensan（\(maker)）で作った部分集計です。この版（\(toolVersion)）で作り直してください。",
          en: "It was made by another version of kensan (\(maker)). Make it anew with this one "
            + "(\(toolVersion))."))
    }
    return files
  }

  private static func broken(line: Int) -> Fault {
    Fault(
      message: Message(
        ja: "部分集計として読めません（\(line) 行目）。kensan summary --partial で作ったファイルを指定してください。",
        en: "It is no part of a summary (line \(line)). Name files that kensan summary --partial "
          + "has written."))
  }

  private static let cut = Fault(
    message: Message(
      ja: "部分集計が途中で切れています。作り直してください。",
      en: "The part is cut off. Make it anew."))
}
