import Grid

/// The input rules of a worksheet.
///
/// Source: ECMA-376 Part 1, 18.3.1.32 (dataValidation); MS-XLSX 2.6.23, whose ranges and formulas
/// are elements of their own.
enum DataValidations {
  /// nil where the rule holds for no cell.
  static func validation(_ element: XMLElement) -> DataValidation? {
    let ranges = CellRange.list(element.attributes["sqref"] ?? element.child("sqref")?.text)
    guard !ranges.isEmpty else { return nil }
    let type = element.attributes["type"] ?? ""
    let formula = formula(element.child("formula1")) ?? ""
    let reaction = element.attributes["errorStyle"] ?? "stop"
    return DataValidation(
      ranges: ranges, type: type, formula: formula,
      choices: type == "list" ? choices(formula) : nil,
      comparison: element.attributes["operator"] ?? "between",
      secondFormula: self.formula(element.child("formula2")),
      allowsBlank: element.flag("allowBlank"),
      // The attribute says the opposite of its name.
      showsArrow: !element.flag("showDropDown"),
      reaction: element.flag("showErrorMessage") ? reaction : nil,
      prompt: element.flag("showInputMessage") ? notice(element, "promptTitle", "prompt") : nil,
      error: notice(element, "errorTitle", "error"))
  }

  private static func formula(_ element: XMLElement?) -> String? {
    let text = element.map { $0.child("f")?.text ?? $0.text }
    return text?.isEmpty == false ? text : nil
  }

  private static func notice(
    _ element: XMLElement, _ title: String, _ text: String
  ) -> DataValidation.Notice? {
    let notice = DataValidation.Notice(
      title: element.escaped(title) ?? "", text: element.escaped(text) ?? "")
    return notice == DataValidation.Notice() ? nil : notice
  }

  /// Excel takes 255 characters.
  private static let longestChoices = 1 << 16

  /// `"A,B,C"` with its quotes; a quote inside is doubled.
  static func choices(_ formula: String) -> [String]? {
    guard formula.utf8.count <= longestChoices else { return nil }
    var text = Substring(formula)
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    guard text.count >= 2, text.first == "\"", text.last == "\"" else { return nil }
    var plain = ""
    var skip = false
    for character in text.dropFirst().dropLast() {
      if character == "\"", !skip {
        skip = true
        plain.append(character)
      } else if character == "\"" {
        skip = false
      } else {
        skip = false
        plain.append(character)
      }
    }
    return plain.split(separator: ",", omittingEmptySubsequences: false).map { choice in
      let start = choice.drop { $0 == " " }
      return String(start.prefix(start.count - start.reversed().prefix { $0 == " " }.count))
    }
  }
}
