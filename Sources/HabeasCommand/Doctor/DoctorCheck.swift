/// One thing that `habeas doctor` looks at. It changes nothing.
protocol DoctorCheck: Sendable {
  /// What was found. A part of the configuration that is missing is reported by ``ConfigurationCheck`` alone, so here it is passed over.
  func findings() async -> [Finding]
}
