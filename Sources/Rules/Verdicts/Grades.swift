import Forms
import Notation

/// Which ratings stand at the top, in the middle and at the bottom, as the form's settings say.
struct Grades {
  var top: Set<String>
  var middle: Set<String>
  var bottom: Set<String>

  init(_ settings: Settings) {
    top = Set(settings.gradeTop.map(Normalization.n2))
    middle = Set(settings.gradeMiddle.map(Normalization.n2))
    bottom = Set(settings.gradeBottom.map(Normalization.n2))
  }
}
