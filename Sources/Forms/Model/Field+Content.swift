import Notation

extension Field {
  /// Sentences that somebody wrote.
  package var isNarrative: Bool { type == .longText || key.hasPrefix("本文.") || key == "評価.理由" }

  /// The last part of its tag.
  package var keyName: String { FieldKey.name(of: key) }

  /// Whether somebody's name stands here: 記入者, 課長, 氏名 and the like.
  package var isPerson: Bool { Self.isPerson(attribute: attribute, heading: heading) }

  static func isPerson(attribute: String, heading: String) -> Bool {
    personWords.contains { attribute.contains($0) || heading.contains($0) }
  }

  private static let personWords = [
    "氏名", "記入者", "担当者", "責任者", "作成者", "課長", "部長", "室長", "局長", "次長", "係長", "所長",
  ]
}
