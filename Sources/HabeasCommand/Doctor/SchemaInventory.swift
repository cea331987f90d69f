import Foundation

/// The tables and functions that the migrations of a folder leave in the schema `habeas`.
///
/// Workers may not read which migrations were applied, but every login may see which names the catalogue has.
struct SchemaInventory {
  private(set) var names: Set<String> = []

  init(directory: String) throws {
    let files: [String]
    do {
      files = try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasSuffix(".sql") && $0.first?.isNumber == true }
    } catch {
      throw OperatorError("the folder '\(directory)' with the migrations cannot be read; name it with --schemas")
    }
    for file in files.sorted() { read((try? String(contentsOfFile: "\(directory)/\(file)", encoding: .utf8)) ?? "") }
  }

  private mutating func read(_ script: String) {
    for match in script.matches(
      of: /(?m)^\s*(CREATE|DROP)\s+(?:OR\s+REPLACE\s+)?(?:TABLE|FUNCTION)\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?habeas\.(\w+)/)
    {
      if match.1 == "CREATE" { names.insert(String(match.2)) } else { names.remove(String(match.2)) }
    }
  }
}
