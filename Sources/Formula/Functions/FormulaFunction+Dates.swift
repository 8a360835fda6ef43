import Grid

extension FormulaFunction {
  static let dates: [FormulaFunction] = [
    FormulaFunction("DATE", 3...3) { call throws(FormulaStop) in
      var year = try call.whole(0)
      let (month, day) = (try call.whole(1), try call.whole(2))
      if (0..<1900).contains(year) { year += 1900 }
      guard (1900...9999).contains(year), abs(month) < 100_000, abs(day) < 4_000_000 else {
        throw .fault(.number)
      }
      // Months beyond the year run on into the next ones.
      let months = year * 12 + month - 1
      let (first, rest) = (months >= 0 ? months / 12 : (months - 11) / 12, (months % 12 + 12) % 12)
      guard first >= 1900 else { throw .fault(.number) }
      let start = DateSerial.serial(year: first, month: rest + 1, day: 1)
      let shift = call.evaluator.scope.usesDate1904 ? 1462 : 0
      let serial = start + day - 1 - shift
      // Before March 1900 Excel counts a day that never was.
      guard serial + shift > 60, serial >= 0, serial + shift <= 2_958_465 else {
        throw call.notCalculated()
      }
      return .number(serial)
    },
    part("YEAR") { $0.year },
    part("MONTH") { $0.month },
    part("DAY") { $0.day },
  ]

  private static func part(
    _ name: String, _ part: @escaping @Sendable (DateSerial) -> Int
  ) -> FormulaFunction {
    FormulaFunction(name, 1...1) { call throws(FormulaStop) in
      let number = try call.number(0)
      guard !number.isNegative, let serial = number.truncated,
        let date = DateSerial(serial, date1904: call.evaluator.scope.usesDate1904)
      else { throw .fault(.number) }
      // The first days of 1900 are counted differently from program to program.
      guard serial > 60 || call.evaluator.scope.usesDate1904 else { throw call.notCalculated() }
      return .number(part(date))
    }
  }
}
