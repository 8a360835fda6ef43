import Forms
import Grid
import Notation

extension Rule {
  /// A value ten, a hundred or a thousand times its neighbours.
  static let digitsSlipped = Rule(
    id: "NUM-011",
    title: Message(ja: "桁違いの疑い", en: "Digits may have slipped"),
    severity: .warning,
    why: Message(
      ja: "1桁の打ち間違いは、合計も達成率も10倍・100倍に狂わせます。",
      en: "One digit too many makes totals and rates ten times wrong."),
    condition: Message(
      ja: "1つの指標の値が、その指標の値の中央値の50倍を超えるか50分の1に満たない。"
        + "または、同じ役割の前か後の年とほぼ 10・100・1000 倍（±2％）の関係にあり、もう一方の年とも5倍以上離れている。",
      en: "A value is more than 50 times or less than a 50th of the indicator's median, or stands "
        + "within 2 % of 10, 100 or 1000 times (or a 10th …) a neighbour of the same role and 5 times "
        + "off the other."),
    remedy: Message(
      ja: "元の資料で桁を確かめてください。", en: "Check the digits against the source."),
    source: "NUM-011（数値）",
    scope: .cell,
    examples: [
      Example(
        "100倍の値", "a hundred times too large", layout: .yearly,
        grid: "参加者数|人|1157|1160|1170|1150|↓115500|-|-"),
      Example(
        "桁が2つ足りない", "two digits missing", layout: .yearly,
        grid: "市人口|人|115700|115600|115500|115650|↓1157|-|-"),
      Example(
        "前年のちょうど10倍", "exactly ten times the year before", layout: .yearly,
        grid: "回数|回|12|↓120|12|12|13|-|-"),
      Example(
        "増えていく目標の途中", "amid a growing series", layout: .yearly,
        grid: "回数|回|60|↓600|64|62|-|-|-"),
      Example(
        "7が70に", "70 for 7", layout: .yearly, grid: "大学数|校|6|7|↓70|7|-|-|-"),
      Example(
        "0から始まる指標", "an indicator that starts from 0",
        grid: "登録団体数|団体|0|50|142|A|-|内容|①"),
      Example(
        "ふつうの伸び", "usual growth", layout: .yearly,
        grid: "参加者数|人|1500|2000|2600|1400|2890|-|-"),
      Example("目標が大きいだけ", "only the target is large", grid: "件数|件|4|100|90|A|-|内容|①"),
    ],
    check: DigitsSlipped.check)
}

private enum DigitsSlipped {
  private struct Suspect {
    var value: IndicatorValue
    var number: ExactDecimal
    var compared: ExactDecimal
    var others: [IndicatorValue]
  }

  static func check(_ context: RuleContext) -> [Finding] {
    context.form.allIndicators.flatMap { indicator in
      (farFromMedian(indicator) + tenfold(indicator)).map { finding($0, indicator, context) }
    }
  }

  private static func farFromMedian(_ indicator: Indicator) -> [Suspect] {
    let points = indicator.numbers.compactMap { value -> (IndicatorValue, ExactDecimal)? in
      value.value.map { (value, size($0)) }
    }.filter { !$0.1.isZero }
    let units = Set(points.map { $0.0.unit ?? "" })
    guard points.count >= 3, units.count == 1 else { return [] }
    let sorted = points.map(\.1).sorted()
    let middle = sorted.count / 2
    let twice = sorted[middle] + sorted[sorted.count.isMultiple(of: 2) ? middle - 1 : middle]
    let fifty = ExactDecimal(50)
    return points.filter {
      $0.1 * ExactDecimal(2) > twice * fifty || $0.1 * ExactDecimal(2) * fifty < twice
    }
    .map { point in
      Suspect(
        value: point.0, number: point.1,
        compared: twice.divided(by: ExactDecimal(2), scale: twice.scale + 1)?.normalized ?? twice,
        others: points.map(\.0).filter { $0.location != point.0.location })
    }
  }

  /// Values that are a power of ten away from a neighbour of their role and as good as that from the
  /// other, as in a series that grows; of two values alone the later one.
  private static func tenfold(_ indicator: Indicator) -> [Suspect] {
    [Role.baseline, .target, .actual, .plan].flatMap { role -> [Suspect] in
      let points = Series(indicator, [role]).points
      func neighbours(_ index: Int) -> [Int] {
        [index - 1, index + 1].filter(points.indices.contains)
      }
      func jumps(_ index: Int) -> Bool {
        let (number, others) = (points[index].number, neighbours(index).map { points[$0].number })
        return others.contains { isPowerOfTen(number, $0) }
          && (others.allSatisfy { isPowerOfTen(number, $0) }
            || others.allSatisfy { isFarAbove(number, $0) }
            || others.allSatisfy { isFarAbove($0, number) })
      }
      return points.indices.filter { index in
        // At an end of the series it is the neighbour that jumps, where that one does on both sides.
        let isEnd = neighbours(index).count == 1
        let other = neighbours(index).first ?? index
        let blamesOther = isEnd && jumps(other) && (points.count > 2 || index == 0)
        return jumps(index) && !blamesOther
      }.map { index in
        Suspect(
          value: points[index].value, number: size(points[index].number),
          compared: size(points[neighbours(index)[0]].number),
          others: neighbours(index).map { points[$0].value })
      }
    }
  }

  private static func isPowerOfTen(_ one: ExactDecimal, _ other: ExactDecimal) -> Bool {
    let (small, large) = (min(size(one), size(other)), max(size(one), size(other)))
    guard !small.isZero, large >= ExactDecimal(10) else { return false }
    return [10, 100, 1000].contains { factor in
      let exact = small * ExactDecimal(factor)
      let slack = exact * ExactDecimal(units: 2, scale: 2)
      return exact - slack <= large && large <= exact + slack
    }
  }

  private static func isFarAbove(_ one: ExactDecimal, _ other: ExactDecimal) -> Bool {
    !other.isZero && size(one) >= size(other) * ExactDecimal(5)
  }

  private static func size(_ number: ExactDecimal) -> ExactDecimal {
    number < .zero ? -number : number
  }

  private static func finding(
    _ suspect: Suspect, _ indicator: Indicator, _ context: RuleContext
  ) -> Finding {
    let tooLarge = suspect.number > suspect.compared
    let (large, small) = (
      max(suspect.number, suspect.compared), min(suspect.number, suspect.compared)
    )
    let factor = large.divided(by: small, scale: 0).map { "\($0)" } ?? ""
    let place = suspect.value.location.cell
    return context.finding(
      suspect.value, of: indicator,
      Message(
        ja: "ほかの値のおよそ \(factor) \(tooLarge ? "倍" : "分の1")です（桁違いの疑い）",
        en: "About \(tooLarge ? "\(factor) times" : "one \(factor)th of") the other values: "
          + "digits may have slipped"),
      inputs: [suspect.value] + suspect.others,
      detail: [
        .cause(
          ja: tooLarge
            ? "0 を多く打った、小数点を落とした、または 人/千人・円/千円 の取り違え"
            : "下の桁を落とした、または 人/千人・円/千円 の取り違え",
          en: tooLarge
            ? "a zero too many, a lost decimal point, or units confused by a thousand"
            : "digits lost at the end, or units confused by a thousand"),
        .remedy(
          ja: "\(place) の桁を元の資料で確かめる", en: "check the digits of \(place) against the source"),
      ])
  }
}
