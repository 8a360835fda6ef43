/// Takes a report piece by piece: that of a thousand files is nowhere whole.
package typealias ReportText = (_ piece: String) -> Void

extension JSON {
  /// The text of an object with members, to which others will be added.
  var opened: String { line.dropLast() + "," }

  /// Writes a member whose list is long, an item at a time.
  static func write(_ name: String, _ items: some Sequence<JSON>, to text: ReportText) {
    text("\"\(name)\":[")
    var isFirst = true
    for item in items {
      text(isFirst ? item.line : "," + item.line)
      isFirst = false
    }
    text("]")
  }
}
