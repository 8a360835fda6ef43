package import Grid
import Notation

/// Something that stands in the tidy copy otherwise than in the file.
package struct TidyChange: Hashable, Sendable {
  /// The raw value is what the change log calls it.
  package enum Kind: String, Hashable, Sendable {
    case unmerged = "結合を解いて同じ値を入れた"
    case headings = "何行かの見出しを1行にした"
    case note = "表の外の文をシート「注記」に移した"
    case blankLines = "空行・空列を除いた"
    case split = "別の表を別のシートにした"
    case stacked = "左右に並べた表を縦につないだ"
    case long = "年度ごとの列を行にした（縦持ち）"
    case filledDown = "省略された名前を入れた"
    case formula = "数式を値にした"
    case number = "文字の数値を数値にした"
    case unit = "値の中の単位を項目名に移した"
    case characters = "機種依存文字を置き換えた"
    case spaces = "体裁の空白・改行を除いた"
    case westernYear = "西暦の列を加えた"
  }

  package var kind: Kind
  package var sheet: String
  /// Nil for what is about no single cell.
  package var cell: CellReference?
  package var before: String
  package var after: String

  /// - Parameter before: as it is written; the log shows it on one line, its signs by name.
  init(
    _ kind: Kind, sheet: String, _ cell: CellReference?, _ before: String, _ after: String
  ) {
    self.kind = kind
    self.sheet = sheet
    self.cell = cell
    self.before = Normalization.n1(PublicText.named(before))
    self.after = after
  }
}
