import Foundation
import Testing

@Suite("kensan form")
struct FormCommandTests {
  @Test("show lays the tags over the sheet, no line of the frame broken by wide characters")
  func show() throws {
    let run = try Program.run(["form", "show", "isesaki"])
    #expect(run.code == 0)
    #expect(run.lines.contains { $0.hasPrefix("|{{分野.名称}}") })
    #expect(run.lines.contains { $0.contains("指標.最終目標@*") && $0.contains("目標値") })
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test("show as a page escapes nothing away and loads nothing")
  func page() throws {
    let scratch = try Scratch()
    let path = scratch.url("page.html").path
    let run = try Program.run(["form", "show", "isesaki", "--format", "html=" + path])
    #expect(run.code == 0)
    let page = String(decoding: try scratch.bytes("page.html"), as: UTF8.self)
    #expect(page.contains("<span class=\"tag\">{{指標.名称}}</span>"))
    #expect(page.contains("colspan=\"4\""))
    #expect(!page.contains("http"))
    let again = try Program.run(["form", "show", "isesaki", "--format", "html=" + path])
    #expect(again.code == 2)
  }

  @Test("test says what aligned, and names a form that does not exist with the nearest one")
  func test() throws {
    let fine = try Program.run([
      "form", "test", "nasushiobara", "nasushiobara.xlsx", "--lang", "en",
    ])
    #expect(fine.code == 0)
    #expect(fine.output.contains("indicators 16, values 48"))
    let other = try Program.run(["form", "test", "nasushiobara", "isesaki.xlsx", "--lang", "en"])
    #expect(other.code == 1)
    #expect(other.output.contains("does not fit"))
    let unknown = try Program.run(["form", "test", "isesakki", "isesaki.xlsx", "--lang", "en"])
    #expect(unknown.code == 2)
    #expect(unknown.errors.contains("Did you mean isesaki?"))
  }

  @Test("what extract prints is filled in, as JSON Lines and as CSV, and read back")
  func fill() throws {
    let scratch = try Scratch()
    for format in ["jsonl", "csv"] {
      let values = try Program.run(["extract", "isesaki.xlsx", "--format", format])
      try scratch.write(values.bytes, to: "values." + format)
      let output = scratch.url(format + ".xlsx").path
      let run = try Program.run([
        "form", "fill", "isesaki", "--data", scratch.url("values." + format).path, "-o", output,
      ])
      #expect(run.code == 0, "\(run.errors)")
      let back = try Program.run(["extract", output])
      func essence(_ line: String) throws -> [String] {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return ["group", "indicator", "unit", "period", "role", "value", "status"].map {
          "\(object?[$0] ?? "")"
        }
      }
      let wanted = try Program.run(["extract", "isesaki.xlsx"]).lines.map(essence)
      #expect(try Set(back.lines.map(essence)) == Set(wanted))
    }
  }

  @Test("values that the form has no place for are told, one line each, and make the code 1")
  func noPlace() throws {
    let scratch = try Scratch()
    let line =
      #"{"group":"協働・共生分野／協働まちづくり","indicator":"参加者数","unit":"人","period":2030,"role":"rate","raw":"5","value":"5","status":"value"}"#
    try scratch.write(Array(line.utf8), to: "values.jsonl")
    let run = try Program.run([
      "form", "fill", "isesaki", "--data", scratch.url("values.jsonl").path, "-o",
      scratch.url("out.xlsx").path, "--quiet",
    ])
    #expect(run.code == 1)
    #expect(run.errorLines.count == 1)
    #expect(run.errors.contains("参加者数"))
  }

  @Test("a line that is no value is told with its number, and nothing is written")
  func badData() throws {
    let scratch = try Scratch()
    let lines = "{\"indicator\":\"参加者数\",\"role\":\"actual\",\"value\":\"5\"}\n{\"indicator\":"
    try scratch.write(Array(lines.utf8), to: "values.jsonl")
    let run = try Program.run([
      "form", "fill", "isesaki", "--data", scratch.url("values.jsonl").path, "-o",
      scratch.url("out.xlsx").path, "--lang", "en",
    ])
    #expect(run.code == 2)
    #expect(run.errors.contains("line 2"))
    #expect(!scratch.exists("out.xlsx"))
  }

  @Test(
    "a form issued for a later year is known as what it is, and is no old one",
    arguments: ["sano", "tokorozawa", "chuo", "nasushiobara", "isesaki"])
  func issued(_ id: String) throws {
    let scratch = try Scratch()
    let made = try Program.run(
      ["form", "blank", id, "--year", "R6", "-o", "a.xlsx"], in: scratch.folder)
    #expect(made.code == 0)
    let words = ["check", "a.xlsx", "--select", "LAY-005", "--format", "json"]
    let run = try Program.run(words, in: scratch.folder)
    #expect(run.code == 0, "\(run.output) \(run.errors)")
    #expect(run.output.contains(#""form":"\#(id)""#))
    // What was issued for one year and is handed in a year later is an old one.
    let later = try Program.run(words + ["--year", "R7"], in: scratch.folder)
    let tellsYears = !["chuo", "isesaki"].contains(id)
    #expect(later.code == (tellsYears ? 1 : 0), "\(later.output)")
  }

  @Test("a blank form is never written over a file")
  func blank() throws {
    let scratch = try Scratch()
    let path = scratch.url("blank.xlsx").path
    let words = ["form", "blank", "sano", "--year", "R6", "-o", path]
    #expect(try Program.run(words).code == 0)
    let bytes = try scratch.bytes("blank.xlsx")
    #expect(try Program.run(words).code == 2)
    #expect(try Program.run(words + ["--force"]).code == 0)
    #expect(try scratch.bytes("blank.xlsx") == bytes)
    let cells = try Program.run(["cells", path])
    #expect(cells.output.contains("令和6年度　施策マネジメントシート"))
    #expect(try Program.run(["form", "blank", "sano", "--year", "来年", "-o", path]).code == 2)
  }

  @Test("years of headings move on only from a year that the form says it evaluates")
  func noYear() throws {
    let scratch = try Scratch()
    try scratch.write(Array("指標一覧\n指標名,R6目標,R6実績\n,,\n".utf8), to: "list.csv")
    try FileManager.default.createDirectory(
      at: scratch.url("forms"), withIntermediateDirectories: true)
    let draft = ["form", "draft", "list.csv", "-o", "forms/list.xlsx"]
    #expect(try Program.run(draft, in: scratch.folder).code == 0)
    let blank = ["form", "blank", "list", "--templates", "forms", "-o", "out.xlsx"]
    let refused = try Program.run(
      blank + ["--year", "R7"], in: scratch.folder, templates: false)
    #expect(refused.code == 2)
    #expect(refused.errors.contains("「評価年度」"))
    #expect(!scratch.exists("out.xlsx"))
    #expect(try Program.run(blank, in: scratch.folder, templates: false).code == 0)
  }

  @Test(
    "a sheet of the form that a file lacks is told by whatever puts its values together",
    arguments: [["extract"], ["export", "-o", "out.csv"], ["merge", "-o", "out.xlsx"]])
  func sheetMissing(_ words: [String]) throws {
    let scratch = try Scratch()
    try scratch.copy("tokorozawa.xlsx", as: "a.xlsx")
    #expect(try Program.run(["convert", "a.xlsx", "a"], in: scratch.folder).code == 0)
    let sheet = "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"
    try scratch.write(Array(sheet.utf8), to: "a/xl/worksheets/sheet1.xml")
    let run = try Program.run(words + ["a"], in: scratch.folder)
    #expect(run.code == 1)
    #expect(run.errors.contains("様式のシート「総括表」"))
  }

  @Test("a draft is a template that reads the file it was made of")
  func draft() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      at: scratch.url("templates"), withIntermediateDirectories: true)
    let path = scratch.url("templates/draft.xlsx").path
    #expect(try Program.run(["form", "draft", "nasushiobara.xlsx", "-o", path]).code == 0)
    let run = try Program.run(
      ["extract", "nasushiobara.xlsx", "--templates", scratch.url("templates").path],
      templates: false)
    #expect(run.code == 0)
    #expect(run.lines.count == 48)
  }

  @Test("check reads a form without a template by a draft, and says so")
  func checkWithoutTemplate() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      at: scratch.url("templates"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Program.project.appending(path: "templates/isesaki.xlsx"),
      to: scratch.url("templates/isesaki.xlsx"))
    let run = try Program.run(
      [
        "check", "nasushiobara.xlsx", "--templates", scratch.url("templates").path, "--lang", "en",
        "--fail-on", "never",
      ], templates: false)
    #expect(run.code == 0)
    #expect(run.errors.contains("no template fits"))
    #expect(run.errors.contains("values: 48"))
  }

  @Test("numbers that the draft does not cover are counted, whatever the format of the report")
  func numbersOutsideTheDraft() throws {
    let scratch = try Scratch()
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    func write(_ name: String, _ text: String) throws {
      try scratch.write(Array(text.utf8), to: "book/" + name)
    }
    func relate(_ kind: String, _ targets: [String], in name: String) throws {
      let list = targets.map {
        "<Relationship Id=\"\($0)\" Type=\"\(kinds)/\(kind)\" Target=\"\($0)\"/>"
      }
      let space = "http://schemas.openxmlformats.org/package/2006/relationships"
      try write(name, "<Relationships xmlns=\"\(space)\">\(list.joined())</Relationships>")
    }
    func sheet(_ name: String, _ rows: [[String]]) throws {
      let body = rows.map { row in
        "<row>" + row.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined() + "</row>"
      }
      try write(
        "xl/" + name, "<worksheet \(main)><sheetData>\(body.joined())</sheetData></worksheet>")
    }
    let types = "http://schemas.openxmlformats.org/package/2006/content-types"
    try write("[Content_Types].xml", "<Types xmlns=\"\(types)\"/>")
    try relate("officeDocument", ["xl/workbook.xml"], in: "_rels/.rels")
    try relate("worksheet", ["a.xml", "b.xml"], in: "xl/_rels/workbook.xml.rels")
    try write(
      "xl/workbook.xml",
      "<workbook \(main) xmlns:r=\"\(kinds)\"><sheets>"
        + "<sheet name=\"評価\" sheetId=\"1\" r:id=\"a.xml\"/>"
        + "<sheet name=\"控え\" sheetId=\"2\" r:id=\"b.xml\"/></sheets></workbook>")
    try sheet(
      "a.xml",
      [
        ["指標名", "単位", "令和4年度 目標", "令和4年度 実績"], ["相談件数", "件", "100", "80"],
        ["講座参加者数", "人", "200", "220"],
      ])
    try sheet("b.xml", [["1", "2,000"], ["3 %", "4"]])
    for format in ["text", "json"] {
      let run = try Program.run(
        ["check", "book", "--format", format, "--lang", "en"], in: scratch.folder)
      #expect(run.errors.contains("(values: 4, numbers not read: 3)"), "\(run.errors)")
    }
  }

  @Test("explain leads from the headings to the cell, and says which row of the template it is")
  func explain() throws {
    let templates = Program.project.appending(path: "templates").path
    let run = try Program.run([
      "explain", "nasushiobara.xlsx", "プロセス3!J7", "--templates", templates, "--lang", "en",
    ])
    #expect(run.code == 0)
    #expect(run.output.contains("heading path: (2)目標指標の状況 › 現状値↵(R4)"))
    #expect(run.output.contains("alignment: this row is row プロセス3!6 of the template"))
  }

  @Test("a folder with one CSV file per sheet is a template, with rules of its own")
  func sheetFolder() throws {
    let scratch = try Scratch()
    func write(_ name: String, _ lines: [String]) throws {
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: scratch.url(name))
    }
    try FileManager.default.createDirectory(
      at: scratch.url("t/x"), withIntermediateDirectories: true)
    try write(
      "t/x/評価.csv",
      [
        "指標名,単位,目標値(R4),実績値(R4)",
        "{{#指標}}{{指標.名称}},{{指標.単位}},{{指標.目標@R4}},{{指標.実績@R4}}{{/指標}}",
      ])
    try write("t/x/設定.csv", ["キー,値", "様式ID,x", "様式名,試験", "評価年度,2022"])
    try write(
      "t/x/検査.csv",
      ["規則,重大度,メッセージ,条件,直し方", "市-1,注意,目標が小さすぎます,=目標>=10,目標を見直してください"])
    try write("f.csv", ["指標名,単位,目標値(R4),実績値(R4)", "利用者数,人,5,4", "講座数,回,12,12"])
    let here = scratch.url("")
    let check = try Program.run(
      ["check", "f.csv", "--templates", "t"], in: here, templates: false)
    #expect(check.code == 0)
    #expect(
      check.lines == [
        "f.csv  f!C2  注意 市-1 目標が小さすぎます", "  記載 利用者数　目標 5", "  条件 =目標>=10",
        "  直し方: 目標を見直してください　くわしく: kensan explain 市-1",
        "エラー 0・注意 1・情報 0／ 1 ファイル中 1",
      ])
    let grouped = try Program.run(
      ["check", "f.csv", "--templates", "t", "--format", "grouped"], in: here, templates: false)
    #expect(grouped.lines.first == "注意 市-1 目標が小さすぎます（1 件）")
    let test = try Program.run(["form", "test", "t/x", "f.csv"], in: here, templates: false)
    #expect(test.code == 0)
  }
}
