import Forms
import Foundation
import Grid
import Rules
import Testing
import Workbook

@testable import Review

/// The files the tests of this room fix, and the forms they are read by.
enum Files {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let shared = root.deletingLastPathComponent().appending(path: "shared")

  static let templates: [Template] = ["chuo", "isesaki", "nasushiobara", "sano", "tokorozawa"]
    .compactMap { id in
      let path = root.appending(path: "templates/\(id).xlsx")
      guard let bytes = try? [UInt8](Data(contentsOf: path)),
        let book = try? Workbook(.bytes(bytes), name: "\(id).xlsx").book()
      else { return nil }
      return try? Template.read(book, name: "\(id).xlsx")
    }

  static func input(_ url: URL) throws -> InputFile {
    InputFile(
      path: url.lastPathComponent, name: url.lastPathComponent,
      source: .bytes([UInt8](try Data(contentsOf: url))))
  }

  static func fixture(_ name: String) throws -> InputFile {
    try input(root.appending(path: "fixtures/\(name)"))
  }

  /// The same file with a patch made.
  static func fixture(
    _ name: String, _ change: (inout WorkbookPatch) -> Void
  ) throws -> InputFile {
    var file = try fixture(name)
    var patch = WorkbookPatch()
    change(&patch)
    file.source = try Workbook(file.source, name: name).patched(patch)
    return file
  }

  static func fix(
    _ file: InputFile, form: String? = nil, rules: [Rule] = Rule.all,
    _ options: FixOptions = FixOptions()
  ) -> FixOutcome {
    var review = ReviewOptions(formID: form, check: CheckOptions())
    review.rules = rules
    return Review.fix(file, templates: templates, options: review, fixing: options)
  }

  /// A sheet that no template describes, checked by a template proposed from itself.
  static func drafted(_ sheets: NewSheet...) throws -> Reviewed { try drafted(sheets) }

  static func drafted(_ sheets: [NewSheet]) throws -> Reviewed {
    let reviewed = try unknown(sheets)
    #expect(reviewed.isDrafted)
    return reviewed
  }

  /// The same, whether or not a template is proposed.
  static func unknown(_ sheets: [NewSheet]) throws -> Reviewed {
    let file = InputFile(
      path: "x.xlsx", name: "x.xlsx", source: .bytes(try NewBook(sheets: sheets).bytes()))
    var options = ReviewOptions(check: CheckOptions())
    options.drafts = true
    return Review.check(file, templates: templates, options: options)
  }

  /// An archive as the folder it unpacks to, with the texts of its parts edited.
  static func unzipped(
    _ file: InputFile, _ edit: (String, String) -> String
  ) throws -> InputFile {
    guard case .bytes(let bytes) = file.source else { return file }
    let zip = try Zip(bytes)
    var folder = file
    folder.source = .folder(
      try zip.compressed.keys.sorted().map { path in
        let content = try zip.content(path)
        let text = edit(path, String(decoding: content, as: UTF8.self))
        return PartFile(
          path: path,
          bytes: [".xml", ".rels"].contains { path.hasSuffix($0) } ? Array(text.utf8) : content)
      })
    return folder
  }

  static func book(_ source: WorkbookSource, _ name: String) throws -> Book {
    try Workbook(source, name: name).book()
  }
}

extension FixOutcome {
  /// `F6 Ｂ→B ENM-002`
  var lines: [String] {
    applied.map {
      "\($0.edit.reference) \($0.before)→\($0.after) \($0.rules.joined(separator: ","))"
    }
  }

  var reasons: [String: WithheldFix.Reason] {
    Dictionary(withheld.map { ($0.finding.rule, $0.reason) }) { first, _ in first }
  }
}
