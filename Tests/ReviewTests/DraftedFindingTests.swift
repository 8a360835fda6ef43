import Forms
import Grid
import Rules
import Testing
import Workbook

@testable import Review

/// A filled sheet that no template describes, as it is handed in and with one slip in it.
@Suite("findings in files that are read without a template")
struct DraftedFindingTests {
  /// `|` between cells; numbers become numbers.
  static let clean = [
    "令和５年度　事業評価シート", "計画期間：令和３年度～令和７年度", "", "指標名|単位|区分|R3|R4|R5|R6",
    "講座の受講者数|人|計画|120|130|140|150",
    "||実績|96|117|147|", "||達成率|80.0%|90.0%|105.0%|", "相談室の稼働率|％|計画|40.5|42.5|45.5|48.5",
    "||実績|38.5|41.5|46.5|", "||達成率|95.1%|97.6%|102.2%|", "", "事業費（千円）", "費目|R3決算|R4決算|R5決算",
    "報償費|300|320|340", "委託料|1200|1180|1250", "事業費計|1500|1500|1590", "",
    "妥当性|■高い　□普通　□低い", "有効性|□高い　■普通　□低い", "効率性|■高い　□普通　□低い", "課題|講座の受講者数は147人で、計画の140人を上回った。",
  ]

  static let slips: [(cell: String, text: String, rule: String)] = [
    ("E7", "95.0%", "ACH-001"), ("E6", "１１７", "NUM-001"), ("C16", "1700", "NUM-020"),
    ("B18", "■高い　■普通　□低い", "ENM-003"), ("B19", "□高い　□普通　□低い", "ENM-003"),
    ("B21", "講座の受講者数は174人で、計画の140人を上回った。", "TXT-001"), ("F6", "", "REQ-002"),
    ("A2", "計画期間：令和７年度～令和３年度", "ERA-005"), ("B8", "件", "UNT-003"), ("F5", "増えるように", "NUM-003"),
  ]

  private func findings(_ rows: [String], _ slip: (cell: String, text: String)? = nil) throws
    -> [Finding]
  {
    var sheet = NewSheet(name: "評価")
    for (row, line) in rows.enumerated() {
      for (column, part) in line.split(separator: "|", omittingEmptySubsequences: false)
        .enumerated()
      {
        var text = String(part)
        let place = CellReference(row: row, column: column)
        if let slip, CellReference(slip.cell) == place { text = slip.text }
        if text.isEmpty { continue }
        sheet[row, column] = NewCell(Double(text).map { .number($0) } ?? .text(text))
      }
    }
    for range in ["A5:A7", "B5:B7", "A8:A10", "B8:B10"].compactMap({ CellRange($0) })
    where rows == Self.clean {
      sheet.merge(range)
    }
    let reviewed = try Files.drafted(sheet)
    return reviewed.findings.filter { $0.severity > .info }
  }

  @Test("a sheet without a slip has no findings")
  func quiet() throws {
    #expect(try findings(Self.clean).map { "\($0.rule) \($0.location.cell)" } == [])
  }

  @Test("a slip is found in its cell", arguments: slips)
  func found(cell: String, text: String, rule: String) throws {
    let found = try findings(Self.clean, (cell, text)).map { "\($0.rule) \($0.location.cell)" }
    #expect(found.contains("\(rule) \(cell)"), "\(found)")
  }

  /// Each with the one cell that contradicts the rest of its table.
  static let tables: [(rows: [String], told: String)] = [
    (
      [
        "令和５年度　事業評価シート", "", "指標名|単位|R3実績|R4実績|R5実績|計", "受講者数|人|120|130|140|390",
        "相談件数|件|40|42|45|137", "訪問回数|回|18|19|20|57",
      ], "NUM-020 F5"
    ),
    (
      [
        "令和５年度　事業評価シート", "", "指標名|単位|区分|R3|R4|R5|合計", "講座の受講者数|人|計画|120|130|140|390",
        "||実績|110|120|130|360",
        "相談件数|件|計画|40|42|45|127", "||実績|41|42|40|173",
      ], "NUM-020 G7"
    ),
    (
      [
        "令和５年度　事業一覧", "番号|事業名|決算額（千円）|評価", "1|図書館|33010|B", "2|公民館|3320|B", "3|文化財|8730|A",
        "計||45160|",
      ], "NUM-020 C6"
    ),
    (
      [
        "令和５年度　利用の推移", "", "年度|利用者数（人）|貸出冊数（冊）", "令和３年度|120|40", "令和４年度|130|42", "令和５年度|140|45",
        "合計|390|172",
      ], "NUM-020 C7"
    ),
    (
      [
        "令和６年度　利用の推移", "", "年度|利用者数（人）|貸出冊数（冊）", "令和３年度|120|40", "令和４年度|130|42", "令和４年度|140|45",
        "令和６年度|145|48",
      ], "ERA-010 A6"
    ),
    (
      [
        "令和５年度　進捗管理シート", "", "指標名|単位|方向|目標値|実績値|判定", "受講者数|人|↗|120|130|達成", "苦情件数|件|↘|40|42|達成",
        "満足度|%|↗|80|75|未達成",
      ], "VRD-001 F5"
    ),
    (
      [
        "令和５年度　進捗管理シート", "", "指標名|単位|目標値|実績値|判定", "受講者数|人|120以上|130|達成", "転出者数|人|40以下|42|達成",
        "満足度|%|80以上|75|未達成",
      ], "VRD-001 E5"
    ),
  ]

  @Test("a total, a year or a verdict that the rest of its table contradicts", arguments: tables)
  func contradicted(rows: [String], told: String) throws {
    #expect(try findings(rows).map { "\($0.rule) \($0.location.cell)" } == [told])
  }

  @Test(
    "words as targets, a row of totals and years without their era are no slips",
    arguments: [
      [
        "地域福祉計画　評価", "", "指標|策定時⏎(R2)|R3|R4|目標(R7)", "利用件数（件）|32|35|33|増加",
        "開催箇所数（か所）|58|55|54|現状維持",
      ],
      [
        "令和５年度　事業一覧", "番号|事業名|決算額（千円）|評価", "1|図書館|33010|B", "2|公民館|3320|B", "3|文化財|8730|A",
        "計||45060|",
      ],
      [
        "環境基本計画　指標", "項目|策定時（H30）|現況（R4）|努力目標（R12）", "エネルギー消費量（GJ）|77.4（H28）|70.1（R3）|61.9",
        "資源化率（％）|29.4|30.1（R3）|35.2",
      ],
      [
        "令和６年度　主要事業調書", "区分（千円）|令和５年度予算|令和６年度予算|増減率", "事業費|185000|204000|10.3%",
        "国庫支出金|92000|101000|9.8%", "地方債|80000|88000|10.0%", "一般財源|13000|15000|15.4%",
      ],
      [
        "公共施設の再編　工程表", "取組項目|区分|令和３年度|令和４年度|令和５年度", "庁舎|計画|設計|工事|供用", "|実績|設計|工事|供用",
        "説明会の回数|計画|4|5|6", "|実績|4|5|7",
      ],
      [
        "令和５年度　事業シート", "指標|単位|２年度実績|３年度実績|４年度実績", "講座の開催回数|回|4|9|15", "受講者数|人|88|210|402",
      ],
      [
        "環境計画　進捗", "項目|単位|基準値(H25)|R4実績|目標値(R12)", "電気の使用|千kWh|15320|13905|11490",
        "ガスの使用|千㎥|880|771|616",
      ],
      // Money of the years to come, the head of the form beside its year, a card that nobody used.
      [
        "令和５年度　事業評価シート", "", "指標名|単位|R5目標|R5実績", "受講者数|人|120|130", "", "事業費の内訳（単位：千円）",
        "財源|R4|R5|R6", "国庫支出金|300|320|340", "一般財源|500|520|540", "事業費計|800|840|880",
      ],
      [
        "指定管理　評価シート", "施設名|文化会館|対象年度|2023年度", "管理者|みどりサービス|所管課|文化課",
        "指定期間|2022年度～2026年度|記入日|2024年5月30日", "", "項目|単位|目標(2023)|実績(2023)", "利用者数|人|120|130",
      ],
      [
        "令和５年度　改革の取組", "", "取組項目|電子申請|担当課|情報課", "計画|様式の整備|進捗区分|■完了　□遅れ", "", "", "",
        "取組項目||担当課|", "計画||進捗区分|□完了　□遅れ", "", "", "指標名|単位|R5目標|R5実績", "利用件数|件|120|130",
      ],
      // A total of other things than the rows above, and one that they make up to rounding.
      [
        "令和５年度　事業一覧", "番号|事業名|決算額（千円）|評価", "1|図書館|33010|B", "2|公民館|3320|B", "3|文化財|8730|A",
        "計||98300|",
      ],
      [
        "令和５年度　事業評価シート", "", "指標名|単位|R3実績|R4実績|R5実績|計", "受講者数|人|120|130|140|390",
        "相談件数|件|40|42|45|128", "満足度|%|81|83|84|-",
      ],
      // Nothing says which way is better; no verdict yet; finer scales.
      [
        "令和５年度　進捗管理シート", "", "指標名|単位|目標値|実績値|判定", "受講者数|人|120|130|未達成", "転出者数|人|40|42|達成",
        "満足度|%|80|-|-", "来館者数|人|90|95|",
      ],
      [
        "令和５年度　進捗管理シート", "", "指標名|単位|方向|目標値|実績値|判定", "受講者数|人|↗|120|130|◎", "参加者数|人|↗|40|38|○",
        "満足度|%|↗|80|75|△",
      ],
    ])
  func noSlip(rows: [String]) throws {
    #expect(try findings(rows).map { "\($0.rule) \($0.location.cell)" } == [])
  }
}
