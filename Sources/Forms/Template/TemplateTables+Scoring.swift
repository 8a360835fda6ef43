import Grid
import Notation

extension TemplateTables {
  static let scoringSheet = "評価区分"

  /// The rating schemes of a template; none where it has no such sheet.
  static func schemes(_ book: Book, template: String) throws(TemplateError) -> [ScoringScheme] {
    guard let sheet = book.sheet(named: scoringSheet) else { return [] }
    return try schemes(sheet, template: template)
  }

  /// One row a class; 評価 and もとになる値 hold for the rows below as long as those are empty.
  static func schemes(_ sheet: Sheet, template: String) throws(TemplateError) -> [ScoringScheme] {
    var schemes: [ScoringScheme] = []
    var basis = ScoringScheme.Basis.none
    for (row, cells) in try rows(sheet, key: "評価", template: template) {
      let place = ScoringRow(sheet: sheet, template: template, row: row, cells: cells)
      let rating = text(cells, "評価")
      if !rating.isEmpty {
        try place.checkTag(rating, column: "評価")
        schemes.append(ScoringScheme(rating: rating, classes: []))
        basis = .none
      }
      guard !schemes.isEmpty else { continue }
      let reason = text(cells, "理由の欄")
      if !reason.isEmpty {
        try place.checkTag(reason, column: "理由の欄")
        schemes[schemes.count - 1].reason = reason
      }
      if let own = try place.basis() { basis = own }
      guard let one = try place.scoringClass(basis) else { continue }
      schemes[schemes.count - 1].classes.append(one)
    }
    return schemes
  }

  /// One row of the sheet, and where it stands when it cannot be read.
  private struct ScoringRow {
    var sheet: Sheet
    var template: String
    var row: Int
    var cells: [String: Cell]

    private func mistake(
      _ column: String, _ reason: Message, _ remedy: Message
    ) -> TemplateError {
      TemplateError(
        template: template, sheet: sheet.name,
        cell: cells[column]?.reference ?? CellReference(row: row, column: 0), reason: reason,
        remedy: remedy)
    }

    func checkTag(_ tag: String, column: String) throws(TemplateError) {
      guard Vocabulary.subject(String(tag.prefix { $0 != "." })) == nil else { return }
      throw mistake(
        column,
        Message(ja: "「\(tag)」は項目の語彙にありません。", en: "“\(tag)” is not in the vocabulary."),
        Message(ja: "評価.区分 のようにタグの名前を書いてください。", en: "Write a tag such as 評価.区分."))
    }

    /// Nil where the cell is empty, so that the row above holds.
    func basis() throws(TemplateError) -> ScoringScheme.Basis? {
      let written = text(cells, "もとになる値")
      switch Normalization.n2(written) {
      case "": return nil
      case "達成率": return .rate
      case "進捗率": return .progress
      case "案分達成率": return .proRata
      case "平均達成率": return .meanRate
      case "位置", "なし": return ScoringScheme.Basis.none
      case let other:
        for (word, make) in [
          ("合計", ScoringScheme.Basis.sum), ("平均", ScoringScheme.Basis.mean),
        ] where other.hasPrefix(word + "(") && other.hasSuffix(")") {
          let tags = other.dropFirst(word.count + 1).dropLast().split { "、,".contains($0) }
            .map { String($0).trimmingSpaces }
          for tag in tags { try checkTag(tag, column: "もとになる値") }
          return make(tags)
        }
        guard Vocabulary.subject(String(other.prefix { $0 != "." })) != nil else {
          throw mistake(
            "もとになる値",
            Message(ja: "もとになる値「\(written)」が読めません。", en: "“\(written)” cannot be read."),
            Message(
              ja: "達成率・進捗率・案分達成率・平均達成率・位置・合計(タグ)・平均(タグ)・タグ のどれかにしてください。",
              en: "Use 達成率, 進捗率, 案分達成率, 平均達成率, 位置, 合計(tag), 平均(tag) or a tag."))
        }
        return .field(other)
      }
    }

    /// Nil for a row that only names the rating.
    func scoringClass(_ basis: ScoringScheme.Basis) throws(TemplateError) -> ScoringScheme.Class? {
      let label = text(cells, "区分")
      let written = text(cells, "条件")
      switch basis {
      case .sum, .mean, .meanRate: break
      default: if label.isEmpty { return nil }
      }
      guard let condition = ScoringCondition(written, basis: basis) else {
        throw mistake(
          "条件", Message(ja: "条件「\(written)」が読めません。", en: "“\(written)” is no condition."),
          Message(
            ja: "90以上100未満・目標以上・基準±10%・測定不可・その他 のように書いてください。",
            en: "Write it like 90以上100未満, 目標以上, 基準±10%, 測定不可 or その他."))
      }
      let points = text(cells, "点")
      guard points.isEmpty || NumberText.parse(points) != nil else {
        throw mistake(
          "点", Message(ja: "点「\(points)」は数字でありません。", en: "“\(points)” is no number."),
          Message(ja: "数字で書くか、空欄にしてください。", en: "Write a number, or leave it empty."))
      }
      let standing = text(cells, "段")
      guard standing.isEmpty || ScoringScheme.Standing(rawValue: standing) != nil else {
        throw mistake(
          "段", Message(ja: "段「\(standing)」が読めません。", en: "“\(standing)” is no standing."),
          Message(ja: "上・中・下・外 か空欄にしてください。", en: "Write 上, 中, 下, 外 or nothing."))
      }
      return ScoringScheme.Class(
        basis: basis, label: label, points: NumberText.parse(points)?.value,
        standing: ScoringScheme.Standing(rawValue: standing), condition: condition)
    }
  }
}
