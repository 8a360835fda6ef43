import Grid

/// One sentence for each option.
enum OptionHelp {
  static func sentence(_ option: OptionName) -> Message {
    switch option {
    case .form: Message(ja: "様式を指定する（既定は自動判別）", en: "the form (else recognised)")
    case .templates: Message(ja: "様式定義のフォルダー", en: "folder of templates")
    case .format:
      Message(ja: "出力の形式（=FILE でファイルへ、繰り返し可）", en: "output format (=FILE: to a file; repeatable)")
    case .select: Message(ja: "この規則だけ（前方一致、例 TXT,NUM-001）", en: "only these rules (prefixes work)")
    case .ignore: Message(ja: "この規則を除く", en: "without these rules")
    case .severity: Message(ja: "これ以上の重さだけを出す", en: "only findings at least this severe")
    case .failOn: Message(ja: "終了コードを 1 にする重さ（既定 error）", en: "exit 1 from here on (default error)")
    case .jobs: Message(ja: "並列数（既定はコア数）", en: "threads (default: cores)")
    case .lang: Message(ja: "言語（既定 ja）", en: "language (default ja)")
    case .quiet: Message(ja: "経過や案内を出さない", en: "no progress, no hints")
    case .color: Message(ja: "色（NO_COLOR にも従う）", en: "colour (NO_COLOR is heeded)")
    case .output: Message(ja: "書き出す先", en: "where to write")
    case .outDirectory: Message(ja: "書き出す先のフォルダー", en: "folder to write to")
    case .inPlace:
      Message(ja: "元のファイルを直す（NAME.orig.xlsx を残す）", en: "replace the file, keep NAME.orig.xlsx")
    case .diff:
      Message(ja: "変更点を表示する（-o を付けると朱書きも書く）", en: "print the changes (with -o: a red-ink copy)")
    case .marks:
      Message(ja: "直したセルにメモや色を付け、指摘一覧を足す", en: "notes or colour on cells, a list of findings")
    case .log: Message(ja: "変更の記録を書くファイル", en: "where to write the log of changes")
    case .undo: Message(ja: "記録のとおり修正前に戻す", en: "give back what was there before the fix")
    case .unsafe: Message(ja: "確認が要る修正もする", en: "also fixes that need a look")
    case .locked: Message(ja: "シートの保護でロックされたセルも直す", en: "also cells locked by sheet protection")
    case .only: Message(ja: "この修正だけ（繰り返し可）", en: "only these fixes (repeatable)")
    case .force: Message(ja: "すでにあるファイルに上書きする", en: "overwrite existing output")
    case .maximumBytes: Message(ja: "ファイルの大きさの上限", en: "largest file")
    case .maximumCells: Message(ja: "セル数の上限", en: "most cells")
    case .formulas: Message(ja: "数式も出す", en: "print formulas too")
    case .sheet: Message(ja: "CSV にするシート", en: "the sheet to write as CSV")
    case .encoding:
      Message(ja: "CSV の文字コード（既定 utf-8-bom）", en: "encoding of the CSV (default utf-8-bom)")
    case .stored:
      Message(
        ja: "CSV に表示どおりの文字でなく、保存されている値を書く", en: "CSV with stored values, not what is shown")
    case .typed:
      Message(
        ja: "CSV の数値をセルの数値にする（007 などは文字のまま）", en: "numbers of a CSV as numbers (007 stays text)")
    case .stdinFilename: Message(ja: "標準入力（-）の名前", en: "name for standard input (-)")
    case .help: Message(ja: "この説明", en: "this text")
    case .version: Message(ja: "版", en: "the version")
    default: Message(ja: "", en: "")
    }
  }
}
