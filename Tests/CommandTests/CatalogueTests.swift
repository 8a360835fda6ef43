import Foundation
import Testing

@Suite("The other commands")
struct CatalogueTests {
  @Test("explain tells a rule in both languages, with an example before and after")
  func explainRule() throws {
    let ja = try Program.run(["explain", "NUM-001"])
    #expect(ja.code == 0)
    #expect(ja.output.contains("調べること") && ja.output.contains("修正後"))
    let en = try Program.run(["explain", "num-001", "--lang", "en"])
    #expect(en.output.contains("Why: ") && en.output.contains("Corrected"))
  }

  @Test("explain tells how a cell was read")
  func explainCell() throws {
    let templates = Program.project.appending(path: "templates").path
    let run = try Program.run([
      "explain", "nasushiobara.xlsx", "プロセス3!J9", "--templates", templates,
    ])
    #expect(run.code == 0)
    #expect(
      run.lines == [
        "nasushiobara.xlsx  プロセス3!J9", "記載: 補助金活用自治会 88.4%",
        "様式: nasushiobara 協働のまちづくり行動計画 実施状況（R4）", "指標の値として読みました。",
        "まとまり: (1)市民の組織機能を強化するための支援", "指標: 自治会活動支援／補助金活用自治会", "役割: 実績値",
        "年度: 令和4年度", "見出し: プロセス3!J4 現状値⏎(R4)", "値: 88.4", "単位: %（セルの文字から）",
        "見出しの道筋: (2)目標指標の状況 › 現状値↵(R4)", "照合: 様式の行 プロセス3!6 に当たります（費用 0.00）",
        "指摘: 注意 TXT-010 G9 「一助となった」と書かれていますが、「補助金活用自治会」は基準より悪くなっています",
        "  記載 基準 93%・実績 88.4%", "  考えられる原因: 効果だけを書いて低下の理由を書いていない、または数値の書き間違い",
        "  直し方: 低下した理由を書き加えるか、数値を確かめる", "  照らし合わせたセル:",
        "    プロセス3!H9 「補助金活用自治会 93%」", "    プロセス3!J9 「補助金活用自治会 88.4%」",
        "  くわしく: kensan explain TXT-010",
        "指摘: 注意 NUM-008 J9 小数の桁数がそろっていません（基準 93%・目標 95%・実績 88.4%）",
        "  記載 88.4% は小数 1 桁　ほかの値は 0 桁", "  考えられる原因: 整数で入力した、または表示形式がセルごとに違う",
        "  直し方: 桁数をそろえて書く（小数 1 桁の値が分かれば書き足す）", "  照らし合わせたセル:",
        "    プロセス3!H9 「補助金活用自治会 93%」", "    プロセス3!I9 「補助金活用自治会 95%」",
        "  くわしく: kensan explain NUM-008",
      ])
    let wrong = try Program.run([
      "explain", "nasushiobara.xlsx", "プロセズ3!J9", "--templates", templates,
    ])
    #expect(wrong.code == 2)
    #expect(wrong.errors.contains("プロセス3 のことですか"))
  }

  @Test("rules lists every rule, as text and as JSON")
  func rules() throws {
    let text = try Program.run(["rules"])
    let json = try Program.run(["rules", "--format", "json"])
    let all = try #require(
      try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
    let listed = try #require(all["rules"] as? [[String: Any]])
    #expect(listed.count == text.lines.count)
    #expect(listed.count >= 15)
    #expect(listed.compactMap { $0["id"] as? String }.allSatisfy { text.output.contains($0) })
  }

  @Test("form list names the installed forms")
  func forms() throws {
    let run = try Program.run(["form", "list"])
    #expect(run.code == 0)
    let installed = run.lines.map { $0.split(separator: " ")[0] }
    #expect(installed == ["chuo", "isesaki", "nasushiobara", "sano", "tokorozawa"])
  }

  @Test("cells prints one object for each non-empty cell, dates with their day")
  func cells() throws {
    let run = try Program.run(["cells", "nasushiobara.xlsx"])
    #expect(run.code == 0)
    #expect(
      run.lines[0] == #"{"sheet":"プロセス3","ref":"A1","type":"s","value":"プロセス3　夢を描く(集う)"}"#)
    for line in run.lines {
      #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
    }
  }

  @Test("extract as CSV has a header and the same number of values")
  func extract() throws {
    let json = try Program.run(["extract", "isesaki.xlsx"])
    let csv = try Program.run(["extract", "isesaki.xlsx", "--format", "csv"])
    #expect(json.lines.count == 28)
    #expect(
      csv.output.hasPrefix(
        "file,sheet,cell,group,indicator,unit,period,role,raw,value,status\r\n"))
    #expect(csv.output.components(separatedBy: "\r\n").count == 30)
  }

  @Test("merge and summary write a workbook once and refuse to write it again")
  func compile() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara.xlsx", as: "a.xlsx")
    for command in ["merge", "summary"] {
      let words = [command, "a.xlsx", "-o", "\(command)-out.xlsx"]
      let first = try Program.run(words, in: scratch.folder)
      #expect(first.code == 0, "\(first.errors)")
      let bytes = try scratch.bytes("\(command)-out.xlsx")
      #expect(bytes.starts(with: Array("PK".utf8)))
      let again = try Program.run(words, in: scratch.folder)
      #expect(again.code == 2)
      #expect(try scratch.bytes("\(command)-out.xlsx") == bytes)
      #expect(try Program.run(["cells", "\(command)-out.xlsx"], in: scratch.folder).code == 0)
    }
  }

  @Test("--version and --help answer on standard output")
  func versions() throws {
    let version = try Program.run(["--version"])
    #expect(version.code == 0)
    #expect(version.output.hasPrefix("kensan "))
    #expect(try Program.run(["help", "fix"]).output.contains("--in-place"))
    let nothing = try Program.run([])
    #expect(nothing.code == 2)
    #expect(nothing.output == "")
  }
}
