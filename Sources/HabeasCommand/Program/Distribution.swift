import Foundation

/// Where the files lie that come with the program.
enum Distribution {
  /// The folder of the migrations and of `roles.sql`.
  ///
  /// - Parameter chosen: What the operator said.
  static func schemas(_ chosen: String?) throws -> String {
    if let chosen { return chosen }
    for folder in candidates where FileManager.default.fileExists(atPath: "\(folder)/schemas/postgres/roles.sql") {
      return "\(folder)/schemas/postgres"
    }
    throw OperatorError("the folder schemas/postgres of the distribution is not found; name it with --schemas", status: .usage)
  }

  /// The current folder, those above the program (a checkout), and where packages put it.
  private static var candidates: [String] {
    var folders = [FileManager.default.currentDirectoryPath]
    var folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path != "/" {
      folders.append(folder.path)
      folder.deleteLastPathComponent()
    }
    return folders + ["/usr/local/share/habeas", "/usr/share/habeas"]
  }
}
