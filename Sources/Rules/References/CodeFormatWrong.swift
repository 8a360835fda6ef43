import Forms
import Grid
import Notation

extension Rule {
  /// A code that lost its leading zero, or is written unlike the others.
  static let codeFormatWrong = Rule(
    id: "REF-001",
    title: Message(ja: "コード書式", en: "Code in another format"),
    severity: .error,
    why: Message(
      ja: "「07」が「7」になると、ほかの表のコードと突き合わせられません。",
      en: "With 07 turned into 7, codes no longer match those of other tables."),
    condition: Message(
      ja: "番号の欄が数字でない、または同じ種類か同じ所の番号の欄（先頭の0を含む）と桁数が違う。桁数はパラメータ「桁数」でも決められる。"
        + "全角の数字も。1-1 のような番号がそろっている欄で、形の違うものも。基本方針などの一覧とそれを参照する欄で、ほかの行と同じ形のコードがない行も。"
        + "番号と名称を1つのセルに書く見出し（必須でない番号）では、番号がないもの（同じ見出しの多くにないときを除く）。",
      en: "A code field holds something else than digits, or has another number of digits than the "
        + "others of its kind or place that keep their zeros (parameter 桁数), or full-width digits, or "
        + "another form than all others such as 1-1; also a row of a list, or a reference to it, "
        + "without a code of its neighbours' shape; also a heading of number and name without its number, unless most of its kind lack it."
    ),
    remedy: Message(
      ja: "ほかのコードと同じ桁数の文字列で書いてください。", en: "Write the code as text with the usual digits."),
    source: "REF-001（参照）",
    fixSafety: .safe,
    scope: .cell,
    examples: [
      Example(
        "先頭の0がない", "the leading zero is lost", layout: .codes,
        grid: "基本目標|↓7|自立したまちづくり\n政策|\"02\"|多彩な交流\n施策|\"01\"|国際交流",
        corrected: "基本目標|\"07\"{@}|自立したまちづくり\n政策|\"02\"|多彩な交流\n施策|\"01\"|国際交流"),
      Example(
        "数字でないコード", "no digits", layout: .codes,
        grid: "基本目標|↓\"O7\"|自立したまちづくり\n政策|\"02\"|多彩な交流\n施策|\"01\"|国際交流"),
      Example(
        "コードのない方針", "a principle without its code", layout: .principles,
        grid: """
          章|第1章 コミュニティ
          節|第4節
          《基本方針の一覧》
          1-4-1 人権尊重の推進
          ↓男女共同参画の促進
          1-4-2 環境づくり
          取り組み|成果|《基本方針》
          講座を開いた。|理解が深まった。|1-4-1 人権尊重の推進
          """),
      Example(
        "全角の数字", "full-width digits", layout: .codes,
        grid: "基本目標|↓\"０７\"|自立したまちづくり\n政策|\"02\"|多彩な交流\n施策|\"01\"|国際交流",
        corrected: "基本目標|\"07\"{@}|自立したまちづくり\n政策|\"02\"|多彩な交流\n施策|\"01\"|国際交流"),
      Example(
        "参照の欄にコードがない", "a reference without its code", layout: .principles,
        grid: """
          章|第1章 コミュニティ
          節|第4節
          《基本方針の一覧》
          1-4-1 人権尊重の推進
          1-4-2 環境づくり
          取り組み|成果|《基本方針》
          講座を開いた。|理解が深まった。|↓人権尊重の推進
          窓口を設けた。|相談が増えた。|↓1.4.2 環境づくり
          """),
      Example(
        "ほかの種類のコードとは桁が違う", "codes of another kind have their own width",
        layout: .codesOfTwoKinds,
        grid: "政策|\"3\"|健やかなまち\n事業番号|事業名\n\"0301\"|健診\n↓302|食育",
        corrected: "政策|\"3\"|健やかなまち\n事業番号|事業名\n\"0301\"|健診\n\"0302\"{@}|食育"),
      Example(
        "先頭0の文字列", "text with its zero", layout: .codes,
        grid: "基本目標|\"07\"|自立したまちづくり\n政策|\"02\"|多彩な交流\n施策|\"01\"|国際交流"),
      Example(
        "0の付かない番号だけ", "numbers without zeros", layout: .codes,
        grid: "基本目標|7|自立したまちづくり\n政策|2|多彩な交流\n施策|1|国際交流"),
    ],
    check: CodeFormatWrong.check)
}

private enum CodeFormatWrong {
  static func check(_ context: RuleContext) -> [Finding] {
    fields(context) + definitions(context) + references(context) + headings(context)
  }

  private static func fields(_ context: RuleContext) -> [Finding] {
    let codes = context.texts.filled.filter {
      $0.field.type == .code && $0.field.location.range == nil
        && MissingMark.parse($0.field.raw) == nil
    }
    let padded = codes.filter {
      let plain = Normalization.n2($0.field.raw)
      return plain.hasPrefix("0") && isDigits(plain)
    }
    let asked = context.parameters["桁数"].flatMap { Int($0) }
    let samples = asked == nil ? Self.samples(codes) : [:]
    return codes.compactMap { code in
      // 政策 and 施策 of one head are coded alike, the rows of a table below it in their own way. Without
      // a template 分野 03 alone says nothing of 施策の柱 1.
      let own = padded.filter { $0.field.key == code.field.key }
      let head = padded.filter { $0.record.path == code.record.path }
      let isLone = context.form.template.isProposal && own.isEmpty && head.count < 2
      let alike = isLone ? [] : own + head
      let width =
        asked ?? Frequency(alike.map { Normalization.n2($0.field.raw).utf8.count }).mostFrequent
      let plain = Normalization.n2(code.field.raw)
      if let like = samples[code.field.key], parts(code).count != parts(like).count {
        return misshapen(code, plain, like: like, context)
      }
      // 1-4-3 and 07/02/01 have parts of their own.
      guard asked != nil || PlanCode(plain).map({ $0.parts.count == 1 }) ?? true else { return nil }
      guard isDigits(plain) else {
        return width == nil ? nil : finding(code, plain, wanted: nil, width, context)
      }
      guard let width, plain.utf8.count != width || Normalization.hasWideDigits(code.field.raw)
      else { return nil }
      let wanted =
        plain.utf8.count <= width
        ? String(repeating: "0", count: width - plain.utf8.count) + plain : nil
      return finding(code, plain, wanted: wanted, width, context)
    }
  }

  private static func parts(_ code: FilledText) -> [Int] {
    PlanCode(code.field.raw)?.parts ?? []
  }

  /// By column: a code like all but one, where these have several parts: 1-1, 1-2.
  private static func samples(_ codes: [FilledText]) -> [String: FilledText] {
    Dictionary(grouping: codes, by: \.field.key).compactMapValues { column in
      let shapes = Dictionary(grouping: column) { parts($0).count }
      guard shapes.count == 2, let odd = shapes.values.first(where: { $0.count == 1 })?.first,
        let usual = shapes.first(where: { $0.key > 1 && $0.value.count > 2 })?.value
      else { return nil }
      // 1 stands above 1-1, and 1-1-1 below it.
      let own = parts(odd)
      let isRelated =
        !own.isEmpty
        && usual.contains { parts($0).starts(with: own) || own.starts(with: parts($0)) }
      return isRelated ? nil : usual.first
    }
  }

  private static func misshapen(
    _ code: FilledText, _ plain: String, like: FilledText, _ context: RuleContext
  ) -> Finding {
    let place = code.field.location.cell
    let sample = Wording.line(like.field.raw)
    return context.finding(
      at: code.field.location, key: code.field.key, owner: code.owner,
      Message(
        ja: "コード「\(Wording.line(plain))」が、ほかの「\(sample)」などと形が違います",
        en: "The code \"\(Wording.line(plain))\" is not formed like the others, such as \(sample)"),
      detail: [
        .cause(
          ja: "打ち間違い、または「1-2」のような番号が日付に変わった",
          en: "mistyped, or a number such as 1-2 became a date"),
        .remedy(
          ja: "\(place) に「\(sample)」と同じ形で書く（日付に変わるときは文字列にする）",
          en: "write it into \(place) in the form of \(sample), as text if it becomes a date"),
      ],
      evidence: [Evidence("code", plain)], related: [like.field.location])
  }

  private static func isDigits(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  private static func finding(
    _ code: FilledText, _ plain: String, wanted: String?, _ width: Int?, _ context: RuleContext
  ) -> Finding {
    let place = code.field.location.cell
    let digits = width ?? plain.utf8.count
    let isNumber: Bool
    if case .number? = code.field.cell?.value { isNumber = true } else { isNumber = false }
    let edit = wanted.flatMap { context.edit(code.field.location, to: .text($0), format: "@") }
    let heading = Wording.line(code.field.heading)
    return context.finding(
      at: code.field.location, key: code.field.key, owner: code.owner,
      Normalization.hasWideDigits(code.field.raw)
        ? Message(
          ja: "コード「\(code.field.raw)」が全角で書かれています",
          en: "The code \"\(code.field.raw)\" has full-width digits")
        : Message(
          ja: "コード「\(plain)」は \(digits) 桁の数字ではありません",
          en: "The code \"\(plain)\" does not have \(digits) digits"),
      detail: [
        .written(
          ja: "\(heading)「\(plain)」　桁数 \(digits)", en: "\(heading) \"\(plain)\", digits: \(digits)"),
        isNumber
          ? .cause(ja: "数値として入力し、先頭の 0 が消えた", en: "entered as a number, which drops leading zeros")
          : .cause(ja: "先頭の 0 の書き落とし、または打ち間違い", en: "a zero left out, or a typing error"),
        .remedy(
          ja: wanted.map { "\(place) を文字列の「\($0)」にする" } ?? "\(place) を \(digits) 桁の数字に直す",
          en: wanted.map { "make \(place) the text \"\($0)\"" }
            ?? "write \(digits) digits into \(place)"),
      ],
      evidence: [Evidence("code", plain)] + (wanted.map { [Evidence("expected", $0)] } ?? []),
      fix: edit.map { Fix(.safe, [$0]) })
  }

  /// Rows of a list that lack the code which most of their neighbours have.
  private static func definitions(_ context: RuleContext) -> [Finding] {
    let everywhere = Frequency(
      context.form.allRecords.flatMap(\.planDefinitions).compactMap { $0.code?.shape })
    return context.form.allRecords.flatMap { record -> [Finding] in
      Dictionary(grouping: record.planDefinitions, by: \.kind).values.flatMap { list -> [Finding] in
        let coded = list.filter { PlanCode.split($0.written) != nil }
        let shapes = Frequency(coded.compactMap { $0.code?.shape })
        guard coded.count * 2 > list.count, let usual = shapes.mostFrequent(settledBy: everywhere),
          let sample = coded.first(where: { $0.code?.shape == usual })?.code
        else { return [] }
        return list.filter { $0.code == nil || $0.code?.shape != usual }.map { definition in
          context.finding(
            at: definition.field.location, key: definition.field.key, owner: definition.name,
            lacking(definition.written),
            detail: [
              .remedy(
                ja: "\(definition.field.location.cell) の先頭に「\(sample.text)」のようなコードを書く",
                en:
                  "write a code such as \(sample.text) at the head of \(definition.field.location.cell)"
              )
            ],
            related: coded.map(\.field.location))
        }
      }
    }
  }

  /// Headings of number and name in one cell without the number, unless most of their kind lack it; of
  /// a required one REQ-001 speaks.
  private static func headings(_ context: RuleContext) -> [Finding] {
    let numbered = context.form.allRecords.flatMap { record in
      record.fields.compactMap { code -> (code: Field, name: Field)? in
        guard code.key.hasSuffix(".番号"), code.location.range != nil, !code.filledDown,
          let name = record.fields.first(where: {
            $0.isName && $0.raw.contains(where: \.isLetter)
              && Place($0.location) == Place(code.location)
          })
        else { return nil }
        return (code, name)
      }
    }
    return Dictionary(grouping: numbered, by: \.code.key).values.flatMap { alike -> [Finding] in
      let lacking = alike.filter { $0.code.isEmpty && !$0.code.required }
      guard lacking.count * 2 < alike.count || alike.count == 1 else { return [] }
      return lacking.map { heading in
        var place = heading.code.location
        place.range = nil
        let name = Wording.line(heading.name.raw)
        return context.finding(
          at: place, key: heading.code.key, owner: name,
          Message(ja: "「\(name)」に番号がありません", en: "\"\(name)\" has no number"),
          detail: [
            .remedy(
              ja: "\(place.cell) の名称の前に番号を書く",
              en: "write the number in front of the name in \(place.cell)")
          ],
          related: alike.filter { !$0.code.isEmpty }.map(\.code.location))
      }
    }
  }

  private static func lacking(_ written: String) -> Message {
    let text = Wording.line(written)
    return Message(
      ja: "「\(text)」にほかの行と同じ形のコードがありません",
      en: "\"\(text)\" has no code of the shape that its neighbours have")
  }

  /// References that name no code, or one of another shape, where every definition has one.
  private static func references(_ context: RuleContext) -> [Finding] {
    context.planReferences.compactMap { reference in
      let shapes = Set(reference.definitions.map { $0.code?.shape })
      guard shapes.count == 1, let usual = shapes.first ?? nil, reference.code?.shape != usual
      else { return nil }
      let alike = reference.definitions.max {
        Similarity.dice($0.name, reference.name) < Similarity.dice($1.name, reference.name)
      }
      let wanted = alike?.written ?? ""
      let place = reference.field.location.cell
      return context.finding(
        at: reference.field.location, key: reference.field.key,
        owner: Wording.line(reference.field.raw), lacking(reference.field.raw),
        detail: [
          .remedy(
            ja: "\(place) に「\(wanted)」のように、一覧のコードと名称を書く",
            en: "write code and name of the list into \(place), such as \"\(wanted)\"")
        ],
        evidence: [Evidence("written", Wording.line(reference.field.raw))],
        related: reference.definitions.map(\.field.location))
    }
  }
}

extension PlanCode {
  /// Its parts and the signs between them: `0-0-0`.
  fileprivate var shape: String {
    text.split { $0.isNumber }.reduce("0") { $0 + $1 + "0" }
  }
}
