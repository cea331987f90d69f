/// Something that happened in a case and that a clock may count from, on the controller's local date.
public enum ClockEvent: Hashable, Sendable {
  /// The request arrived with anyone in the organisation, by any channel (`law.md` C3).
  case received(LocalDate)
  /// Identity information was asked for under Art 12(6). `routine`: asked of everyone, such as a code or a link, without a real doubt.
  case identityAsked(LocalDate, routine: Bool)
  case identityGiven(LocalDate)
  /// Proof was asked for that a third party may act for the person; it counts like identity.
  case authorityAsked(LocalDate, routine: Bool)
  case authorityGiven(LocalDate)
  /// A fee under Art 12(5) was asked for (manifestly unfounded or excessive).
  case feeAsked(LocalDate)
  case feePaid(LocalDate)
  /// A fee for a further copy, Art 15(3), was paid. It never moves the clock.
  case furtherCopyFeePaid(LocalDate)
  /// The controller reasonably needed to know which data or processing is meant, and asked (C6).
  case clarificationAsked(LocalDate)
  case clarificationAnswered(LocalDate)
  /// Notice of an extension was given to the person, with its reason (C5).
  case extensionNotice(LocalDate, reason: ExtensionReason?)
  /// What is asked for are exam marks; the day on which the results are announced, where it is known (C12).
  case examMarks(announced: LocalDate?)
}
