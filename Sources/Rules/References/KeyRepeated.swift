import Forms
import Grid
import Notation

extension Rule {
  /// One code for two rows.
  static let keyRepeated = Rule(
    id: "REF-012",
    title: Message(ja: "ID重複", en: "Code used twice"),
    severity: .error,
    why: Message(
      ja: "同じ番号の行が2つあると、とりまとめで片方が消えるか二重に数えられます。",
      en: "With two rows under one code one of them is lost or counted twice."),
    condition: Message(
      ja: "同じ表の行（上位の項目も同じ）で、番号の欄が同じ。番号のない指標では、名称と単位が同じで同じ年度の値がある。"
        + "名称の違う2つのファイルの施策コードが同じ。",
      en: "Two rows of one table, under the same headings above, have the same code; indicators "
        + "without codes the same name and unit, and values of the same year; or two files about "
        + "different things have the same code."),
    remedy: Message(ja: "番号を確かめ、重ならないように直してください。", en: "Check the codes and make them differ."),
    source: "REF-012（参照）",
    scope: .form,
    examples: [
      Example(
        "同じ事業番号", "one code twice", layout: .codedProjects,
        grid: "20601|説明会\n20602|研修会\n↓20601|交流会"),
      Example(
        "全角と半角は同じ番号", "wide digits are the same", layout: .codedProjects,
        grid: "20601|説明会\n↓２０６０１|交流会"),
      Example(
        "名前の違う組の事業番号", "rows in a group of another name", layout: .partsOfMeasure,
        grid: "0301|特定健診事業\n0302|食育推進事業\n↓0301|健康ポイント事業"),
      Example("重ならない", "all different", layout: .codedProjects, grid: "20601|説明会\n20602|研修会"),
      Example(
        "同じ指標が2行", "one indicator in two rows",
        grid: "参加者数|人|8|10|12|A|-|講座|①\n↓参加者数|人|8|10|11|B|-|講座|①"),
      Example(
        "単位の違う指標", "indicators of other units",
        grid: "公園の整備|か所|8|10|12|A|-|整備|①\n公園の整備|ha|1.2|1.5|1.6|B|-|整備|①"),
      Example(
        "名前の欄が0の行", "rows whose name is 0",
        grid: "0|人|8|10|12|A|-|講座|①\n0|人|8|10|11|B|-|講座|①"),
      Example("番号のない行", "rows without a code", layout: .codedProjects, grid: "|説明会\n|研修会"),
    ],
    check: KeyRepeated.check
  ).together(KeyRepeatedAmongForms.examples, check: KeyRepeatedAmongForms.check)
}

private enum KeyRepeated {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allRecords.flatMap { parent in
      Dictionary(grouping: parent.children, by: \.group).sorted { $0.key < $1.key }
        .flatMap { repeated(in: $0.value, group: $0.key, context) }
    } + repeatedNames(context)
  }

  /// A name, and where it stood before.
  private struct Repetition {
    var name: String
    var place: Location
    var earlier: Location
  }

  /// Where indicators have no codes, their names are their keys. What a copied sheet repeats is one
  /// finding.
  private static func repeatedNames(_ context: RuleContext) -> [Finding] {
    let repetitions = repetitions(in: context.form)
    let bySheets = Dictionary(grouping: repetitions) {
      [$0.earlier.sheetIndex, $0.place.sheetIndex]
    }
    return bySheets.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { sheets, all in
      sheets[0] != sheets[1] && all.count > 1
        ? [sheetFinding(all, context)] : all.map { finding($0, context) }
    }
  }

  private static func repetitions(in form: Form) -> [Repetition] {
    var seen: [[String]: [SubmittedIndicator]] = [:]
    return SubmittedIndicator.all(of: form).compactMap { indicator in
      guard let place = indicator.place, isName(indicator.name), !TotalRows.isTotal(indicator.name)
      else { return nil }
      let key = indicator.path + [indicator.key]
      let earlier = seen[key]?.first {
        isSame(indicator, $0) && !isPrintedOnEachSheet(indicator, $0)
      }?.place
      seen[key, default: []].append(indicator)
      guard let earlier, earlier != place else { return nil }
      return Repetition(name: Wording.line(indicator.name), place: place, earlier: earlier)
    }
  }

  private static func finding(_ one: Repetition, _ context: RuleContext) -> Finding {
    context.finding(
      at: one.place, key: "指標.名称", owner: one.name,
      Message(
        ja: "指標「\(one.name)」が2回書かれています", en: "The indicator \"\(one.name)\" is listed twice"),
      detail: [
        .cause(ja: "行の写し間違い、または区別する語の書き落とし", en: "a copied row, or names too short"),
        .remedy(
          ja: "\(one.earlier.cell) と \(one.place.cell) を比べ、いらない行を消すか、名前を書き分ける",
          en:
            "compare \(one.earlier.cell) and \(one.place.cell); delete one, or tell them apart by name"
        ),
      ],
      evidence: [Evidence("indicator", one.name)], related: [one.earlier])
  }

  private static func sheetFinding(_ all: [Repetition], _ context: RuleContext) -> Finding {
    let (first, sheet) = (all[0], all[0].earlier.sheet)
    return context.finding(
      at: first.place, key: "指標.名称", owner: first.name,
      Message(
        ja: "指標\(all.count)件がシート「\(sheet)」にも書かれています（「\(first.name)」など）",
        en:
          "\(all.count) indicators are on the sheet \"\(sheet)\" too (\"\(first.name)\" and others)"
      ),
      detail: [
        .cause(
          ja: "シートの写し（控え）の消し忘れ、または行の写し間違い",
          en: "a copy of the sheet was left in the workbook, or rows were copied"),
        .remedy(
          ja: "シート「\(first.place.sheet)」と「\(sheet)」を比べ、いらないシートか行を消す",
          en:
            "compare the sheets \"\(first.place.sheet)\" and \"\(sheet)\"; delete the sheet or the rows not "
            + "wanted"
        ),
      ],
      evidence: [Evidence("indicators", "\(all.count)"), Evidence("sheet", sheet)],
      related: all.dropFirst().map(\.place) + all.map(\.earlier))
  }

  /// 0 and errors stand where names should be.
  private static func isName(_ text: String) -> Bool {
    !text.isBlank
      && !text.split(separator: "／").contains {
        let part = Normalization.n2(String($0))
        return part == "0" || ErrorValue.codes.contains(part)
      }
  }

  /// 決算額 of a form with a sheet for each thing: the same name in the same place, of other values.
  private static func isPrintedOnEachSheet(
    _ one: SubmittedIndicator, _ other: SubmittedIndicator
  ) -> Bool {
    func figures(_ indicator: SubmittedIndicator) -> [[String]] {
      indicator.values.map { [$0.location.cell.description, $0.words] }
    }
    guard let place = one.place, let otherPlace = other.place else { return false }
    return place.sheetIndex != otherPlace.sheetIndex && place.cell == otherPlace.cell
      && figures(one) != figures(other)
  }

  private static func isSame(_ one: SubmittedIndicator, _ other: SubmittedIndicator) -> Bool {
    Units.areSame(one.unit, other.unit)
      && one.values.contains { value in
        other.values.contains { $0.role == value.role && $0.period == value.period }
      }
  }

  private static func repeated(
    in rows: [Record], group: String, _ context: RuleContext
  ) -> [Finding] {
    var first: [String: Field] = [:]
    // What holds for several rows stands in the first of them as its own.
    let shared = Set(rows.flatMap { ($0.fields + $0.inherited).filter(\.filledDown).map(\.key) })
    return rows.compactMap { row -> Finding? in
      guard let field = key(of: row, group: group), !field.isEmpty,
        MissingMark.parse(field.raw) == nil
      else { return nil }
      // A code counts within what is filled down beside it: 事業 1 of two different 項目.
      let above = (row.fields + row.inherited)
        .filter { shared.contains($0.key) || $0.key.hasSuffix(".番号") }
        .filter { $0.key != field.key }.map { Normalization.n2($0.raw) }
      let nameKey = field.key.split(separator: ".")[0] + ".名称"
      let name = row.fields.first { $0.key == nameKey }.map { Normalization.n2($0.raw) }
      let key = (above + [Normalization.n2(field.raw)]).joined(separator: "\u{0}")
      guard let earlier = first[key] else {
        first[key] = field
        return nil
      }
      // Rows of one thing under one code and one name continue each other.
      let earlierName = rows.first { $0.fields.contains { $0.location == earlier.location } }?
        .fields
        .first { $0.key == nameKey }.map { Normalization.n2($0.raw) }
      guard name == nil || name != earlierName else { return nil }
      // Two spellings of one name under a code that says its whole path: REF-002 tells that.
      if let name, let earlierName, field.raw.count >= 3 {
        switch NameMatch.of(name, earlierName) {
        case .near, .variant: return nil
        case .exact, .shortForm, .none: break
        }
      }
      let written = Wording.line(field.raw)
      return context.finding(
        at: field.location, key: field.key, owner: row.owner,
        Message(ja: "番号「\(written)」が2回使われています", en: "The code \"\(written)\" is used twice"),
        detail: [
          .remedy(
            ja: "\(earlier.location.cell) と \(field.location.cell) の番号を確かめる",
            en: "check the codes in \(earlier.location.cell) and \(field.location.cell)")
        ],
        evidence: [Evidence("code", written)], related: [earlier.location])
    }
  }

  /// What tells a row from the others of its table: a code of the group's own, else of what the row
  /// names beside it, unless it is a row about an indicator.
  private static func key(of row: Record, group: String) -> Field? {
    let keys = [group + ".番号", group + ".コード", "指標.番号"]
    let codes = row.fields.filter { !$0.filledDown }
    if let own = codes.first(where: { keys.contains($0.key) }) { return own }
    guard row["指標.名称"] == nil, row.indicators.isEmpty else { return nil }
    return codes.last { code in
      code.key.hasSuffix(".番号")
        && codes.contains { $0.key == code.key.dropLast(".番号".count) + ".名称" }
    }
  }
}
