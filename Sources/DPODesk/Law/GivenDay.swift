import ArgumentParser
import RightsLaw

/// A day that an officer types.
enum GivenDay {
  static func typed(_ text: String) throws -> LocalDate {
    do {
      return try LocalDate(iso: text)
    } catch {
      throw ValidationError("\(error)")
    }
  }

  /// The day that was given, or today; what has not happened yet cannot be recorded.
  static func checked(_ day: LocalDate?, today: LocalDate) throws(DeskError) -> LocalDate {
    let day = day ?? today
    guard day <= today else { throw .refused("\(day) is still to come; record what has happened.") }
    return day
  }
}
