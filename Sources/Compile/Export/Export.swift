import Forms
import Grid
import Notation
package import Review

/// Public open data out of the forms that came back.
///
/// Source: machine-readability.md 2 and 3.
package enum Export {
  package struct Options: Sendable {
    /// Code and name of the municipality; nil takes them from each file's template.
    package var code: String?
    package var name: String?
    package var profile: ExportProfile
    package var encoding: ExportEncoding
    /// Nil for a workbook, which has no encoding of its own.
    package var isWorkbook: Bool
    package var toolVersion: String

    package init(
      code: String?, name: String?, profile: ExportProfile, encoding: ExportEncoding,
      isWorkbook: Bool, toolVersion: String
    ) {
      self.code = code
      self.name = name
      self.profile = profile
      self.encoding = encoding
      self.isWorkbook = isWorkbook
      self.toolVersion = toolVersion
    }
  }

  /// The tables of all files that could be read, whatever their forms.
  ///
  /// - Throws: where nothing could be read, or whose data they are is not known.
  package static func export(
    _ files: [Reviewed], _ options: Options
  ) throws(CompileError) -> Exported {
    let forms = files.filter { $0.form != nil && $0.roster == nil }
    guard !forms.isEmpty else {
      throw CompileError(.nothingReadable(files: files.map(\.path)))
    }
    let profile = options.profile
    let encoding = options.isWorkbook ? .utf8 : options.encoding
    var rows: [ExportRow] = []
    var changes: [ExportChange] = []
    for file in forms {
      guard let form = file.form else { continue }
      let municipality = try PublicMunicipality(
        form.template, code: options.code, name: options.name)
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      let read = ExportRows(
        form, file: name, municipality: municipality, encoding: encoding,
        namesPersons: profile.namesPersons)
      rows += read.rows
      if let given = municipality.given {
        changes.append(
          ExportChange(
            kind: .code, file: name, column: .municipalityCode, before: given,
            after: municipality.code))
      }
      changes += read.changes
    }
    let (kept, contradictions) = settled(rows, &changes)
    let tables = ExportTables(
      profile: profile, rows: kept, changes: changes,
      encoding: options.isWorkbook ? nil : options.encoding, toolVersion: options.toolVersion)
    return Exported(
      tables: tables.all, rows: kept, changes: changes, contradictions: contradictions,
      unwritable: unwritable(kept, profile, encoding),
      title: kept.first?[.plan].text ?? "")
  }

  /// Rows that say the same twice are one; those that differ both stay, and are told.
  private static func settled(
    _ rows: [ExportRow], _ changes: inout [ExportChange]
  ) -> (rows: [ExportRow], contradictions: [Exported.Contradiction]) {
    var kept: [ExportRow] = []
    var known: [[ExportField]: Int] = [:]
    var contradictions: [Exported.Contradiction] = []
    for row in rows {
      guard let index = known[row.key] else {
        known[row.key] = kept.count
        kept.append(row)
        continue
      }
      let first = kept[index]
      if first[.value] == row[.value], first[.status] == row[.status] {
        changes.append(
          ExportChange(
            kind: .repeated, file: row.file, location: row.location, column: .value,
            before: row[.value].text, after: first[.value].text))
      } else {
        contradictions.append(Exported.Contradiction(first: first, second: row))
        kept.append(row)
      }
    }
    return (kept, contradictions)
  }

  /// What has neither a place in the encoding nor another character that could stand for it.
  private static func unwritable(
    _ rows: [ExportRow], _ profile: ExportProfile, _ encoding: ExportEncoding
  ) -> [Exported.Unwritable] {
    let texts = rows.flatMap { row in profile.items.map { row[$0.column].text } }
    let all = String(Set(texts).sorted().joined())
    let lacking =
      encoding == .cp932
      ? Windows31J.lacking(in: all) : Set(all.unicodeScalars.filter(PlatformCharacter.isPrivate))
    guard !lacking.isEmpty else { return [] }
    var found: [Exported.Unwritable] = []
    for row in rows {
      for item in profile.items {
        for scalar in row[item.column].text.unicodeScalars where lacking.contains(scalar) {
          let one = Exported.Unwritable(
            character: String(Character(scalar)), column: item.column, file: row.file,
            location: row.location)
          if !found.contains(one) { found.append(one) }
        }
      }
    }
    return found
  }
}
