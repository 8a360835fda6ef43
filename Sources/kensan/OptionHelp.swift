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
    case .timeout: Message(ja: "1ファイルにかける時間の上限（秒）", en: "seconds one file may take")
    case .year: Message(ja: "評価する年度（R6、2024 など）", en: "the year evaluated (R6, 2024)")
    case .data:
      Message(
        ja: "記入する値（extract の JSON Lines か CSV）", en: "values to fill in (as extract prints them)")
    case .formulas: Message(ja: "数式も出す", en: "print formulas too")
    case .sheet: Message(ja: "CSV にするシート", en: "the sheet to write as CSV")
    case .encoding:
      Message(ja: "CSV の文字コード（既定 utf-8-bom）", en: "encoding of the CSV (default utf-8-bom)")
    case .stored:
      Message(
        ja: "CSV に表示どおりの文字でなく、保存されている値を書く", en: "CSV with stored values, not what is shown")
    case .fillMerged:
      Message(ja: "結合したセルのすべてに値を書く（CSV・JSON）", en: "the value in every cell of a merge (CSV, JSON)")
    case .typed:
      Message(
        ja: "CSV の数値をセルの数値にする（007 などは文字のまま）", en: "numbers of a CSV as numbers (007 stays text)")
    case .roster:
      Message(ja: "提出の名簿（未提出・二重提出を調べる）", en: "list of the forms expected")
    case .against:
      Message(
        ja: "前年度のブック、または指標の一覧（消えた指標を調べ、前回と比べる。繰り返し可）",
        en: "last year's books or a list of indicators, to compare with (repeatable)")
    case .resolve:
      Message(
        ja: "食い違いの決め方（後の方・先の方・決定を書いた表）。記録を残す",
        en: "how conflicts are settled: the later, the earlier, or as a table says; with a log")
    case .partial:
      Message(
        ja: "一部のファイルの集計を後でまとめられる形（JSON Lines）で書く",
        en: "write what --combine later makes one summary of (JSON Lines)")
    case .combine:
      Message(ja: "--partial で書いた部分集計を一つにまとめる", en: "make one summary of what --partial wrote")
    case .layout:
      Message(
        ja: "集計表の様式（standard、またはタグを書いたブック）", en: "layout of the summary: standard, or a workbook")
    case .profile:
      Message(
        ja: "open-data（公開データの規則）、または公開する列を書いた CSV",
        en: "open-data (rules for open data), or a CSV file that lists the columns")
    case .municipality:
      Message(
        ja: "全国地方公共団体コード（6桁）と団体名（なければ様式定義の「設定」）",
        en: "the municipality's code and name (else the template's)")
    case .persons:
      Message(
        ja: "記入者と電話の列も書く（OPD-020 で知らせる）", en: "also writers and telephone numbers (OPD-020 says so)"
      )
    case .stdinFilename: Message(ja: "標準入力（-）の名前", en: "name for standard input (-)")
    case .baseline:
      Message(ja: "既知の指摘の一覧（数えずに別に示す）", en: "list of known findings, which do not count")
    case .writeBaseline:
      Message(ja: "今の指摘を既知の指摘の一覧として書く", en: "write the findings as a list of known ones")
    case .stdin0:
      Message(ja: "ファイル名を標準入力から読む（NUL 区切り）", en: "read paths from standard input, NUL between")
    case .config:
      Message(
        ja: "設定ファイル（既定は上のフォルダーの kensan.xlsx・csv・json）",
        en: "configuration (else kensan.xlsx, .csv, .json upward)")
    case .showSettings:
      Message(ja: "設定の値と出どころを表示する", en: "print every setting and where it comes from")
    case .docs:
      Message(ja: "規則の説明ページの所在（報告からリンクする）", en: "where the pages of kensan docs lie, for links")
    case .man: Message(ja: "man ページを出す", en: "print the manual page")
    case .help: Message(ja: "この説明", en: "this text")
    case .version: Message(ja: "版", en: "the version")
    }
  }
}
