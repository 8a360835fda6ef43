/// The options of the contract. A name means the same with every command that takes it.
enum OptionName: String, CaseIterable {
  case form, templates, format, select, ignore, severity
  case failOn = "fail-on"
  case jobs, lang, quiet, color
  case output
  case outDirectory = "out-dir"
  case inPlace = "in-place"
  case diff, marks, log, undo, unsafe, locked, only, force
  case maximumBytes = "max-bytes"
  case maximumCells = "max-cells"
  case year, data
  case formulas, sheet, encoding, stored, typed
  case fillMerged = "fill-merged"
  case roster, against, resolve
  case partial, combine, layout
  case profile, municipality, persons
  case stdinFilename = "stdin-filename"
  case baseline
  case writeBaseline = "write-baseline"
  case stdin0, config
  case showSettings = "show-settings"
  case timeout
  case man, docs
  case help, version

  /// As people write it.
  var spelling: String { self == .output ? "-o" : "--" + rawValue }

  var takesValue: Bool {
    switch self {
    case .quiet, .inPlace, .diff, .unsafe, .locked, .force, .formulas, .stored, .typed, .persons,
      .help, .version, .stdin0, .showSettings, .man, .partial, .combine,
      .fillMerged:
      false
    default: true
    }
  }

  /// What stands for the value in the help.
  var placeholder: String? {
    switch self {
    case .form: "ID"
    case .templates, .outDirectory: "DIR"
    case .format: "FORMAT[=FILE]"
    case .select, .ignore: "IDS"
    case .severity: "error|warning|info"
    case .failOn: "error|warning|info|never"
    case .jobs, .maximumBytes, .maximumCells: "N"
    case .timeout: "SECONDS"
    case .lang: "ja|en"
    case .color: "auto|always|never"
    case .output: "OUT"
    case .docs: "URL"
    case .year: "R6"
    case .data: "FILE"
    case .only: "ID[@CELL]"
    case .marks: "none|notes|color"
    case .log, .baseline, .writeBaseline, .config: "FILE"
    case .undo: "LOG"
    case .roster: "FILE"
    case .against: "PATH"
    case .resolve: "latest|first|FILE"
    case .profile, .layout: "NAME|FILE"
    case .municipality: "CODE[=NAME]"
    case .stdinFilename, .sheet: "NAME"
    case .encoding: "utf-8|utf-8-bom|cp932"
    default: nil
    }
  }

  /// The words the value may be, nil where it is free.
  var choices: [String]? {
    guard let words = placeholder?.split(separator: "|").map(String.init), words.count > 1,
      words.allSatisfy({ $0 == $0.lowercased() })
    else { return nil }
    return words
  }
}
