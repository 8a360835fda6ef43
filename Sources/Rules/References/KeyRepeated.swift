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
      ja: "同じ表の行（上位の項目も同じ）で、番号の欄が同じ。または、同じ様式・年度の2つのファイルで番号が同じなのに名称が違う。",
      en:
        "Two rows of one table, under the same headings above, have the same code; or two files of "
        + "one form and year have the same code and different names."),
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
      Example("重ならない", "all different", layout: .codedProjects, grid: "20601|説明会\n20602|研修会"),
      Example("番号のない行", "rows without a code", layout: .codedProjects, grid: "|説明会\n|研修会"),
    ],
    check: KeyRepeated.check
  ).betweenForms(
    [
      BatchExample(
        "別の施策に同じ番号", "one code for two places in the plan",
        files: [
          .init("健康課.xlsx", form("02", "健康づくり", "健康課")),
          .init("福祉課.xlsx", form("↓02", "高齢者福祉", "福祉課")),
        ]),
      BatchExample(
        "同じ施策を2つの課が出す", "two offices for one place in the plan",
        files: [
          .init("健康課.xlsx", form("02", "健康づくり", "健康課")),
          .init("国保年金課.xlsx", form("02", "健康 づくり", "国保年金課")),
        ]),
      BatchExample(
        "別の年度", "another year",
        files: [
          .init("健康課.xlsx", form("02", "健康づくり", "健康課")),
          .init("福祉課.xlsx", form("02", "高齢者福祉", "福祉課", year: "令和3年度")),
        ]),
    ], KeyRepeated.check)

  private static func form(
    _ code: String, _ name: String, _ office: String, year: String = "令和4年度"
  ) -> String {
    "\(year)\n施策|\(code)|\(name)|主管課|\(office)\n"
      + "指標名|単位|目標値(R4)|実績値(R4)|目標値(R5)|方向\n\(name)の満足度|%|24|25.3|25|"
  }
}

private enum KeyRepeated {
  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allRecords.flatMap { parent in
      Dictionary(grouping: parent.children, by: \.group).sorted { $0.key < $1.key }
        .flatMap { repeated(in: $0.value, group: $0.key, context) }
    }
  }

  /// Between files: the later of two that call different things by one code. Files of one office are
  /// MRG-001's, and names that may be meant alike say nothing.
  static func check(_ context: BatchContext) -> [Finding] {
    var first: [[String]: [Int]] = [:]
    return context.submissions.indices.compactMap { index in
      let submission = context.submissions[index]
      guard let key = codeKey(of: submission) else { return nil }
      defer { first[key, default: []].append(index) }
      let other = first[key, default: []].first { before in
        !context.areTwins(before, index)
          && NameMatch.of(submission.identity.name, context.submissions[before].identity.name)
            == .none
      }
      return other.flatMap { finding(index, $0, context) }
    }
  }

  /// Form, year and all numbers; nil where a level above counts without one.
  private static func codeKey(of submission: Submission) -> [String]? {
    let identity = submission.identity
    guard !identity.code.isEmpty, !identity.name.isEmpty,
      identity.numbers.count == identity.names.count
    else { return nil }
    let year = (identity.statedYear ?? identity.evaluationYear).map(String.init) ?? ""
    return [submission.template.id, year, Normalization.n2(identity.code)]
  }

  private static func finding(_ index: Int, _ before: Int, _ context: BatchContext) -> Finding? {
    let (one, other) = (context.submissions[index], context.submissions[before])
    guard let place = context.place(one.keyLocation, in: index) else { return nil }
    let code = one.identity.code
    return context.finding(
      at: place, key: "code", owner: one.identity.label,
      Message(
        ja: "番号「\(code)」が別の「\(other.identity.name)」（\(other.name)）にも使われています",
        en: "The code \"\(code)\" is also that of \"\(other.identity.name)\" (\(other.name))"),
      detail: [
        .remedy(
          ja: "\(place.cell) の番号と \(other.name) の番号を確かめる",
          en: "check the codes in \(place.cell) and in \(other.name)")
      ],
      evidence: [Evidence("code", code)],
      related: [context.place(other.keyLocation, in: before)])
  }

  private static func repeated(
    in rows: [Record], group: String, _ context: RuleContext
  ) -> [Finding] {
    var first: [String: Field] = [:]
    return rows.compactMap { row -> Finding? in
      let keys = [group + ".番号", group + ".コード", "指標.番号"]
      guard let field = row.fields.first(where: { keys.contains($0.key) && !$0.filledDown }),
        !field.isEmpty, MissingMark.parse(field.raw) == nil
      else { return nil }
      // A code counts within what is filled down beside it: 事業 1 of two different 項目.
      let above = (row.fields + row.inherited).filter { $0.filledDown || $0.key.hasSuffix(".番号") }
        .filter { $0.key != field.key }.map { Normalization.n2($0.raw) }
      let name = row.fields.first { $0.key == group + ".名称" }.map { Normalization.n2($0.raw) }
      let key = (above + [Normalization.n2(field.raw)]).joined(separator: "\u{0}")
      guard let earlier = first[key] else {
        first[key] = field
        return nil
      }
      // Rows of one thing under one code and one name continue each other.
      let earlierName = rows.first { $0.fields.contains { $0.location == earlier.location } }?
        .fields
        .first { $0.key == group + ".名称" }.map { Normalization.n2($0.raw) }
      guard name == nil || name != earlierName else { return nil }
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
}
