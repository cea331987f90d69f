/// How a database is reached through ODBC.
public struct ODBCSettings: Sendable, Hashable {
  /// A driver's name in odbcinst.ini, or the path of its library.
  public var driver: String
  /// `KEY=VALUE;…` as the driver's manual has it: server, port, database or file. Neither user nor password.
  public var attributes: String
  public var user: String?
  public var password: String?

  public init(driver: String, attributes: String, user: String? = nil, password: String? = nil) {
    self.driver = driver
    self.attributes = attributes
    self.user = user
    self.password = password
  }

  /// What SQLDriverConnect takes.
  var connectionString: String {
    var parts = ["DRIVER=\(Self.braced(driver))"]
    parts += attributes.split(separator: ";").map { $0.trimmingPrefix(while: \.isWhitespace) }.filter { !$0.isEmpty }.map(String.init)
    // Result sets are read as they come: otherwise the drivers hold all of them in memory. Other drivers pass over it.
    if driver.lowercased().contains("maria") || driver.contains("maodbc") { parts += ["FORWARDONLY=1", "NO_CACHE=1"] }
    // A file that is not there is a fault, and no reason to make an empty database.
    if driver.lowercased().contains("sqlite") { parts += ["NoCreat=1"] }
    if let user { parts.append("UID=\(Self.braced(user))") }
    if let password { parts.append("PWD=\(Self.braced(password))") }
    return parts.joined(separator: ";") + ";"
  }

  private static func braced(_ text: String) -> String { "{" + text.replacing("}", with: "}}") + "}" }
}
