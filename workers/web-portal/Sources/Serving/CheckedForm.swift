import Hummingbird

/// What the checks of a posted form come to.
enum CheckedForm {
  case refused(Response)
  case ready(ReadyForm)
}
