import Formula
import Grid
import Notation

/// The names that formulas of a template may use: the tags of the form.
struct FieldNames {
  struct Mistake: Error {
    var reason: Message
    var remedy: Message
    /// The formula with a caret below the place.
    var excerpt: String?
  }

  private let keys: [String]
  private let lastYear: Int?

  init(_ formSheets: [FormSheet], _ settings: Settings) {
    var seen: Set<String> = []
    keys = formSheets.flatMap { $0.rows.flatMap(\.cells).flatMap(\.tags).map(\.key) }
      .filter { seen.insert($0).inserted }
    lastYear = settings.targetYear
  }

  /// - Throws: what is wrong with the formula, with a caret at the place.
  func formula(_ text: String) throws(Mistake) -> FieldFormula {
    let formula: Formula
    do throws(FormulaError) {
      formula = try Formula(text)
    } catch {
      throw Mistake(
        reason: error.message,
        remedy: error.remedy ?? Message(ja: "式を直してください。", en: "Correct the formula."),
        excerpt: error.pointed(text))
    }
    func pointed(_ range: Range<Int>) -> String { FormulaError(.empty, range).pointed(text) }
    if let reference = formula.references.first {
      throw Mistake(
        reason: Message(ja: "セルの番地は使えません。", en: "Cell addresses cannot be used here."),
        remedy: Message(
          ja: "行が増えても合うように、タグの名前（指標.実績 など）で書いてください。",
          en: "Rows move: write the names of tags, such as 指標.実績."),
        excerpt: pointed(reference.range))
    }
    guard !formula.names.isEmpty else {
      throw Mistake(
        reason: Message(ja: "式に欄の名前がありません。", en: "The formula names no field."),
        remedy: Message(
          ja: "タグの名前（指標.実績 など）を書いてください。", en: "Write names of tags, such as 指標.実績."))
    }
    var names: [FieldName] = []
    for name in formula.names {
      do throws(Mistake) {
        names.append(try meaning(of: name))
      } catch {
        throw Mistake(
          reason: error.reason, remedy: error.remedy, excerpt: pointed(name.range))
      }
    }
    return FieldFormula(formula: formula, names: names)
  }

  /// A tag's name, or the part behind its point where only one tag has it or it is an indicator's;
  /// behind `@` a fiscal year, or 末 for the plan's last.
  private func meaning(of name: Formula.Name) throws(Mistake) -> FieldName {
    let parts = name.text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let key = try key(String(parts[0]).trimmingSpaces)
    var year: Int?
    if parts.count == 2 {
      year = parts[1] == "末" ? lastYear : Period.parse(String(parts[1]))?.fiscalYear
      guard year != nil else {
        throw Mistake(
          reason: Message(ja: "「@\(parts[1])」は年度でありません。", en: "“@\(parts[1])” is no fiscal year."),
          remedy: Message(ja: "@R4 のように書いてください。", en: "Write it like @R4."))
      }
    }
    let role = key.hasPrefix("指標.") ? Role(tagName: String(key.dropFirst(3))) : nil
    guard year == nil || role != nil else {
      throw Mistake(
        reason: Message(ja: "「\(key)」に年度はありません。", en: "“\(key)” has no fiscal year."),
        remedy: Message(ja: "@ から後を消してください。", en: "Leave out what stands behind the @."))
    }
    return FieldName(text: name.text, key: key, role: role, year: year, isArea: name.isArea)
  }

  private func key(_ word: String) throws(Mistake) -> String {
    if keys.contains(word) { return word }
    let ofIndicator = "指標." + word
    if keys.contains(ofIndicator) { return ofIndicator }
    let alike = keys.filter { $0.drop { $0 != "." }.dropFirst() == word }
    if alike.count == 1 { return alike[0] }
    if alike.count > 1 {
      throw Mistake(
        reason: Message(ja: "「\(word)」という欄は2つ以上あります。", en: "Several fields are called “\(word)”."),
        remedy: Message(
          ja: "\(alike.joined(separator: "、")) のどれかを書いてください。",
          en: "Write one of \(alike.joined(separator: ", "))."))
    }
    let known = keys + keys.filter { $0.hasPrefix("指標.") }.map { String($0.dropFirst(3)) }
    throw Mistake(
      reason: Message(ja: "「\(word)」というタグは様式にありません。", en: "The form has no tag “\(word)”."),
      remedy: Similarity.nearest(word, among: known).map {
        Message(ja: "「\($0)」のことですか。", en: "Did you mean “\($0)”?")
      }
        ?? Message(
          ja: "使える名前: \(keys.joined(separator: "、"))", en: "Names: \(keys.joined(separator: ", "))")
    )
  }
}
