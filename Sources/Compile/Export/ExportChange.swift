package import Forms
import Grid

/// Something that stands in the public table otherwise than in the workbook.
package struct ExportChange: Hashable, Sendable {
  /// The raw value is what the change log calls it.
  package enum Kind: String, Hashable, Sendable {
    case unit = "単位を標準の表記にした"
    case unitFromName = "名称の中の単位を単位の列に移した"
    case name = "名称から単位・期間区分・体裁の空白を除いた"
    case characters = "機種依存文字を置き換えた"
    case encoding = "CP932にない文字を置き換えた"
    case formula = "数式を値にした"
    case number = "文字で書かれた数値を数値にした"
    case mark = "値のない記載を状態のコードにした"
    case spaces = "体裁の空白・改行を除いた"
    case code = "団体コードの表記を直した"
    case repeated = "同じ内容の行を1つにした"
    case person = "個人名の欄を公開するよう指定された"
  }

  package var kind: Kind
  package var file: String
  /// Nil for what is about no cell.
  package var location: Location?
  package var column: ExportColumn
  package var before: String
  package var after: String
}
