import Forms
import Notation

/// Which ratings stand at the top, in the middle and at the bottom, as the form's settings and its
/// rating scheme say.
struct Grades {
  var top: Set<String>
  var middle: Set<String>
  var bottom: Set<String>

  init(_ template: Template) {
    let settings = template.settings
    let classes = template.scheme(of: "評価.区分")?.classes ?? []
    func labels(_ standing: ScoringScheme.Standing, _ listed: [String]) -> Set<String> {
      Set((classes.filter { $0.standing == standing }.map(\.label) + listed).map(Normalization.n2))
    }
    top = labels(.top, settings.gradeTop)
    middle = labels(.middle, settings.gradeMiddle)
    bottom = labels(.bottom, settings.gradeBottom)
  }
}
