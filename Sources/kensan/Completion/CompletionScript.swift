import Grid

/// The completion scripts of the shells, made from the tables of commands and options.
struct CompletionScript {
  let language: Language

  /// What may follow an option or a command.
  private enum Value {
    case words([String])
    case files, folders, rules, forms
    case free
  }

  /// The program itself knows what is installed.
  private static let ruleIDs = "$(kensan rules 2>/dev/null | cut -d' ' -f1)"
  private static let formIDs = "$(kensan form list 2>/dev/null | cut -d' ' -f1)"

  private func options(_ command: CommandName) -> [OptionName] {
    OptionName.allCases.filter { command.options.contains($0) }
  }

  private func value(_ option: OptionName, _ command: CommandName) -> Value {
    if option == .format { return .words(command.formats) }
    if option == .form { return .forms }
    if let choices = option.choices { return .words(choices) }
    switch option.placeholder {
    case "IDS", "ID[@CELL]": return .rules
    case "DIR": return .folders
    case "FILE", "OUT", "PATH", "LOG", "latest|first|FILE": return .files
    default: return .free
    }
  }

  private func operands(_ command: CommandName) -> Value {
    switch command {
    case .form, .completion: .words(command.jobs)
    case .rules: .free
    case .help: .words(CommandName.shown.map(\.rawValue))
    default: .files
    }
  }

  // MARK: bash

  var bash: String {
    let commands = CommandName.shown.map(\.rawValue)
    var text = """
      # bash completion for kensan
      _kensan() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= word
        COMPREPLY=()
        for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
          case $word in
            \(commands.joined(separator: "|"))) command=$word; break ;;
          esac
        done
        if [[ $cur == = ]]; then
          cur=
        elif [[ $prev == = ]]; then
          prev=${COMP_WORDS[COMP_CWORD-2]}
        fi
        case $command in
          "") COMPREPLY=($(compgen -W '\(commands.joined(separator: " ")) --help --version' -- "$cur")) ;;

      """
    for command in CommandName.shown {
      text += "    \(command.rawValue))\n      case $prev in\n"
      for option in options(command) where option.takesValue {
        let name = option == .output ? "-o|--output" : option.spelling
        text += "        \(name)) \(bash(value(option, command))); return ;;\n"
      }
      text += "      esac\n"
      text += "      if [[ $cur == -* ]]; then\n"
      text +=
        "        COMPREPLY=($(compgen -W '\(options(command).map(\.spelling).joined(separator: " "))'"
        + " -- \"$cur\"))\n"
      text += "      else\n        \(bash(operands(command)))\n"
      if command == .explain {
        text += "        COMPREPLY+=($(compgen -W \"\(Self.ruleIDs)\" -- \"$cur\"))\n"
      }
      if command == .form { text += "        COMPREPLY+=($(compgen -f -- \"$cur\"))\n" }
      text += "      fi ;;\n"
    }
    return text + "  esac\n}\ncomplete -o filenames -F _kensan kensan\n"
  }

  private func bash(_ value: Value) -> String {
    switch value {
    case .words(let words):
      "COMPREPLY=($(compgen -W '\(words.joined(separator: " "))' -- \"$cur\"))"
    case .files: "COMPREPLY=($(compgen -f -- \"$cur\"))"
    case .folders: "COMPREPLY=($(compgen -d -- \"$cur\"))"
    case .rules: "COMPREPLY=($(compgen -W \"\(Self.ruleIDs)\" -- \"$cur\"))"
    case .forms: "COMPREPLY=($(compgen -W \"\(Self.formIDs)\" -- \"$cur\"))"
    case .free: "COMPREPLY=()"
    }
  }

  // MARK: zsh

  var zsh: String {
    var text = """
      #compdef kensan

      _kensan_rules() { compadd -- ${(f)"$(kensan rules 2>/dev/null | cut -d' ' -f1)"} }
      _kensan_forms() { compadd -- ${(f)"$(kensan form list 2>/dev/null | cut -d' ' -f1)"} }

      _kensan() {
        local -a commands
        commands=(

      """
    for command in CommandName.shown {
      text += "    \(quoted("\(command.rawValue):\(command.summary.text(language))"))\n"
    }
    text += "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n"
    text += "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n"
    for command in CommandName.shown {
      text += "    \(command.rawValue))\n      _arguments -s \\\n"
      for option in options(command) {
        text += "        \(quoted(zsh(option, command))) \\\n"
      }
      text += "        \(quoted("*:file:" + zsh(operands(command)))) ;;\n"
    }
    return text + "  esac\n}\n\n_kensan \"$@\"\n"
  }

  private func zsh(_ option: OptionName, _ command: CommandName) -> String {
    var sentence = ""
    for character in OptionHelp.sentence(option).text(language) {
      if "[]:\\".contains(character) { sentence += "\\" }
      sentence.append(character)
    }
    let name = "*" + (option == .output ? "-o" : option.spelling)
    guard option.takesValue else { return "\(name)[\(sentence)]" }
    let equals = option == .output ? "" : "="
    return "\(name)\(equals)[\(sentence)]:\(option.rawValue):" + zsh(value(option, command))
  }

  private func zsh(_ value: Value) -> String {
    switch value {
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .files: "_files"
    case .folders: "_files -/"
    case .rules: "_kensan_rules"
    case .forms: "_kensan_forms"
    case .free: " "
    }
  }

  // MARK: fish

  var fish: String {
    var text = "# fish completion for kensan\n"
    let none =
      "not __fish_seen_subcommand_from \(CommandName.shown.map(\.rawValue).joined(separator: " "))"
    for command in CommandName.shown {
      text +=
        "complete -c kensan -f -n '\(none)' -a \(command.rawValue)"
        + " -d \(quoted(command.summary.text(language)))\n"
    }
    for command in CommandName.shown {
      let seen = "complete -c kensan -n '__fish_seen_subcommand_from \(command.rawValue)'"
      for option in options(command) {
        let name = option == .output ? "-s o -l output" : "-l \(option.rawValue)"
        let value = option.takesValue ? fish(value(option, command)) : ""
        text +=
          "\(seen) \(name)\(value) -d \(quoted(OptionHelp.sentence(option).text(language)))\n"
      }
      if case .words(let words) = operands(command) {
        text +=
          "\(seen) \(command == .form ? "" : "-f ")-a \(quoted(words.joined(separator: " ")))\n"
      }
    }
    return text
  }

  private func fish(_ value: Value) -> String {
    switch value {
    case .words(let words): " -x -a \(quoted(words.joined(separator: " ")))"
    case .files: " -r"
    case .folders: " -x -a '(__fish_complete_directories)'"
    case .rules: " -x -a \"(kensan rules 2>/dev/null | string split -f1 ' ')\""
    case .forms: " -x -a \"(kensan form list 2>/dev/null | string split -f1 ' ')\""
    case .free: " -x"
    }
  }

  /// In single quotes for any of the three.
  private func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "’") + "'"
  }
}
