import Forms
import Grid
import Notation

extension Rule {
  /// A total that is not the sum of its parts.
  static let totalWrong = Rule(
    id: "NUM-020",
    title: Message(ja: "合計不一致", en: "Total is not the sum of its parts"),
    severity: .error,
    why: Message(
      ja: "内訳と合計が合わない表は、どちらを信じてよいか分かりません。",
      en: "Where parts and total disagree nobody knows which to believe."),
    condition: Message(
      ja: "金額の欄で、計（合計・総額・事業費）が内訳の合計と 1 を超えて違う。職員費が単価×人数と違う場合も。"
        + "予算・決算のように並ぶだけの欄は内訳と見ない。表の計・小計の行や列も、同じ行・列のほかの計で足し方が"
        + "分かるとき、または桁や数字の打ち間違いと分かるときは確かめる。"
        + "「差」「増減」の行や列は前の2つの、「収支」「純利益」は前の2つの計の差と合うものが多いとき、合わない"
        + "ものを知らせる。"
        + "文章の「A件、B件、計C件」「C件で、内訳はA件、B件」は注意。",
      en: "Among the amounts of a record the total differs from the sum of its parts by more than "
        + "1 in its last digit, or staff cost from unit price × people. So do the rows and columns of a "
        + "table that are called a total, where other totals of the row or column show how it is made, "
        + "or a slip of the hand does; those called 差 or 増減 are held against the two before them, 収支 and "
        + "純利益 against the last two totals, where most fit. 「A件、B件、計C件」 and 「C件で、内訳はA件、B件」 "
        + "in a text are warnings."),
    remedy: Message(
      ja: "内訳と合計を確かめてください。", en: "Check the parts and the total."),
    source: "NUM-020（数値）",
    fixSafety: .unsafe,
    scope: .form,
    examples: [
      Example(
        "合計が合わない", "a wrong total", layout: .money,
        grid: "図書館運営|0|5117|4081|↓9298", corrected: "図書館運営|0|5117|4081|9198"),
      Example("合っている", "a right total", layout: .money, grid: "図書館運営|0|5117|4081|9198"),
      Example(
        "端数の 1 は許す", "off by one from rounding", layout: .money,
        grid: "図書館運営|10|5117|4081|9209"),
      Example(
        "合計の行が1列だけ合わない", "a row of totals off in one column", layout: .totalRow,
        grid: "人件費|100|110|120\n物件費|40|45|50\n合計|140|↓165|170",
        corrected: "人件費|100|110|120\n物件費|40|45|50\n合計|140|155|170"),
      Example(
        "足し方の分からない行", "a row that adds up nowhere", layout: .totalRow,
        grid: "人件費|100|110|120\n物件費|40|45|50\n合計|150|165|190"),
      Example(
        "文章の合計が合わない", "a wrong sum in a text", layout: .texts,
        grid: "補助件数|件||||60|62||↓結成1件、整備2件、運営62件、計66件に補助した。|",
        corrected: "補助件数|件||||60|62||結成1件、整備2件、運営62件、計65件に補助した。|"),
      Example(
        "内訳が後ろにある", "the parts behind the sum", layout: .texts,
        grid: "補助件数|件||||60|62||↓62件に補助し、30件は新規であった。申請は65件で、内訳は結成1件、整備2件、運営52件であった。|"),
      Example(
        "文章の内訳が一部だけ", "not all parts told", layout: .texts,
        grid: "補助件数|件||||60|62||結成1件、整備2件など、計66件に補助した。|"),
      Example(
        "ひとつだけの計の打ち間違い", "a total by itself with two digits transposed", layout: .totalRow,
        grid: "人件費|1200||\n物件費|480||\n合計|↓1860||", corrected: "人件費|1200||\n物件費|480||\n合計|1680||"),
      Example(
        "年度ごとの合計", "a total for each year", layout: .moneyOfYears,
        grid: "図書館運営|100|5117|5217|120|5100|5220\n公民館運営|30|820|850|30|700|↓790",
        corrected: "図書館運営|100|5117|5217|120|5100|5220\n公民館運営|30|820|850|30|700|730"),
      Example(
        "計の後ろは内訳でない", "what stands behind the total is no part", layout: .capacity,
        grid: "東クラブ|31|27|58|60\n西クラブ|15|16|↓41|50",
        corrected: "東クラブ|31|27|58|60\n西クラブ|15|16|31|50"),
      Example(
        "内訳が集計中", "a part not yet counted", layout: .totalRow,
        grid: "人件費|100|110|120\n物件費|40|集計中|50\n合計|140|155|170"),
      Example(
        "内訳の実績が空欄", "the actual of a part left blank", layout: .totalRow,
        grid: "人件費|100|110|120\n物件費|40||50\n合計|140|155|170"),
      Example(
        "決算額と財源内訳", "what was spent, and who paid for it", layout: .funded,
        grid: "図書館|110|100|20|30|50\n公民館|95|90|0|40|50\n博物館|80|↓75|10|20|40",
        corrected: "図書館|110|100|20|30|50\n公民館|95|90|0|40|50\n博物館|80|70|10|20|40"),
      Example(
        "計画と実績の差", "the difference of plan and actual", layout: .difference,
        grid: "参加者数|10|12|2\n講座数|8|5|-3\n相談件数|20|26|6\n団体数|9|9|0\n登録者数|15|11|↓-40",
        corrected: "参加者数|10|12|2\n講座数|8|5|-3\n相談件数|20|26|6\n団体数|9|9|0\n登録者数|15|11|-4"),
      Example(
        "差の符号が逆", "a difference of the wrong sign", layout: .difference,
        grid: "参加者数|10|12|2\n講座数|8|5|-3\n相談件数|20|26|6\n登録者数|15|11|↓4",
        corrected: "参加者数|10|12|2\n講座数|8|5|-3\n相談件数|20|26|6\n登録者数|15|11|-4"),
      Example(
        "何の差か分からない", "a difference of other things", layout: .difference,
        grid: "参加者数|10|12|7\n講座数|8|5|9\n相談件数|20|26|6\n登録者数|15|11|1"),
      Example(
        "収入の計と支出の計の差", "the difference of two totals", layout: .totalRow,
        grid: "利用料|500|520|540\n補助金|300|300|310\n収入計|800|820|850\n人件費|400|420|430\n物件費|350|360|380"
          + "\n支出計|750|780|810\n収支差引|50|↓400|40",
        corrected: "利用料|500|520|540\n補助金|300|300|310\n収入計|800|820|850\n人件費|400|420|430"
          + "\n物件費|350|360|380\n支出計|750|780|810\n収支差引|50|40|40"),
      Example("内訳がない", "no parts", layout: .money, grid: "図書館運営||||9198"),
    ],
    check: TotalWrong.check)
}

private enum TotalWrong {
  /// How a total is worked out of its parts, and the sign between them.
  private enum Working: String {
    case sum = "+"
    case product = "×"
    case difference = "－"
  }

  /// Amounts that stand side by side without adding up.
  private static let alternatives = [
    "予算", "決算", "前年", "見込", "計画", "単価", "人数", "人工", "比", "率", "差", "増減", "小計",
  ]

  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allRecords.flatMap { record -> [Finding] in
      record.namedSums.flatMap { sums($0, record, context) }
        + products(record.amounts, record, context)
    } + rows(context) + context.findings(texts)
  }

  /// 「結成1件、整備2件、計4件」. A sum that is far off is one of other things.
  private static func texts(_ narrative: Narrative) -> [TextFault] {
    StatedSum.find(in: narrative.numbered).compactMap { stated in
      let (told, sum) = (stated.total.value, stated.sum)
      let slip = NumberSlip.between(told, sum)
      guard !stated.addsUp, slip != nil || (told - sum).magnitude * ExactDecimal(4) <= sum
      else { return nil }
      let total = Wording.line(stated.total.text)
      let terms = stated.parts.map { Wording.line($0.text) }.joined(separator: "＋")
      return TextFault(
        range: stated.total.range, severity: .warning,
        message: Message(
          ja: "文章の合計「\(total)」は、内訳を足すと \(sum.grouped) です",
          en: "The sum \"\(total)\" in the text is \(sum.grouped) by its parts"),
        detail: [
          .written(ja: "\(terms)＝\(sum.grouped)", en: "\(terms) = \(sum.grouped)"),
          slip.map { .cause(ja: $0.message.ja, en: $0.message.en) }
            ?? .cause(ja: "足し算の間違い、または内訳の書き漏らし", en: "miscalculated, or a part left out"),
          .remedy(ja: "内訳と合計を確かめる", en: "check the parts and the sum"),
        ],
        evidence: [Evidence("text", "\(told)"), Evidence("calculated", "\(sum)")],
        // A sum with its breakdown behind it may be the table's: nobody knows which number is wrong.
        replacements: stated.isBreakdown
          ? []
          : [
            TextReplacement(
              stated.total.digits,
              sum.written(like: narrative.words(stated.total.digits)))
          ])
    }
  }

  private static func rows(_ context: RuleContext) -> [Finding] {
    let found = [TotalRows.Axis.above, .before].flatMap {
      TotalRows(context.form, context.book, $0).deviations()
    }
    var seen: Set<Location> = []
    return found.filter { $0.parts.count >= 2 && seen.insert($0.total.location).inserted }.map {
      finding(
        $0.total, parts: $0.parts, expected: $0.expected, $0.isDifference ? .difference : .sum,
        by: $0.off, owner: "", context)
    }
  }

  private static func sums(
    _ family: AmountFamily, _ record: Record, _ context: RuleContext
  ) -> [Finding] {
    let parts = family.parts.filter { field in
      !alternatives.contains { field.keyName.contains($0) }
    }
    let filled = parts.filter {
      !$0.isEmpty && MissingMark.parse($0.raw)?.isNothing != true
    }
    // A part that cannot be read leaves nothing to add up.
    guard filled.count >= 2, filled.allSatisfy({ $0.number != nil }) else { return [] }
    return family.totals.compactMap { total in
      guard let number = total.number else { return nil }
      // What stands behind the total may be no part of it: a capacity behind the users.
      let before = filled.filter { $0.location < total.location }
      let ways = [before.count >= 2 ? before : filled, filled].map { parts in
        (parts, parts.compactMap(\.number).reduce(.zero, +))
      }
      let off = ways.map { TotalRows.difference(number, $0.1) }
      guard let first = off[0], off[1] != nil else { return nil }
      return finding(
        total, parts: ways[0].0, expected: ways[0].1, .sum, by: first, owner: record.owner, context)
    }
  }

  private static func products(
    _ amounts: [Field], _ record: Record, _ context: RuleContext
  ) -> [Finding] {
    func named(_ words: [String]) -> Field? { amounts.first { words.contains($0.keyName) } }
    guard let cost = named(["職員費", "人件費"]), let price = named(["単価", "職員単価", "人件費単価"]),
      let people = named(["人数", "人工", "職員数", "従事人数"]),
      let total = cost.number, let one = price.number, let count = people.number
    else { return [] }
    let product = (one * count).rescaled(total.scale)
    return TotalRows.difference(total, product).map {
      [
        finding(
          cost, parts: [price, people], expected: product, .product, by: $0, owner: record.owner,
          context
        )
      ]
    } ?? []
  }

  private static func finding(
    _ total: Field, parts: [Field], expected: ExactDecimal, _ working: Working,
    by off: ExactDecimal,
    owner: String, _ context: RuleContext
  ) -> Finding {
    let terms = parts.map { Wording.line($0.text) }.joined(separator: working.rawValue)
    let value: CellValue =
      context.isPlainText ? .text(expected.description) : .number(expected.double)
    let whole = total.location.range == nil && NumberText.parse(total.raw)?.isBareNumber ?? false
    let edit = whole ? context.edit(total.location, to: value) : nil
    let missing = working == .sum ? parts.first { $0.number == off.magnitude } : nil
    let written = total.number ?? expected
    return context.finding(
      at: total.location, key: total.key, owner: owner,
      working == .difference
        ? Message(
          ja: "差が計算と \(off.grouped) 違います", en: "The difference is off by \(off.grouped)")
        : Message(
          ja: "合計が内訳と \(off.grouped) 違います", en: "The total is off by \(off.grouped)"),
      detail: [
        .written(
          ja: "\(Wording.line(total.text))　計算 \(expected.grouped)（\(terms)）",
          en: "\(Wording.line(total.text)), calculated \(expected.grouped) (\(terms))"),
        cause(of: written, expected: expected, missing: missing),
        .remedy(
          ja: "内訳が正しければ \(total.location.cell) を \(expected.grouped) にする",
          en: "if the parts are right, make \(total.location.cell) \(expected.grouped)"),
      ],
      evidence: [Evidence("total", Wording.line(total.text)), Evidence("sum", "\(expected)")],
      related: parts.map(\.location),
      fix: edit.map { Fix(.unsafe, [$0]) })
  }

  private static func cause(
    of written: ExactDecimal, expected: ExactDecimal, missing: Field?
  ) -> Message {
    if let missing {
      return .cause(
        ja: "\(missing.location.cell) を足し忘れた、または二重に足した",
        en: "\(missing.location.cell) was left out or added twice")
    }
    let slip = NumberSlip.between(written, expected)?.message
    return .cause(
      ja: slip?.ja ?? "内訳か合計の打ち間違い", en: slip?.en ?? "a part or the total is mistyped")
  }
}
