import Forms
import Grid
import Notation

/// Whose data are published: the code with its check digit, and the official name.
package struct PublicMunicipality: Hashable, Sendable {
  /// Six digits.
  package var code: String
  /// With the prefecture, never abbreviated.
  package var name: String
  /// The code as it was given, where it was completed.
  var given: String?

  /// - Parameters:
  ///   - code: as a template or the user gives it.
  ///   - name: with or without the prefecture.
  /// - Throws: where the code is wrong or the name is missing.
  package init(code: String, name: String) throws(CompileError) {
    var whole = Normalization.withoutSpaces(code)
    switch MunicipalityCode.fault(of: whole) {
    case nil: break
    case .zeroLost(let right), .noCheckDigit(let right?):
      given = whole
      whole = right
    case let fault?: throw CompileError(.wrongMunicipalityCode(whole, fault))
    }
    guard let prefecture = MunicipalityCode.prefecture(of: whole) else {
      throw CompileError(.wrongMunicipalityCode(whole, .notSixDigits))
    }
    self.code = whole
    let name = Normalization.n1(name)
    guard !name.isEmpty else { throw CompileError(.noMunicipalityName) }
    self.name = name.hasPrefix(prefecture) ? name : prefecture + name
  }

  /// What the user gives goes before what the template says.
  ///
  /// - Throws: where neither has a code or a name, or the code is wrong.
  init(_ template: Template, code: String?, name: String?) throws(CompileError) {
    guard let code = code ?? template.settings.string("団体コード") else {
      throw CompileError(.noMunicipalityCode(form: template.id))
    }
    try self.init(code: code, name: name ?? template.municipality)
  }
}
