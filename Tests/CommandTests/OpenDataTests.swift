import Foundation
import Testing

/// What the public downloads, from the forms to the check of the result.
@Suite("Open data on the command line")
struct OpenDataTests {
  private static let forms = [
    "chuo.xlsx", "isesaki.xlsx", "nasushiobara.xlsx", "sano.xlsx", "tokorozawa.xlsx",
  ]

  @Test("the tables of every form pass the check of open data", arguments: forms)
  func everyForm(_ form: String) throws {
    let scratch = try Scratch()
    for words in [["a.csv"], ["a.xlsx"], ["b.csv", "--encoding", "cp932"]] {
      let path = scratch.url(words[0]).path
      let run = try Program.run(["export", form, "-o", path] + words.dropFirst())
      #expect(run.code == 0, "\(run.errors)")
      #expect(run.output.isEmpty)
    }
    #expect(scratch.names.count == 11)
    let check = try Program.run(
      ["check", "--profile", "open-data", ".", "--severity", "info"], in: scratch.folder)
    #expect(check.code == 0, "\(check.errors)")
    #expect(check.output == "エラー 0・注意 0・情報 0／ 11 ファイル中 0\n")
  }

  @Test("a CSV file has its explaining tables beside it, told on standard error")
  func companions() throws {
    let scratch = try Scratch()
    let path = scratch.url("指標.csv").path
    let run = try Program.run(["export", "isesaki.xlsx", "-o", path])
    #expect(
      scratch.names
        == [
          "指標-コード表.csv", "指標-データ概要.csv", "指標-データ項目定義.csv", "指標-変更履歴.csv", "指標.csv",
        ].sorted())
    #expect(run.errorLines.first?.hasSuffix("に書き出しました（変更の記録 18 件）。") == true)
    #expect(run.errorLines.last?.hasPrefix("付属の表: ") == true)
    let bytes = try scratch.bytes("指標.csv")
    #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
    let lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).components(separatedBy: "\r\n")
    #expect(lines.count == 30 && lines.last == "")
    #expect(
      lines[1]
        == "102041,群馬県伊勢崎市,総合計画 まちづくりの指標,1,協働まちづくり,,,,,絣の郷利用者数,,人,up,2018,平成30年度,基準,118383,value,,,"
    )
  }

  @Test("nothing that exists is overwritten unasked, the tables beside included")
  func refuses() throws {
    let scratch = try Scratch()
    try scratch.write([1], to: "a-コード表.csv")
    let words = ["export", "isesaki.xlsx", "-o", scratch.url("a.csv").path]
    let run = try Program.run(words)
    #expect(run.code == 2)
    #expect(run.errors.contains("a-コード表.csv はすでにあります"))
    #expect(scratch.names == ["a-コード表.csv"])
    #expect(try Program.run(words + ["--force"]).code == 0)
    #expect(scratch.names.count == 5)
    // What was written before is no form to be read.
    try scratch.copy("isesaki.xlsx", as: "isesaki.xlsx")
    let again = try Program.run(["export", ".", "-o", "a.csv", "--force"], in: scratch.folder)
    #expect(again.code == 0, "\(again.errors)")
  }

  @Test("wrong words are told with the nearest right one, in both languages")
  func wrongWords() throws {
    let scratch = try Scratch()
    let path = scratch.url("a.csv").path
    let cases: [([String], ja: String, en: String)] = [
      (
        ["check", "isesaki.csv", "--profile", "open-date"], "open-data のことですか",
        "Did you mean open-data?"
      ),
      (
        ["export", "isesaki.xlsx", "-o", path, "--profile", "opendata"], "open-data のことですか",
        "Did you mean open-data?"
      ),
      (["export", "isesaki.xlsx", "-o", "a.pdf"], ".csv か .xlsx", ".csv or .xlsx"),
      (["export", "isesaki.xlsx"], "-o OUT.csv", "-o OUT.csv"),
      (
        ["export", "isesaki.xlsx", "-o", path, "--municipality", "102042"], "検査数字が合いません（計算では 1）",
        "fails (calculated: 1)"
      ),
      (
        ["check", "isesaki.csv", "--profile", "open-data", "--form", "isesaki"],
        "--form は --profile open-data とは使えません", "--form does not go with --profile open-data"
      ),
    ]
    for (words, ja, en) in cases {
      let run = try Program.run(words)
      #expect(run.code == 2)
      #expect(run.errors.contains(ja), "\(run.errors)")
      #expect(try Program.run(words + ["--lang", "en"]).errors.contains(en))
    }
    #expect(scratch.names.isEmpty)
  }

  @Test("a table is tidied as a whole: what chooses among findings is refused, not passed over")
  func wholeTable() throws {
    let scratch = try Scratch()
    try scratch.write(Array("町名,人口(人)\r\n東町,60\r\n".utf8), to: "t.csv")
    let words = ["fix", "t.csv", "-o", "o.csv", "--profile", "open-data"]
    for option in [
      ["--baseline", "k.csv"], ["--only", "NUM"], ["--unsafe"], ["--select", "OPD"],
      ["--severity", "error"],
    ] {
      let run = try Program.run(words + option, in: scratch.folder)
      #expect(run.code == 2)
      #expect(
        run.errors.contains("\(option[0]) は fix --profile open-data とは使えません"), "\(run.errors)")
    }
    // What a configuration says of forms is no mistake here.
    try scratch.write(Array("baseline,k.csv\nform,sano\n".utf8), to: "kensan.csv")
    #expect(scratch.names == ["kensan.csv", "t.csv"])
    let run = try Program.run(words, in: scratch.folder)
    #expect(run.code == 0, "\(run.errors)")
    #expect(scratch.exists("o.csv"))
  }

  @Test("each requirement is explained by its own id")
  func explained() throws {
    let run = try Program.run(["explain", "l3-04"])
    #expect(run.code == 0)
    #expect(run.lines.first == "L3-04  情報  データの単位を記載しているか")
    #expect(run.output.contains("根拠: 行政データにおける機械可読性に関するルール L3-04、Ver.1.2 の 2-8・4-7\n"))
    #expect(run.output.contains("指摘する例（単位のない見出し）\n  町名 | →人口\n"))
  }

  @Test("persons are published only when asked for by name, and then it is said")
  func persons() throws {
    let scratch = try Scratch()
    let quiet = try Program.run(["export", "tokorozawa.xlsx", "-o", scratch.url("a.csv").path])
    #expect(quiet.code == 0)
    #expect(!String(decoding: try scratch.bytes("a.csv"), as: UTF8.self).contains("記入者"))
    try scratch.write(Array("列\r\n指標名\r\n記入者\r\n".utf8), to: "列.csv")
    let words = ["export", "tokorozawa.xlsx", "-o", scratch.url("b.csv").path]
    let listed = try Program.run(words + ["--profile", scratch.url("列.csv").path])
    #expect(listed.code == 2)
    #expect(listed.errors.contains("--persons"))
    let asked = try Program.run(words + ["--persons"])
    #expect(asked.code == 1)
    #expect(asked.errors.contains("OPD-020 個人の情報の列「記入者」があります"))
    let head = String(decoding: try scratch.bytes("b.csv").dropFirst(3), as: UTF8.self)
      .components(separatedBy: "\r\n")[0]
    #expect(head.hasSuffix(",備考,記入者,電話"))
  }

  @Test("a character that cannot be published stops the export before anything is written")
  func unwritable() throws {
    let scratch = try Scratch()
    let form = try String(
      decoding: Data(contentsOf: Program.fixtures.appending(path: "isesaki.csv")), as: UTF8.self)
    try scratch.write(
      Array(form.replacingOccurrences(of: "絣の郷", with: "한の郷").utf8), to: "form.csv")
    let words = ["export", "form.csv", "-o", "a.csv", "--form", "isesaki"]
    let run = try Program.run(words + ["--encoding", "cp932"], in: scratch.folder)
    #expect(run.code == 2)
    #expect(run.errors.contains("「指標名」の文字 U+D55C は公開データに書けません"))
    #expect(run.errors.contains("CHR-002"))
    #expect(scratch.names == ["form.csv"])
    #expect(try Program.run(words, in: scratch.folder).code == 0)
  }

  @Test("any table is checked, and only by the rules about open data")
  func anyTable() throws {
    let scratch = try Scratch()
    try scratch.write(
      Array("人口の推移,,,\r\n町名,男,女,担当者\r\n東町,60人,61,x\r\n西町,40,45,y\r\n".utf8), to: "t.csv")
    let run = try Program.run(
      ["check", "t.csv", "--profile", "open-data", "--format", "jsonl"], in: scratch.folder)
    #expect(run.code == 1)
    let told = try run.lines.map {
      let finding = try #require(
        try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      let rules = (finding["evidence"] as? [String: Any])?["rules"] as? String ?? ""
      return "\(finding["rule"] ?? "") \(finding["cell"] ?? "") \(rules)"
    }
    #expect(
      told == [
        "OPD-001 A1 L1-04,L3-01,L3-08", "OPD-001 A2 L3-06", "OPD-001 B2 L2-01,L3-04",
        "OPD-020 D2 ",
      ])
    let plain = try Program.run(["check", "t.csv", "--format", "jsonl"], in: scratch.folder)
    #expect(!plain.output.contains("OPD-"))
  }

  @Test("files of several years in one folder have the same columns")
  func yearlyFiles() throws {
    let scratch = try Scratch()
    for (name, text) in [
      ("a/人口_令和4年度.csv", "町名,男(人),女(人)\r\n東町,60,61\r\n"),
      ("a/人口_令和5年度.csv", "町名,男(人),女(人)\r\n東町,62,63\r\n"),
      ("a/人口_令和6年度.csv", "地区,世帯数(世帯)\r\n東町,50\r\n"),
      ("a/世帯_令和6年度.csv", "地区,世帯数(世帯)\r\n東町,50\r\n"),
      ("b/人口_令和6年度.csv", "地区,世帯数(世帯)\r\n東町,50\r\n"),
    ] { try scratch.write(Array(text.utf8), to: name) }
    let run = try Program.run(
      ["check", "--profile", "open-data", ".", "--format", "jsonl"], in: scratch.folder)
    let told = run.lines.filter { $0.contains("L3-07") }
    #expect(told.count == 1, "\(run.output)")
    #expect(told.first?.contains(#""file":"a/人口_令和6年度.csv""#) == true)
    #expect(told.first?.contains("ファイル「人口_令和4年度.csv」と列が大きく違います（同じ列 0）") == true)
  }
}
