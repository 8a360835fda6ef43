public import Grid

/// Something that a patch leaves as it is although it may now mean something else.
public struct PatchWarning: Hashable, Sendable {
  public var reason: Refusal
  /// The part of the package, such as `xl/worksheets/sheet1.xml`.
  public var part: String
  /// The cell where it is known, as the file had it before the patch.
  public var cell: String?

  /// What it is and where, without any content of cells.
  public var message: Message {
    let place = [part, cell].compactMap { $0 }.joined(separator: ", ")
    return Message(ja: reason.message.ja + "（\(place)）", en: reason.message.en + " (\(place))")
  }
}

extension Refusal {
  static let distancesKept = Refusal(
    "distances kept",
    ja: "入力規則または条件付き書式の数式が、動いた行の向こう側のセルを相対参照しています。距離を保ちました。確認してください。",
    en:
      "A validation or conditional format refers across the rows that moved. Distances were kept; check it."
  )

  static let textReference = Refusal(
    "address in a text",
    ja: "INDIRECT や HYPERLINK の文字列で書かれた番地は、行を動かすと別のセルを指すようになります。数式を直してください。",
    en:
      "An address written as text (INDIRECT, HYPERLINK) would name another cell. Rewrite the formula."
  )

  static let unknownTextReference = Refusal(
    "address made by a formula",
    ja: "INDIRECT が計算で作る番地は動かせません。行の移動後も正しいか確認してください。",
    en: "INDIRECT makes an address that cannot be moved. Check that it is still right.")
}
