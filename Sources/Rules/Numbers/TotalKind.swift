import Notation

/// What the label of a row or column says it holds, beside what is added up.
enum TotalKind {
  case part, subtotal, total
  /// Two lines compared: 差引, 増減, 差（②－①）.
  case difference

  init(_ label: String) {
    // Folding a label costs more than all the rest, and few labels have one of these.
    guard ["計", "総", "コスト", "差", "増減"].contains(where: label.contains) else {
      self = .part
      return
    }
    let bare = Normalization.n2(label).prefix { $0 != "(" }.filter { !$0.isWhitespace }
    switch bare {
    case "小計": self = .subtotal
    case "計", "合計", "総計", "総額", "総合計", "総事業費", "総コスト", "総費用", "総経費", "トータルコスト":
      self = .total
    case "差", "差引", "差額", "差引額", "増減", "増減額", "増減数": self = .difference
    default:
      // 事業費計, 効果額の合計; 累計 and 会計 are no totals of rows.
      let isTotal =
        bare.hasSuffix("合計") || bare.hasSuffix("費計") || bare.hasSuffix("額計")
        || bare.hasSuffix("入計") || bare.hasSuffix("出計")
      self = isTotal ? .total : .part
    }
  }

  var isSum: Bool { self == .total || self == .subtotal }
}
