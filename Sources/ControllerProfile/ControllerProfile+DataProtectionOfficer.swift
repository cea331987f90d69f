extension ControllerProfile {
  /// How to reach the Data Protection Officer.
  public struct DataProtectionOfficer: Codable, Hashable, Sendable {
    /// The office's title, as it signs letters.
    public var title: String
    /// The postal address, a line each; title and controller's name stand above it.
    public var address: [String]
    public var email: String
    /// Where reminders of dates go; absent means to `email`.
    public var reminderEmail: String?
  }

  /// Where the officer is reminded of dates; `nil` where that would be the mailbox that requests arrive in, which would take the reminder for
  /// a request.
  public var officerReminderAddress: String? {
    let address = dpo.reminderEmail ?? dpo.email
    return address.lowercased() == mail.intakeAddress.lowercased() ? nil : address
  }
}
