import FoundationEssentials
import Grid

@testable import Workbook

/// LibreOffice told by a script to move rows.
enum LibreOfficeRows {
  static let isThere =
    PatchFiles.hasLibreOffice
    && PatchFiles.run("/usr/bin/python3", ["-c", "import uno"]).status == 0

  private static let script = """
    import sys, time, uno, subprocess
    from com.sun.star.beans import PropertyValue
    def option(name, value):
      p = PropertyValue(); p.Name = name; p.Value = value; return p
    folder, source, target, before, count = sys.argv[1:6]
    pipe = 'rows' + folder.replace('/', '').replace('-', '')
    office = subprocess.Popen(['soffice', '--headless', '--norestore',
      f'-env:UserInstallation=file://{folder}/profile', f'--accept=pipe,name={pipe};urp;'])
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext(
      'com.sun.star.bridge.UnoUrlResolver', context)
    for _ in range(120):
      try:
        remote = resolver.resolve(f'uno:pipe,name={pipe};urp;StarOffice.ComponentContext')
        break
      except Exception: time.sleep(0.25)
    desk = remote.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', remote)
    book = desk.loadComponentFromURL('file://' + source, '_blank', 0, (option('Hidden', True),))
    book.Sheets.getByIndex(0).Rows.insertByIndex(int(before), int(count))
    book.storeToURL('file://' + target, (option('FilterName', 'Calc MS Excel 2007 XML'),))
    book.close(True)
    try: desk.terminate()
    except Exception: pass
    office.wait()
    """

  /// The parts as a file that LibreOffice opens.
  static func archive(_ parts: [PartFile], in folder: URL) throws -> URL {
    let tree = folder.appending(path: "tree")
    for part in parts {
      let file = tree.appending(path: part.path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      // The handmade types are made up; LibreOffice wants the real ones.
      let text = String(decoding: part.bytes, as: UTF8.self)
        .replacing("ContentType=\"x/worksheet", with: "ContentType=\"\(office)worksheet")
        .replacing("ContentType=\"x/styles", with: "ContentType=\"\(office)styles")
        .replacing("ContentType=\"x/sharedStrings", with: "ContentType=\"\(office)sharedStrings")
        .replacing("</Types>", with: mainTypes + "</Types>")
      try Data(text.utf8).write(to: file)
    }
    let target = folder.appending(path: "original.xlsx")
    _ = PatchFiles.run(
      "python3",
      [
        "-c", "import shutil, sys; shutil.make_archive(sys.argv[1], 'zip', sys.argv[2])",
        folder.appending(path: "original").path, tree.path,
      ])
    try FileManager.default.moveItem(at: folder.appending(path: "original.zip"), to: target)
    return target
  }

  private static let office = "application/vnd.openxmlformats-officedocument.spreadsheetml."
  private static let mainTypes =
    #"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="\#(office)sheet.main+xml"/>"#

  static func insert(
    _ count: Int, before row: Int, into file: URL, in folder: URL
  ) throws -> Workbook {
    let target = folder.appending(path: "theirs.xlsx")
    _ = PatchFiles.run(
      "/usr/bin/python3",
      ["-c", script, folder.path, file.path, target.path, String(row), String(count)])
    return try Workbook(.bytes(PatchFiles.bytes(target)), name: "theirs.xlsx")
  }
}
