import Foundation
import Testing

@Suite("Wrong input gets one clear line and exit code 2")
struct WrongInputTests {
  private func expectOneLine(
    _ arguments: [String], in here: URL = Program.fixtures, input: String = "", ja: String,
    en: String, templates: Bool = true
  ) throws {
    for (language, sentence) in [("ja", ja), ("en", en)] {
      let run = try Program.run(
        arguments + ["--lang", language], in: here, input: Array(input.utf8),
        templates: templates)
      #expect(run.code == 2)
      #expect(run.errorLines.count == 1, "\(run.errors)")
      #expect(run.errors.hasPrefix("kensan: "))
      #expect(run.errors.contains(sentence), "\(run.errors)")
      #expect(!run.output.contains(sentence))
    }
  }

  @Test("an unknown command is answered with the nearest one")
  func unknownCommand() throws {
    try expectOneLine(["chek", "x"], ja: "check のことですか", en: "Did you mean check?")
  }

  @Test("an unknown option is answered with the nearest one")
  func unknownOption() throws {
    try expectOneLine(
      ["check", "--selct", "x"], ja: "--select のことですか", en: "Did you mean --select?")
    try expectOneLine(["rules", "--unsafe"], ja: "では使えません", en: "does not take --unsafe")
  }

  @Test("a file that is missing is named, whichever of several it is")
  func missingOfSeveral() throws {
    let gone = "no.csv: ファイルがありません。"
    for words in [
      ["diff", "isesaki.xlsx", "no.csv"], ["merge", "batch", "-o", "x.xlsx", "--roster", "no.csv"],
      ["merge", "batch", "-o", "x.xlsx", "--resolve", "no.csv"],
      ["summary", "batch", "-o", "x.xlsx", "--against", "no.csv"],
      ["form", "fill", "sano", "-o", "x.xlsx", "--data", "no.csv"],
      ["fix", "no.csv", "-o", "x.csv", "--profile", "open-data"], ["fix", "--undo", "no.csv"],
    ] {
      try expectOneLine(words, ja: gone, en: "no.csv: ")
    }
  }

  @Test("what is read is never written over, not even with --force")
  func originals() throws {
    let scratch = try Scratch()
    for name in ["isesaki.xlsx", "sano.xlsx"] { try scratch.copy(name, as: name) }
    let original = try scratch.bytes("isesaki.xlsx")
    for words in [
      ["form", "draft", "isesaki.xlsx", "-o"], ["fix", "isesaki.xlsx", "-o", "x.xlsx", "--log"],
      ["form", "fill", "isesaki", "--data", "isesaki.xlsx", "-o"],
      ["check", "isesaki.xlsx", "--format"], ["diff", "isesaki.xlsx", "sano.xlsx", "--format"],
      ["merge", "sano.xlsx", "isesaki.xlsx", "-o"], ["convert", "isesaki.xlsx"],
      ["merge", "sano.xlsx", "--roster", "isesaki.xlsx", "-o"],
      ["summary", "sano.xlsx", "--against", "isesaki.xlsx", "-o"],
      ["summary", "sano.xlsx", "--layout", "isesaki.xlsx", "-o"],
      ["fix", "isesaki.xlsx", "--profile", "open-data", "-o"],
    ] {
      let output = words.last == "--format" ? "xlsx=./isesaki.xlsx" : "./isesaki.xlsx"
      try expectOneLine(
        words + [output, "--force"], in: scratch.folder, ja: "./isesaki.xlsx は元のファイルです",
        en: "./isesaki.xlsx is the original")
      #expect(try scratch.bytes("isesaki.xlsx") == original, "\(words)")
    }
  }

  @Test("what lies in a folder that is read is no less an original")
  func originalsInFolders() throws {
    let scratch = try Scratch()
    for name in ["sano.xlsx", "r/isesaki.xlsx"] {
      try scratch.copy(name.components(separatedBy: "/").last ?? name, as: name)
    }
    let original = try scratch.bytes("r/isesaki.xlsx")
    let member = "r/isesaki.xlsx"
    for words in [
      ["merge", "r", "sano.xlsx", "-o", member], ["summary", "r", "-o", member],
      ["export", "r", "-o", member], ["check", "r", "--format", "xlsx=\(member)"],
      ["check", "sano.xlsx", "--against", "r", "--format", "xlsx=\(member)"],
      ["summary", "sano.xlsx", "--against", "r", "-o", member],
      ["check", "--stdin0", "--format", "html=\(member)"],
      ["summary", "--stdin0", "-o", member], ["summary", "--partial", "--stdin0", "-o", member],
    ] {
      try expectOneLine(
        words + ["--force"], in: scratch.folder, input: "sano.xlsx\0./\(member)\0",
        ja: "\(member) は元のファイルです", en: "\(member) is the original")
      #expect(try scratch.bytes(member) == original, "\(words)")
    }
    try expectOneLine(
      ["merge", "sano.xlsx", "-o", member, "--templates", "r", "--force"], in: scratch.folder,
      ja: "\(member) は元のファイルです", en: "\(member) is the original", templates: false)
  }

  @Test("last time's result in the folder that is read is written anew with --force")
  func formerResults() throws {
    let scratch = try Scratch()
    try scratch.copy("isesaki.xlsx", as: "isesaki.xlsx")
    for words in [
      ["merge", ".", "-o", "merged.xlsx"], ["summary", ".", "-o", "summary.xlsx"],
      ["export", ".", "-o", "data.csv"], ["check", ".", "--format", "xlsx=findings.xlsx"],
    ] {
      let name = words[words.endIndex - 1].components(separatedBy: "=").last ?? ""
      _ = try Program.run(words, in: scratch.folder)
      let number = { () throws -> NSNumber? in
        let facts = try FileManager.default.attributesOfItem(atPath: scratch.url(name).path)
        return facts[.systemFileNumber] as? NSNumber
      }
      let first = try #require(try number())
      let again = try Program.run(words + ["--force"], in: scratch.folder)
      #expect(again.code != 2, "\(again.errors)")
      #expect(try number() != first, "\(words)")
      for left in scratch.names where left != "isesaki.xlsx" {
        try FileManager.default.removeItem(at: scratch.url(left))
      }
    }
  }

  @Test("an unknown rule, form, format and number are named")
  func unknownValues() throws {
    try expectOneLine(
      ["check", "isesaki.xlsx", "--select", "NUM-099"], ja: "NUM-0", en: "no rule \"NUM-099\"")
    try expectOneLine(
      ["check", "isesaki.xlsx", "--form", "isesakii"], ja: "isesaki のことですか",
      en: "Did you mean isesaki?")
    try expectOneLine(
      ["check", "isesaki.xlsx", "--format", "jsn"], ja: "json のことですか", en: "Did you mean json?")
    try expectOneLine(["check", "isesaki.xlsx", "--jobs", "0"], ja: "1以上", en: "above 0")
    try expectOneLine(["check", "isesaki.xlsx", "--timeout", "0"], ja: "1以上", en: "above 0")
    try expectOneLine(["check", "isesaki.xlsx", "--year", "春"], ja: "R6 や 2024", en: "R6 or 2024")
    try expectOneLine(
      ["extract", "isesaki.xlsx", "--format", "sarif"], ja: "jsonl|csv", en: "jsonl|csv")
  }

  @Test("two letters that changed places are one slip")
  func swapped() throws {
    try expectOneLine(["chekc", "a.xlsx"], ja: "check のことですか", en: "Did you mean check?")
    try expectOneLine(["help", "ruels"], ja: "rules のことですか", en: "Did you mean rules?")
  }

  @Test("a file that is not there")
  func missing() throws {
    try expectOneLine(["check", "none.xlsx"], ja: "ファイルがありません", en: "no such file")
  }

  @Test("a folder without workbooks")
  func emptyFolder() throws {
    let scratch = try Scratch()
    try scratch.write([1], to: "note.txt")
    try expectOneLine(
      ["check", "."], in: scratch.folder, ja: "Excel ブックや CSV がありません", en: "holds no workbooks")
  }

  @Test("a truncated workbook")
  func truncated() throws {
    let scratch = try Scratch()
    let whole = try Data(contentsOf: Program.fixtures.appending(path: "isesaki.xlsx"))
    try scratch.write(Array(whole.prefix(3000)), to: "cut.xlsx")
    try expectOneLine(
      ["check", "cut.xlsx"], in: scratch.folder, ja: "途中で切れています", en: "cut off")
  }

  @Test("an old .xls and an encrypted workbook, told apart by what the container holds")
  func compoundFiles() throws {
    let scratch = try Scratch()
    let magic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    let body = magic + [UInt8](repeating: 0, count: 1016)
    let names = ["Workbook", "EncryptedPackage"].map { (name: String) -> [UInt8] in
      name.utf8.reduce(into: []) { $0 += [$1, 0] }
    }
    try scratch.write(body + names[0] + [UInt8](repeating: 0, count: 512), to: "old.xls")
    try scratch.write(body + names[1] + [UInt8](repeating: 0, count: 512), to: "locked.xlsx")
    try expectOneLine(["check", "old.xls"], in: scratch.folder, ja: "（.xls）", en: ".xls format")
    try expectOneLine(["cells", "locked.xlsx"], in: scratch.folder, ja: "パスワード", en: "password")
  }

  @Test("a CSV with bytes of no encoding, told with their place")
  func encoding() throws {
    let scratch = try Scratch()
    try scratch.write(Array("a,".utf8) + [0xFF, 0xFE, 0xFD, 0x81, 0x2C, 0xF0, 0x0A], to: "b.csv")
    try expectOneLine(
      ["check", "b.csv"], in: scratch.folder, ja: "1 行 3 文字目に UTF-8 の文字でないバイト",
      en: "Line 1, column 3 holds bytes that are no UTF-8 text")
  }

  @Test("a workbook of no known form, and one read as the wrong form")
  func unknownForm() throws {
    let scratch = try Scratch()
    try scratch.write(Array("りんご,みかん\n1,2\n".utf8), to: "fruit.csv")
    try expectOneLine(
      ["check", "fruit.csv"], in: scratch.folder, ja: "どの様式とも合いません", en: "No installed form")
    try expectOneLine(
      ["check", "nasushiobara.xlsx", "--form", "isesaki"], ja: "として読める所がありません",
      en: "Nothing in the file")
  }

  @Test("the rest of the batch is finished, and 2 wins over 1")
  func batch() throws {
    let run = try Program.run([
      "check", "none.xlsx", "nasushiobara.xlsx", "--fail-on", "info", "--format", "jsonl",
    ])
    #expect(run.code == 2)
    #expect(run.errorLines.count == 1)
    #expect(run.lines.first?.hasPrefix(#"{"file":"none.xlsx","error":"#) == true)
    #expect(run.output.contains("REQ-011"))
  }

  @Test("no template folder, or a broken template, stops before any file is read")
  func templates() throws {
    try expectOneLine(
      ["check", "isesaki.xlsx", "--templates", "nowhere"], ja: "様式定義のフォルダー", en: "no folder of",
      templates: false)
  }
}
