import Notation

/// What the label of a row or column says it holds, beside what is added up.
///
/// 収支差引 and 純利益 compare the totals of two blocks, 差 the two lines right before.
enum TotalKind {
  case part, subtotal, total
  /// Two lines compared: 差引, 増減, 差（②－①）.
  case difference
  case balance

  init(_ label: String) {
    // Folding a label costs more than all the rest, and few labels have one of these.
    guard ["計", "総", "コスト", "差", "増減", "過不足", "収支", "益"].contains(where: label.contains) else {
      self = .part
      return
    }
    let bare = Normalization.n2(label).prefix { $0 != "(" }.filter { !$0.isWhitespace }
    switch bare {
    // 居宅サービス小計
    case let bare where bare.hasSuffix("小計"): self = .subtotal
    case "計", "合計", "総計", "総額", "総合計", "総事業費", "総コスト", "総費用", "総経費", "トータルコスト":
      self = .total
    case "差", "差引", "差額", "差引額", "増減", "増減額", "増減数", "過不足", "過不足数": self = .difference
    case let bare
    where ["収支", "純利益", "純損益", "収支差引", "収支差額", "収支差引額"].contains(where: bare.hasSuffix):
      self = .balance
    default:
      // 事業費計, 効果額の合計; 累計 and 会計 are no totals of rows.
      let isTotal =
        bare.hasSuffix("合計") || bare.hasSuffix("費計") || bare.hasSuffix("額計")
        || bare.hasSuffix("入計") || bare.hasSuffix("出計")
      self = isTotal ? .total : .part
    }
  }

  /// Whether a total may add it.
  var isAdded: Bool { self != .difference && self != .balance }
  var isSum: Bool { self == .total || self == .subtotal }
}
