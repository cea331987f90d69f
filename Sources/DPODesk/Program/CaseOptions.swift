import ArgumentParser
import Intake

/// What every command about one case takes.
struct CaseOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The case's reference, for example 4T7K9-Q2MXC.", valueName: "case"), transform: Self.reference)
  var reference: Reference

  /// What a person typed, leniently.
  static func reference(_ text: String) throws -> Reference {
    guard let reference = Reference(text) else {
      throw ValidationError("that is no reference, or it was mistyped: nine letters or digits and a check symbol, as in 4T7K9-Q2MXC.")
    }
    return reference
  }
}
