package import Forms
package import Grid
package import Rules

/// A fix that was asked for and not made, and why.
package struct WithheldFix: Sendable {
  package enum Reason: Hashable, Sendable {
    case personName, narrative, formula, locked, uncertain, notInText
    /// A file keeps its encoding unless another one is asked for.
    case encoding
    /// Another repair of the same facts leads elsewhere: a person has to choose.
    case ambiguous
    /// All that is known of the numbers speaks against another cell.
    case elsewhere(Location)
    /// The finding would still stand after the fix.
    case remains
    /// The rules that would fire in its place.
    case brings([String])
    /// Why the file does not take the edit.
    case refused(Message)
  }

  package var finding: Finding
  package var reason: Reason
}

extension WithheldFix.Reason {
  /// The sentence for people, with what they can do.
  package var message: Message {
    switch self {
    case .personName:
      Message(ja: "人の名前は直しません。手で確かめてください。", en: "Names of persons are never changed.")
    case .narrative:
      Message(
        ja: "文章の言葉が変わります。直すなら --unsafe を付けてください。",
        en: "It would change words of a text. Add --unsafe to do so.")
    case .formula:
      Message(
        ja: "数式のセルは値に置き換えません。数式を直してください。",
        en: "A formula is never replaced by a value. Correct the formula.")
    case .locked:
      Message(
        ja: "シートの保護でロックされたセルです。直すなら --locked を付けてください。",
        en: "The protected sheet locks the cell. Add --locked to change it.")
    case .uncertain:
      Message(
        ja: "見出しが様式と違い、読み方が確かでないため直しません。見出しを様式に合わせてください。",
        en:
          "The heading differs from the form's, so the reading is not certain. Restore the heading."
      )
    case .notInText:
      Message(
        ja: "CSV には数式や表示形式がないため直せません。",
        en: "A CSV file holds no formulas and no number formats.")
    case .encoding:
      Message(
        ja: "文字コードはそのままにします。UTF-8 にするなら --only FIL-005 を付けてください。",
        en: "The encoding stays. Add --only FIL-005 to have the file in UTF-8.")
    case .ambiguous:
      Message(
        ja: "直し方が2通り以上あるため直しません。どちらかを --only ID@セル で選んでください。",
        en: "There are several ways to repair it. Choose one with --only ID@CELL.")
    case .elsewhere(let place):
      Message(
        ja: "ほかの欄と見比べると \(place) が誤りと見られるため直しません。"
          + "確かめたうえで直すなら --only ID@セル で選んでください。",
        en: "Everything else speaks against \(place), so this cell stays. "
          + "Choose it with --only ID@CELL if it is to be changed.")
    case .remains:
      Message(
        ja: "直しても同じ指摘が残るため直しません。手で直してください。",
        en: "The finding would stay after the change. Correct it by hand.")
    case .brings(let rules):
      Message(
        ja: "直すと別の指摘（\(rules.joined(separator: "、"))）が出るため直しません。手で直してください。",
        en: "The change would bring other findings (\(rules.joined(separator: ", "))). "
          + "Correct it by hand.")
    case .refused(let message): message
    }
  }
}
