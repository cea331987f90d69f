/// What this machine does with the bare pieces of the work, nothing else running.
struct CeilingFigures: Codable, Sendable {
  /// `habeas.step` called by pgbench, commits a second.
  var stepsOneClient = 0.0
  var stepsEightClients = 0.0
  /// Published, confirmed, delivered and acknowledged in a bare loop, messages a second.
  var messages = 0.0
  /// Searches of one person's 63 records a second.
  var searches = 0.0
  /// Submissions sealed and opened, and found data sealed and opened, a second.
  var seals = 0.0
  /// Letters, reports and archives of one person a second.
  var letters = 0.0
  /// All of it at once, in the amounts of one request: requests a second.
  var requests = 0.0
  /// What one such request was made of.
  var commitsEach = 0
  var messagesEach = 0
}
