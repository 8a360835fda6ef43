import Notation

/// A code of the plan's hierarchy at the head of a text: `1-4-3` of 「1-4-3 男女共同参画の促進」.
///
/// Source: forms.md 2.1 (B12, B15), rules REF-001 to REF-005.
package struct PlanCode: Hashable, Sendable {
  package var parts: [Int]
  /// As written, in half width.
  package var text: String

  package init?(_ text: String) {
    let plain = Normalization.n2(text)
    let pieces = plain.split(whereSeparator: { "-/.".contains($0) }).map(String.init)
    let parts = pieces.compactMap { piece in
      piece.utf8.allSatisfy { (48...57).contains($0) } ? Int(piece) : nil
    }
    guard !parts.isEmpty, parts.count == pieces.count, parts.count <= 6 else { return nil }
    self.parts = parts
    self.text = plain
  }

  /// A code of two or more parts and the name behind it; nil where no such code heads the text.
  package static func split(_ text: String) -> (code: PlanCode, name: String)? {
    let plain = Normalization.n2(text)
    let head = plain.prefix { $0.isASCII && ($0.isNumber || "-/.".contains($0)) }
    guard let code = PlanCode(String(head)), code.parts.count > 1 else { return nil }
    let name = Normalization.trimmed(String(plain.dropFirst(head.count)))
    // 「1.5倍」 and 「7/1から」 are no codes; a code stands apart from its name or ends the text.
    guard name.isEmpty || plain.dropFirst(head.count).first == " " || code.parts.count > 2
    else { return nil }
    return (code, name)
  }
}

/// One principle, aim or measure that other tables of the workbook refer to.
package struct PlanDefinition: Sendable {
  /// The group or text it stands in: 基本方針, 主な方針.
  package var kind: String
  package var code: PlanCode?
  /// Without the code, folded (N2).
  package var name: String
  /// Code and name as written.
  package var written: String
  package var field: Field
  /// Where the code stands in a cell of its own.
  package var codeField: Field?
}

/// A cell that names a definition, with the definitions that it may name.
package struct PlanReference: Sendable {
  package var code: PlanCode?
  /// Without the code, folded (N2); empty where the cell holds the code alone.
  package var name: String
  package var field: Field
  /// Those of the nearest table around the cell that has any of the kind.
  package var definitions: [PlanDefinition]
}

extension Record {
  /// What this record defines for the tables in it: the names of the groups right below it
  /// (`基本方針.名称`), and the lines that ◆ heads in its texts (`本文.主な方針`).
  package var planDefinitions: [PlanDefinition] {
    let named = children.flatMap { child in
      child.fields.filter { $0.key == child.group + ".名称" && !$0.isEmpty && !$0.filledDown }
        .map { field in
          let parts = PlanCode.split(field.raw)
          let number = child.fields.first { $0.key == child.group + ".番号" }
          return PlanDefinition(
            kind: child.group, code: parts?.code ?? number.flatMap { PlanCode($0.raw) },
            name: parts?.name ?? Normalization.n2(field.raw),
            written: Normalization.trimmed(field.raw), field: field,
            codeField: parts == nil ? number : nil)
        }
    }
    let listed = fields.filter { $0.key.hasPrefix("本文.") && bearsMark($0.text) }.flatMap { field in
      field.lines.compactMap { line -> PlanDefinition? in
        let text = Normalization.trimmed(line.raw)
        guard bearsMark(text.prefix(1)) else { return nil }
        let written = Normalization.trimmed(String(text.dropFirst()))
        return PlanDefinition(
          kind: String(field.key.dropFirst("本文.".count)), code: nil,
          name: Normalization.n2(written), written: written, field: line)
      }
    }
    return named + listed
  }

  private func bearsMark(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { $0 == "◆" || $0 == "◇" }
  }
}

extension Form {
  /// Every filled cell that names a definition of another table: `一覧.参照する方針`, or `基本方針.名称` in
  /// rows that are not the list of 基本方針 themselves, or `施策.番号` in rows that have no `施策.名称`.
  package var planReferences: [PlanReference] {
    let lists = allRecords.map(\.planDefinitions).filter { !$0.isEmpty }
    return lists.isEmpty ? [] : Self.references(in: root, known: [], lists: lists)
  }

  /// - Parameters:
  ///   - known: the definitions of the records around, nearest first.
  ///   - lists: all of the form, by record.
  private static func references(
    in record: Record, known: [[PlanDefinition]], lists: [[PlanDefinition]]
  ) -> [PlanReference] {
    let own = record.planDefinitions
    let known = own.isEmpty ? known : [own] + known
    let here = record.fields.compactMap { field -> PlanReference? in
      if let code = referredCode(field, in: record, lists) { return code }
      guard let kind = referredKind(field, in: record), !field.isEmpty, !field.filledDown,
        MissingMark.parse(field.raw) == nil,
        let definitions = known.lazy.map({ $0.filter { $0.kind.hasSuffix(kind) } })
          .first(where: { !$0.isEmpty }) ?? onlyList(of: lists, where: { $0.hasSuffix(kind) })
      else { return nil }
      let parts = PlanCode.split(field.raw)
      var name = parts?.name ?? Normalization.n2(field.raw)
      while let first = name.first, "◆◇・".contains(first) {
        name = Normalization.trimmed(String(name.dropFirst()))
      }
      return PlanReference(code: parts?.code, name: name, field: field, definitions: definitions)
    }
    return here + record.children.flatMap { references(in: $0, known: known, lists: lists) }
  }

  /// A code alone, in a row of another table than the one that names it.
  private static func referredCode(
    _ field: Field, in record: Record, _ lists: [[PlanDefinition]]
  ) -> PlanReference? {
    guard field.key.hasSuffix(".番号"), !field.isEmpty, !field.filledDown,
      let code = PlanCode(field.raw)
    else { return nil }
    let kind = String(field.key.dropLast(".番号".count))
    guard record.group != kind, record[kind + ".名称"] == nil,
      let definitions = onlyList(of: lists, where: { $0 == kind }),
      definitions.allSatisfy({ $0.codeField != nil })
    else { return nil }
    return PlanReference(code: code, name: "", field: field, definitions: definitions)
  }

  /// The definitions of a kind where one table of the form has them all, on another sheet maybe.
  private static func onlyList(
    of lists: [[PlanDefinition]], where isMeant: (String) -> Bool
  ) -> [PlanDefinition]? {
    let found = lists.map { $0.filter { isMeant($0.kind) } }.filter { !$0.isEmpty }
    return found.count == 1 ? found[0] : nil
  }

  /// The end of the group's or text's name that a field refers to, nil for other fields.
  private static func referredKind(_ field: Field, in record: Record) -> String? {
    let parts = field.key.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    if parts[1].hasPrefix("参照する") { return String(parts[1].dropFirst("参照する".count)) }
    return parts[0] == "基本方針" && parts[1] == "名称" && record.group != "基本方針" ? parts[0] : nil
  }
}
