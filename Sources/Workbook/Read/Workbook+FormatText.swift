extension Workbook {
  /// A number as a number format code shows it; nil where kensan cannot tell.
  package static func text(
    of number: Double, format code: String, date1904: Bool = false
  ) -> String? {
    NumberFormat(code).text(number, date1904: date1904)
  }
}
