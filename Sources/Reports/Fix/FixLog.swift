import Forms
package import Grid
package import Review
import Rules

/// The change log as a JSON document: what was changed in which file, by which rule, and what gives
/// the original bytes back.
///
/// Shape: `{"schema", "tool", "files": [{"input", "output", "sha256": {"original", "corrected"},
/// "changes": […], "withheld": […], "calculated": […], "recalculate": […], "restore": […]}]}`. A change has the texts
/// people saw (`before`, `after`) and the stored values (`from`, `to`, typed as `cells` prints them);
/// one beside the cells has its `kind`: tick, merge, unmerge, validation.
/// `calculated` are formulas that got another result, `recalculate` those that Excel is left to.
/// `restore` makes the original of the corrected file: each entry is a file of an unzipped workbook,
/// or the only one, as a row of `{"copy": [offset, length]}` and `{"bytes": base64}`.
package enum FixLog {
  package static let schemaVersion = 1

  // MARK: - Writing

  package static func document(
    _ logs: [ChangeLog], toolVersion: String, language: Language
  ) -> String {
    JSON.object([
      ("schema", .integer(schemaVersion)),
      ("tool", .object([("name", .string("kensan")), ("version", .string(toolVersion))])),
      ("files", .array(logs.map { file($0, language) })),
    ]).line + "\n"
  }

  private static func file(_ log: ChangeLog, _ language: Language) -> JSON {
    .object([
      ("input", .string(log.input)),
      ("output", .optional(log.output)),
      (
        "sha256",
        .object([
          ("original", .string(log.originalHash)), ("corrected", .string(log.correctedHash)),
        ])
      ),
      ("changes", .array(log.applied.map { change($0, language) })),
      ("withheld", .array(log.withheld.map { withheld($0, language) })),
      ("calculated", .array(log.recalculation.results.map(result))),
      ("recalculate", .array(log.recalculation.open.map { .object(place($0.sheet, $0.cell)) })),
      ("restore", .array(log.parts.map(part))),
    ])
  }

  private static func place(_ sheet: String, _ cell: CellReference) -> [(String, JSON)] {
    [("sheet", .string(sheet)), ("cell", .string(cell.description))]
  }

  private static func change(_ change: AppliedEdit, _ language: Language) -> JSON {
    var members = place(change.edit.sheet, change.edit.reference)
    members += [
      ("rules", .array(change.rules.map { .string($0) })),
      ("safety", .string(change.safety.rawValue)),
      ("before", .string(change.texts(language).before)),
      ("after", .string(change.texts(language).after)),
      ("from", value(change.edit.from)), ("to", value(change.edit.to)),
    ]
    if let formula = change.edit.formula { members.append(("formula", .string(formula))) }
    if let format = change.edit.numberFormat { members.append(("numberFormat", .string(format))) }
    if let edit = change.sheetEdit { members.append(("kind", .string(edit.kind))) }
    members.append(("messages", .array(change.messages.map { .string($0.text(language)) })))
    return .object(members)
  }

  private static func result(_ result: Recalculation.Result) -> JSON {
    .object(
      place(result.place.sheet, result.place.cell) + [
        ("from", value(result.from)), ("to", value(result.to)),
      ])
  }

  private static func value(_ value: CellValue) -> JSON {
    let type: String
    switch value {
    case .blank: return .null
    case .number: type = "n"
    case .text: type = "s"
    case .boolean: type = "b"
    case .error: type = "e"
    }
    return .object([("type", .string(type)), ("value", .string(value.raw))])
  }

  private static func withheld(_ fix: WithheldFix, _ language: Language) -> JSON {
    let edits = (fix.finding.fix?.edits ?? []).map { edit in
      JSON.object(place(edit.sheet, edit.reference) + [("to", value(edit.to))])
    }
    let others = (fix.finding.fix?.sheetEdits ?? []).map { edit in
      JSON.object(
        place(edit.sheet, edit.reference) + [
          ("kind", .string(edit.kind)), ("to", .string(edit.after.text(language))),
        ])
    }
    return .object(
      place(fix.finding.location.sheet, fix.finding.location.cell) + [
        ("rule", .string(fix.finding.rule)),
        ("reason", .string(fix.reason.message.text(language))),
        ("edits", .array(edits + others)),
      ])
  }

  private static func part(_ part: ChangeLog.Part) -> JSON {
    let pieces = part.recipe.pieces.map { piece -> JSON in
      switch piece {
      case .copy(let range):
        .object([("copy", .array([.integer(range.lowerBound), .integer(range.count)]))])
      case .bytes(let bytes): .object([("bytes", .string(Base64.text(bytes)))])
      }
    }
    return .object([("path", .optional(part.path)), ("pieces", .array(pieces))])
  }

  // MARK: - Reading

  /// What a log says of its files, enough to undo it; nil for anything that is no log.
  package static func read(_ bytes: [UInt8]) -> [ChangeLog]? {
    guard let document = try? JSON.parse(bytes), document["schema"]?.whole == schemaVersion,
      let files = document["files"]?.items
    else { return nil }
    var logs: [ChangeLog] = []
    for file in files {
      guard let input = file["input"]?.text, let original = file["sha256"]?["original"]?.text,
        let corrected = file["sha256"]?["corrected"]?.text,
        let restore = file["restore"]?.items
      else { return nil }
      var parts: [ChangeLog.Part] = []
      for entry in restore {
        guard let pieces = entry["pieces"]?.items, let recipe = recipe(pieces) else { return nil }
        parts.append(ChangeLog.Part(path: entry["path"]?.text, recipe: recipe))
      }
      logs.append(
        ChangeLog(
          input: input, output: file["output"]?.text, originalHash: original,
          correctedHash: corrected, parts: parts))
    }
    return logs
  }

  private static func recipe(_ pieces: [JSON]) -> ByteRecipe? {
    var read: [ByteRecipe.Piece] = []
    for piece in pieces {
      if let bytes = piece["bytes"]?.text.flatMap(Base64.bytes) {
        read.append(.bytes(bytes))
      } else if let copy = piece["copy"]?.items?.compactMap(\.whole), copy.count == 2,
        copy[0] >= 0, copy[1] >= 0, copy[0] <= Int.max - copy[1]
      {
        read.append(.copy(copy[0]..<(copy[0] + copy[1])))
      } else {
        return nil
      }
    }
    return ByteRecipe(read)
  }
}
