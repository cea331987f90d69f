/// How much the portal takes on at once (docs/portal.md has the same figures).
struct PortalLimits: Sendable {
  /// Pages by client address, and by all.
  var pages = (each: RateLimit.Allowance(burst: 60, perSecond: 2), all: RateLimit.Allowance(burst: 1000, perSecond: 200))
  /// Forms by client address, and by all.
  var forms = (each: RateLimit.Allowance(burst: 20, perSecond: 0.1), all: RateLimit.Allowance(burst: 200, perSecond: 20))
  /// Bytes of a form.
  var formBytes = 256 * 1024
  /// How long a form may take to come in.
  var formDeadline: Duration = .seconds(20)
  /// Connections at once; more wait.
  var connections = 512
}
