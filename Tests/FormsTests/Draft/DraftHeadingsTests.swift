import Forms
import Testing

/// Where drafts find names, units and years around the tables of forms from many municipalities.
@Suite("drafts by what stands over and beside a table")
struct DraftHeadingsTests {
  struct Shape: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let rows: [String]
    var merges: [String] = []
    let lines: [String]
  }

  static let shapes = [
    Shape(
      testDescription: "kinds of indicators beside their names are no names",
      rows: [
        "指標||単位|R4実績|R5見込", "活動指標|運行した日数|日|10|12", "成果指標|利用者数|人|3042|3650",
      ], merges: ["A1:B1"],
      lines: [
        "D2 運行した日数 10日 actual 令和4年度", "E2 運行した日数 12日 plan 令和5年度", "D3 利用者数 3042人 actual 令和4年度",
        "E3 利用者数 3650人 plan 令和5年度",
      ]),
    Shape(
      testDescription: "units under the heading of the names, but for a total over both columns",
      rows: [
        "区分|||R3|R4", "相談件数|件|予定|900|920", "||実績|874|931", "受講者数|人|予定|300|320", "||実績|122|280",
        "従事した延べ人数||予定|40|41", "||実績|39|40",
      ],
      merges: ["A1:C1", "A2:A3", "B2:B3", "A4:A5", "B4:B5", "A6:B7"],
      lines: [
        "D2 相談件数 900件 plan 令和3年度", "E2 相談件数 920件 plan 令和4年度", "D3 相談件数 874件 actual 令和3年度",
        "E3 相談件数 931件 actual 令和4年度", "D4 受講者数 300人 plan 令和3年度", "E4 受講者数 320人 plan 令和4年度",
        "D5 受講者数 122人 actual 令和3年度", "E5 受講者数 280人 actual 令和4年度", "D6 従事した延べ人数 40 plan 令和3年度",
        "E6 従事した延べ人数 41 plan 令和4年度", "D7 従事した延べ人数 39 actual 令和3年度", "E7 従事した延べ人数 40 actual 令和4年度",
      ]),
    Shape(
      testDescription: "a year before its value under one heading is that of the value",
      rows: [
        "指標名|単位|基準値||最新値||目標値|", "||年度|値|年度|値|年度|値", "創業件数|件|R元|42|R5|61|R6|60",
        "閲覧数|件|H30|210|R4|288|R7|300", "利用者数|人|R2|80|R5|91|R6|95",
      ], merges: ["A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1"],
      lines: [
        "D3 創業件数 42件 baseline 令和元年度", "F3 創業件数 61件 actual 令和5年度", "H3 創業件数 60件 target 令和6年度",
        "D4 閲覧数 210件 baseline 平成30年度", "F4 閲覧数 288件 actual 令和4年度", "H4 閲覧数 300件 target 令和7年度",
        "D5 利用者数 80人 baseline 令和2年度", "F5 利用者数 91人 actual 令和5年度", "H5 利用者数 95人 target 令和6年度",
      ]),
    Shape(
      testDescription: "headings with years end a table whose names speak of budgets",
      rows: [
        "予算額・執行額（単位：千円）|||R3|R4", "|当初予算||5400|5600", "|執行額||5300|5411",
        "目標及び実績|目標|単位|R3|R4", "|開催回数|回|24|26", "|参加者数|人|310|322",
      ], merges: ["A1:A3", "A4:A6"],
      lines: [
        "D2 当初予算 5400千円 actual 令和3年度", "E2 当初予算 5600千円 actual 令和4年度", "D3 執行額 5300千円 actual 令和3年度",
        "E3 執行額 5411千円 actual 令和4年度", "D5 開催回数 24回 actual 令和3年度", "E5 開催回数 26回 actual 令和4年度",
        "D6 参加者数 310人 actual 令和3年度", "E6 参加者数 322人 actual 令和4年度",
      ]),
    Shape(
      testDescription: "what a measure cost is no value of the indicator beside it",
      rows: [
        "事業名|決算額（千円）||指標|年度|目標値|実績値", "|R3|R4||||", "助成事業|809|1240|認定件数|R3|8|6", "||||R4|8|9",
        "修繕事業|540|521|修繕箇所数|R3|12|11", "||||R4|12|12",
      ],
      merges: [
        "A1:A2", "B1:C1", "D1:D2", "E1:E2", "F1:F2", "G1:G2", "A3:A4", "B3:B4", "C3:C4", "D3:D4",
        "A5:A6", "B5:B6", "C5:C6", "D5:D6",
      ],
      lines: [
        "F3 認定件数 8 target 令和3年度", "G3 認定件数 6 actual 令和3年度", "F4 認定件数 8 target 令和4年度",
        "G4 認定件数 9 actual 令和4年度", "F5 修繕箇所数 12 target 令和3年度", "G5 修繕箇所数 11 actual 令和3年度",
        "F6 修繕箇所数 12 target 令和4年度", "G6 修繕箇所数 12 actual 令和4年度",
      ]),
    Shape(
      testDescription: "costs in the third row of each slot",
      rows: [
        "指標|区分|R3|R4", "舗装した延長(m)|目標|900|950", "|実績|910|905", "|決算額(千円)|45100|44800",
        "改修した公園の数(か所)|目標|2|3", "|実績|2|2", "|決算額(千円)|18000|17500",
      ], merges: ["A2:A4", "A5:A7"],
      lines: [
        "C2 舗装した延長 900m target 令和3年度", "D2 舗装した延長 950m target 令和4年度", "C3 舗装した延長 910m actual 令和3年度",
        "D3 舗装した延長 905m actual 令和4年度", "C5 改修した公園の数 2か所 target 令和3年度",
        "D5 改修した公園の数 3か所 target 令和4年度", "C6 改修した公園の数 2か所 actual 令和3年度",
        "D6 改修した公園の数 2か所 actual 令和4年度",
      ]),
    Shape(
      testDescription: "a caption with a unit begins another table",
      rows: [
        "項目|R3|R4|達成率", "利用者数（人）|18900|20655|98.4%", "稼働率（％）|52.8|57.1|98.4%", "(2) 収支|||（単位：円）",
        "区分|R3決算|R4決算|備考", "指定管理料|12000000|12400000|", "利用料金|3210000|3540200|",
      ],
      lines: [
        "B2 利用者数 18900人 actual 令和3年度", "C2 利用者数 20655人 actual 令和4年度", "D2 利用者数 98.4% rate 令和4年度",
        "B3 稼働率 52.8% actual 令和3年度", "C3 稼働率 57.1% actual 令和4年度", "D3 稼働率 98.4% rate 令和4年度",
        "B6 指定管理料 12000000円 actual 令和3年度", "C6 指定管理料 12400000円 actual 令和4年度",
        "B7 利用料金 3210000円 actual 令和3年度", "C7 利用料金 3540200円 actual 令和4年度",
      ]),
    Shape(
      testDescription: "目標名 over the names; a table of one row names its indicator itself",
      rows: [
        "①教育", "目標（指標）名|単位|現状|目標（R6）", "講演会の参加人数|人|171|250", "", "②福祉", "目標（指標）名|単位|現状|目標（R6）",
        "待機児童数|人|4|0", "相談件数|件|943|1000",
      ],
      lines: [
        "C3 講演会の参加人数 171人 baseline ?", "D3 講演会の参加人数 250人 final_target 令和6年度",
        "C7 待機児童数 4人 baseline ?", "D7 待機児童数 0人 final_target 令和6年度", "C8 相談件数 943件 baseline ?",
        "D8 相談件数 1000件 final_target 令和6年度",
      ]),
    Shape(
      testDescription: "a name beside the headings, down to the last of the rows",
      rows: [
        "取組番号|1-1|担当課|管財課", "数値目標|申請の件数||単位|R3|R4", "||目標|件|1000|2000", "||実績|件|1433|2210",
        "達成状況|達成",
        "", "取組番号|1-2|担当課|人事課", "数値目標|採用した提案の数||単位|R3|R4", "||目標|件|12|14", "||実績|件|15|13",
        "達成状況|未達成",
      ], merges: ["A2:A4", "B2:B4", "A8:A10", "B8:B10"],
      lines: [
        "E3 申請の件数 1000件 target 令和3年度", "F3 申請の件数 2000件 target 令和4年度", "E4 申請の件数 1433件 actual 令和3年度",
        "F4 申請の件数 2210件 actual 令和4年度", "E9 採用した提案の数 12件 target 令和3年度",
        "F9 採用した提案の数 14件 target 令和4年度", "E10 採用した提案の数 15件 actual 令和3年度",
        "F10 採用した提案の数 13件 actual 令和4年度",
      ]),
    Shape(
      testDescription: "where the values began stands right over the first of the years",
      rows: [
        "指標|販売額||参加者数|", "単位|千円||人|", "|目標|実績|目標|実績", "事業開始前||21000||320",
        "令和3年度|22000|19800|350|110", "令和4年度|24000|23100|400|280",
      ], merges: ["B1:C1", "D1:E1", "B2:C2", "D2:E2"],
      lines: [
        "C4 販売額 21000千円 baseline ?", "B5 販売額 22000千円 target 令和3年度", "C5 販売額 19800千円 actual 令和3年度",
        "B6 販売額 24000千円 target 令和4年度", "C6 販売額 23100千円 actual 令和4年度", "E4 参加者数 320人 baseline ?",
        "D5 参加者数 350人 target 令和3年度", "E5 参加者数 110人 actual 令和3年度", "D6 参加者数 400人 target 令和4年度",
        "E6 参加者数 280人 actual 令和4年度",
      ]),
    Shape(
      testDescription: "数値 below a survey is its value",
      rows: [
        "区分|前回調査（R3）||今回調査（R5）|", "|数値|順位|数値|順位", "満足度|3.41|3位|3.52|2位", "重要度|4.38|5位|4.36|5位",
      ], merges: ["A1:A2", "B1:C1", "D1:E1"],
      lines: [
        "B3 満足度 3.41 actual 令和3年度", "D3 満足度 3.52 actual 令和5年度", "B4 重要度 4.38 actual 令和3年度",
        "D4 重要度 4.36 actual 令和5年度",
      ]),
    Shape(
      testDescription: "units in the brackets of names in several columns",
      rows: [
        "区分||R3|R4", "予算額|当初【単位：円】|3725000|3714000", "|補正【単位：円】|15000|122000",
        "執行率【単位：％】||97.6|98.8",
      ], merges: ["A1:B1", "A2:A3", "A4:B4"],
      lines: [
        "C2 当初 3725000円 actual 令和3年度", "D2 当初 3714000円 actual 令和4年度", "C3 補正 15000円 actual 令和3年度",
        "D3 補正 122000円 actual 令和4年度", "C4 執行率 97.6% actual 令和3年度", "D4 執行率 98.8% actual 令和4年度",
      ]),
    Shape(
      testDescription: "the unit of money in the heading over the names",
      rows: ["事業費（千円）|R3決算|R4決算|R5要求", "総事業費|82400|84100|85000", "うち委託料|3100|3600|3800"],
      lines: [
        "B2 総事業費 82400千円 actual 令和3年度", "C2 総事業費 84100千円 actual 令和4年度",
        "D2 総事業費 85000千円 plan 令和5年度", "B3 うち委託料 3100千円 actual 令和3年度",
        "C3 うち委託料 3600千円 actual 令和4年度", "D3 うち委託料 3800千円 plan 令和5年度",
      ]),
    Shape(
      testDescription: "headings begin in the row above the years",
      rows: [
        "番号|事業名|事業費（千円）||今後の方向性", "||R3決算|R4決算|", "1|港まつり|4100|9800|継続", "2|見学船|5200|8100|継続",
      ],
      merges: ["A1:A2", "B1:B2", "C1:D1", "E1:E2"],
      lines: [
        "C3 港まつり 4100千円 actual 令和3年度", "D3 港まつり 9800千円 actual 令和4年度", "C4 見学船 5200千円 actual 令和3年度",
        "D4 見学船 8100千円 actual 令和4年度",
      ]),
    Shape(
      testDescription: "plain years beside a baseline, and in brackets",
      rows: ["指標|単位|現状値（2019）|2022|2023|目標値（2025）", "受診率|％|41.2|42.1|43.7|50.5"],
      lines: [
        "C2 受診率 41.2% baseline 令和元年度", "D2 受診率 42.1% actual 令和4年度", "E2 受診率 43.7% actual 令和5年度",
        "F2 受診率 50.5% final_target 令和7年度",
      ]),
    Shape(
      testDescription: "a plan's last target without a year is of none of the yearly ones",
      rows: [
        "指標|単位|策定時|R3||R4||最終目標", "|||目標|実績|目標|実績|", "欠食率|％|8.1|8|7.6|7|6.9|5",
        "実践率|％|24|25|22|26|27|30",
      ],
      merges: ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1", "H1:H2"],
      lines: [
        "C3 欠食率 8.1% baseline ?", "D3 欠食率 8% target 令和3年度", "E3 欠食率 7.6% actual 令和3年度",
        "F3 欠食率 7% target 令和4年度", "G3 欠食率 6.9% actual 令和4年度", "H3 欠食率 5% final_target ?",
        "C4 実践率 24% baseline ?", "D4 実践率 25% target 令和3年度", "E4 実践率 22% actual 令和3年度",
        "F4 実践率 26% target 令和4年度", "G4 実践率 27% actual 令和4年度", "H4 実践率 30% final_target ?",
      ]),
    Shape(
      testDescription: "what has a unit in brackets is the name of the groups beside it",
      rows: [
        "項目|対象|H28|R2|R5", "朝食を欠食する割合（％）|小学生|4.1|3.9|3.6", "|中学生|8.8|8.2|8.4",
        "睡眠時間が足りる割合（％）|男性|72.1|74.1|71.5",
        "|女性|68.8|70.2|70.4",
      ],
      merges: ["A2:A3", "A4:A5"],
      lines: [
        "C2 朝食を欠食する割合（小学生） 4.1% actual 平成28年度", "D2 朝食を欠食する割合（小学生） 3.9% actual 令和2年度",
        "E2 朝食を欠食する割合（小学生） 3.6% actual 令和5年度", "C3 朝食を欠食する割合（中学生） 8.8% actual 平成28年度",
        "D3 朝食を欠食する割合（中学生） 8.2% actual 令和2年度", "E3 朝食を欠食する割合（中学生） 8.4% actual 令和5年度",
        "C4 睡眠時間が足りる割合（男性） 72.1% actual 平成28年度", "D4 睡眠時間が足りる割合（男性） 74.1% actual 令和2年度",
        "E4 睡眠時間が足りる割合（男性） 71.5% actual 令和5年度", "C5 睡眠時間が足りる割合（女性） 68.8% actual 平成28年度",
        "D5 睡眠時間が足りる割合（女性） 70.2% actual 令和2年度", "E5 睡眠時間が足りる割合（女性） 70.4% actual 令和5年度",
      ]),
    Shape(
      testDescription: "units in the brackets of names beside their headings",
      rows: [
        "指標１|就農者数（人）|||指標２|集積率（％）|", "|R3|R4|||R3|R4", "目標|10|12||目標|60|62",
        "実績|8|13||実績|58.2|63.9", "",
        "成果指標|受講者数（人）", "|R3|R4", "計画|100|110", "実績|88|131",
      ],
      merges: ["B1:C1", "F1:G1", "B6:C6"],
      lines: [
        "B3 就農者数 10人 target 令和3年度", "C3 就農者数 12人 target 令和4年度", "B4 就農者数 8人 actual 令和3年度",
        "C4 就農者数 13人 actual 令和4年度", "F3 集積率 60% target 令和3年度", "G3 集積率 62% target 令和4年度",
        "F4 集積率 58.2% actual 令和3年度", "G4 集積率 63.9% actual 令和4年度", "B8 受講者数 100人 plan 令和3年度",
        "C8 受講者数 110人 plan 令和4年度", "B9 受講者数 88人 actual 令和3年度", "C9 受講者数 131人 actual 令和4年度",
      ]),
    Shape(
      testDescription: "months between the target and the actual of the year",
      rows: [
        "令和4年度　月別実績", "指標|単位|年間目標|4月|5月|6月|7月|8月|年間実績",
        "貸出冊数|冊|50000|9800|10100|9900|10800|11900|52500",
        "来館者数|人|20000|3900|4100|3880|4300|4600|20780",
      ],
      lines: [
        "C3 貸出冊数 50000冊 target 令和4年度", "I3 貸出冊数 52500冊 actual 令和4年度", "C4 来館者数 20000人 target 令和4年度",
        "I4 来館者数 20780人 actual 令和4年度",
      ]),
    Shape(
      testDescription: "what is planned to be spent beside targets is no value of theirs",
      rows: [
        "事業名|指標名|単位|現状値（R3）|目標値||事業費（千円）|", "||||R4|R5|R4|R5", "改修|改修した校数|校|4|5|6|120000|140000",
        "更新|更新した設備数|台|1|2|4|48000|52000",
      ],
      merges: ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:H1"],
      lines: [
        "D3 改修した校数 4校 baseline 令和3年度", "E3 改修した校数 5校 target 令和4年度", "F3 改修した校数 6校 target 令和5年度",
        "D4 更新した設備数 1台 baseline 令和3年度", "E4 更新した設備数 2台 target 令和4年度", "F4 更新した設備数 4台 target 令和5年度",
      ]),
    Shape(
      testDescription: "years before and behind that of the form",
      rows: [
        "令和4年度　事務事業評価シート", "指標|単位|前々年度実績|前年度実績|当該年度目標|当該年度実績|次年度目標",
        "受付件数|件|1810|1755|1800|1822|1850",
        "予約率|％|92.1|94.8|95.1|96.2|96.4",
      ],
      merges: ["A1:G1"],
      lines: [
        "C3 受付件数 1810件 actual 令和2年度", "D3 受付件数 1755件 actual 令和3年度", "E3 受付件数 1800件 target 令和4年度",
        "F3 受付件数 1822件 actual 令和4年度", "G3 受付件数 1850件 target 令和5年度", "C4 予約率 92.1% actual 令和2年度",
        "D4 予約率 94.8% actual 令和3年度", "E4 予約率 95.1% target 令和4年度", "F4 予約率 96.2% actual 令和4年度",
        "G4 予約率 96.4% target 令和5年度",
      ]),
    Shape(
      testDescription: "days that values are of",
      rows: [
        "指標|計画策定時（H30.3.31）|R3.3.31現在|R4.3.31現在|目標値（令和6年度末）", "貸出冊数(冊)|210400|150200|188100|220000",
        "ボランティアの人数(人)|88|80|84|100",
      ],
      lines: [
        "B2 貸出冊数 210400冊 baseline 平成29年度", "C2 貸出冊数 150200冊 actual 令和2年度",
        "D2 貸出冊数 188100冊 actual 令和3年度", "E2 貸出冊数 220000冊 final_target 令和6年度",
        "B3 ボランティアの人数 88人 baseline 平成29年度", "C3 ボランティアの人数 80人 actual 令和2年度",
        "D3 ボランティアの人数 84人 actual 令和3年度", "E3 ボランティアの人数 100人 final_target 令和6年度",
      ]),
  ]

  @Test("each value has its name, unit, role and year", arguments: shapes)
  func values(shape: Shape) throws {
    let form = try DraftedRows(shape.rows, merges: shape.merges).form()
    #expect(OtherShapesTests().lines(form) == shape.lines)
  }
}
