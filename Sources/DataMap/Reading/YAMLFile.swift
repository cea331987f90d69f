import Yams

/// Reads the text of one file into its top mapping.
enum YAMLFile {
  static func read(_ text: String, file: String, log: FaultLog) -> YAMLMapping? {
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      report(error, file: file, log: log)
      return nil
    } catch {
      log.add(.notYAML, "The file is not YAML.", at: start(of: file), remedy: "Correct its syntax.")
      return nil
    }
    guard let node else {
      log.add(.notYAML, "The file is empty.", at: start(of: file), remedy: "Write its content or remove the file.")
      return nil
    }
    return YAMLValue(node: node, file: file, path: "", log: log).mapping()
  }

  private static func start(of file: String) -> SourceLocation { SourceLocation(file: file, line: 1, column: 1) }

  private static func report(_ error: YamlError, file: String, log: FaultLog) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      log.add(
        .notYAML, "The file is not YAML: \(problem).", at: SourceLocation(file: file, line: mark.line, column: mark.column),
        remedy: "Correct the syntax there.")
    case .duplicatedKeysInMapping(let duplicates, let context):
      log.add(
        .duplicate, "A mapping has `\(duplicates.joined(separator: "`, `"))` twice.",
        at: SourceLocation(file: file, line: context.mark.line, column: context.mark.column), remedy: "Keep one of them.")
    default:
      log.add(.notYAML, "The file is not YAML in UTF-8.", at: start(of: file), remedy: "Save it as YAML in UTF-8.")
    }
  }
}
