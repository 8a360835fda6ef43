import Foundation
import Testing

/// A whole text kept in a file: `RECORD=1` writes it and fails once, so that a person looks at it.
enum Snapshot {
  static func expect(_ text: String, is name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Snapshots").appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name): look at it, then run again without RECORD")
      return
    }
    let kept = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(text == kept, "differs from Snapshots/\(name); RECORD=1 writes it anew")
  }
}
