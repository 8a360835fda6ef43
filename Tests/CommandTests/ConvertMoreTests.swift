import Foundation
import Testing

@Suite("Converting to JSON and to a file for each sheet")
struct ConvertMoreTests {
  private func run(_ words: String..., in scratch: Scratch) throws -> Program.Run {
    try Program.run(["convert"] + words + ["--lang", "en"], in: scratch.folder)
  }

  /// Formulas, merges, a hidden sheet, dates, an error, a note.
  private static let json = #"""
    {"kensan":"workbook","version":1,"sheets":[{"name":"甲","cells":[
    {"ref":"A1","value":"見出し"},{"ref":"C1","value":true},
    {"ref":"B2","value":0.5,"format":"0.0%"},{"ref":"C2","value":{"error":"#N/A"}},
    {"ref":"B3","value":44652,"format":"yyyy/m/d"},{"ref":"C3","value":1,"formula":"B2*2"}],
    "merges":["A1:A3"],"widths":{"A":20,"D":8},"heights":{"1":30},"hiddenRows":[5],
    "hiddenColumns":["D"],"notes":[{"ref":"B2","author":"課","text":"確認済"}]},
    {"name":"乙","visibility":"hidden","cells":[{"ref":"A1","value":-1.25}]}]}
    """#

  @Test("JSON becomes a workbook and comes back with all that it said")
  func jsonAndBack() throws {
    let scratch = try Scratch()
    try scratch.write(Array(Self.json.utf8), to: "a.json")
    #expect(try run("a.json", "a.xlsx", in: scratch).code == 0)
    let back = try run("a.xlsx", "b.json", in: scratch)
    #expect(back.code == 0)
    let told = try JSONSerialization.jsonObject(with: Data(try scratch.bytes("b.json")))
    let meant = try JSONSerialization.jsonObject(with: Data(Self.json.utf8))
    #expect(Self.plain(told) == Self.plain(meant))
    let text = String(decoding: try scratch.bytes("b.json"), as: UTF8.self)
    #expect(text.contains(#""value":0.5,"shown":"50.0%""#))
    #expect(text.contains(#""value":44652,"shown":"2022/4/1""#))
    #expect(try run("b.json", "c.xlsx", in: scratch).code == 0)
    #expect(try scratch.bytes("a.xlsx") == scratch.bytes("c.xlsx"))
  }

  /// Without what is only for the reader.
  private static func plain(_ value: Any) -> NSObject {
    switch value {
    case var members as [String: Any]:
      members["shown"] = nil
      return members.mapValues(plain) as NSDictionary
    case let items as [Any]: return items.map(plain) as NSArray
    default: return value as? NSObject ?? NSNull()
    }
  }

  @Test("what does not come along is said and counted")
  func told() throws {
    let scratch = try Scratch()
    try scratch.copy("nasushiobara.xlsx", as: "a.xlsx")
    let json = try run("a.xlsx", "a.json", in: scratch)
    #expect(json.code == 0)
    #expect(
      json.errors.contains("Not carried along: ") && json.errors.contains("Keep the original"))
    #expect(json.errors.contains("colours, lines and fonts"))
    let cells = try Program.run(["cells", "a.xlsx", "--formulas"], in: scratch.folder).lines.count
    let text = String(decoding: try scratch.bytes("a.json"), as: UTF8.self)
    #expect(text.components(separatedBy: "{\"ref\":").count - 1 >= cells)
    try scratch.write(Array(Self.json.utf8), to: "b.json")
    #expect(try run("b.json", "b.xlsx", in: scratch).code == 0)
    let csv = try run("b.xlsx", "b.csv", "--sheet", "甲", in: scratch)
    let all =
      "other sheets 1, formulas (their values are written) 1, notes 1, merges 1, "
      + "hidden rows and columns 2"
    #expect(csv.errors.hasPrefix("Not carried along: " + all), "\(csv.errors)")
    #expect(try run("b.xlsx", "q.csv", "--sheet", "甲", "--quiet", in: scratch).errors.isEmpty)
  }

  @Test("a file for each sheet, and a workbook of them again")
  func sheets() throws {
    let scratch = try Scratch()
    try scratch.write(Array(Self.json.utf8), to: "a.json")
    #expect(try run("a.json", "a.xlsx", in: scratch).code == 0)
    #expect(try run("a.xlsx", "out/{sheet}.csv", "--encoding", "utf-8", in: scratch).code == 0)
    #expect(
      String(decoding: try scratch.bytes("out/甲.csv"), as: UTF8.self)
        == "見出し,,TRUE\r\n,50.0%,#N/A\r\n,2022/4/1,1\r\n")
    #expect(String(decoding: try scratch.bytes("out/乙.csv"), as: UTF8.self) == "-1.25\r\n")
    #expect(try run("a.xlsx", "out/{sheet}.csv", in: scratch).code == 2)
    #expect(try run("out", "back.xlsx", "--typed", in: scratch).code == 0)
    let cells = try Program.run(["cells", "back.xlsx"], in: scratch.folder).lines
    #expect(cells.contains(#"{"sheet":"乙","ref":"A1","type":"n","value":-1.25}"#))
    #expect(cells.contains(#"{"sheet":"甲","ref":"B2","type":"s","value":"50.0%"}"#))
    let hostile = Self.json.replacing("乙", with: "../乙")
    try scratch.write(Array(hostile.utf8), to: "h.json")
    #expect(try run("h.json", "h.xlsx", in: scratch).code == 2)
  }

  @Test("merged cells all hold their value where asked")
  func filled() throws {
    let scratch = try Scratch()
    try scratch.write(Array(Self.json.utf8), to: "a.json")
    #expect(try run("a.json", "a.xlsx", in: scratch).code == 0)
    #expect(
      try run("a.xlsx", "a.csv", "--sheet", "甲", "--fill-merged", "--stored", in: scratch).code == 0
    )
    #expect(
      String(decoding: try scratch.bytes("a.csv").dropFirst(3), as: UTF8.self)
        == "見出し,,TRUE\r\n見出し,0.5,#N/A\r\n見出し,44652,1\r\n")
    #expect(try run("a.xlsx", "b.json", "--fill-merged", in: scratch).code == 0)
    #expect(
      String(decoding: try scratch.bytes("b.json"), as: UTF8.self)
        .contains(#"{"ref":"A3","value":"見出し"}"#))
  }

  @Test(
    "JSON that is no workbook is one line and leaves nothing",
    arguments: [
      ("{", "no JSON (byte 1)"), ("[]", "no workbook as kensan convert writes it"),
      (#"{"kensan":"workbook","version":1,"sheets":[{"name":"a","cells":[{"ref":"1A"}]}]}"#, "1A"),
      (#"{"kensan":"workbook","version":1,"sheets":[{"name":"a","merges":["x"]}]}"#, "merges"),
      (
        #"{"kensan":"workbook","version":1,"sheets":[{"name":"a","hiddenRows":[-9223372036854775808]}]}"#,
        "hiddenRows"
      ),
      (
        #"{"kensan":"workbook","version":1,"sheets":[{"name":"a","hiddenRows":["5"]}]}"#,
        "hiddenRows"
      ),
      (
        #"{"kensan":"workbook","version":1,"sheets":[{"name":"a","cells":[{"ref":"B7","value":1e999}]}]}"#,
        "B7"
      ),
    ])
  func faults(_ text: String, _ sentence: String) throws {
    let scratch = try Scratch()
    try scratch.write(Array(text.utf8), to: "a.json")
    let run = try run("a.json", "a.xlsx", in: scratch)
    #expect(run.code == 2 && run.errorLines.count == 1)
    #expect(run.errors.contains(sentence), "\(run.errors)")
    #expect(scratch.names == ["a.json"])
  }
}
