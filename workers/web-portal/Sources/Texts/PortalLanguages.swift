import Foundation
import Yams

/// The languages of the portal, read from a controller's folder, and which of them a browser gets.
struct PortalLanguages: Sendable {
  /// By name, as the page lists them.
  let all: [PortalTexts]
  /// For browsers that name none of them.
  let standard: PortalTexts

  /// - Parameters:
  ///   - directory: The controller's folder `portal`, with a file for each language.
  ///   - standard: The controller's first language.
  /// - Throws: ``PortalTextsError``.
  init(directory: String, standard: String) throws(PortalTextsError) {
    let files: [String]
    do {
      files = try FileManager.default.contentsOfDirectory(atPath: directory).filter { $0.hasSuffix(".yaml") }.sorted()
    } catch {
      throw PortalTextsError("\(directory): the folder with the portal's texts cannot be read; it holds one file a language, as en.yaml")
    }
    var texts: [PortalTexts] = []
    for file in files { texts.append(try Self.read("\(directory)/\(file)", language: String(file.dropLast(5)))) }
    guard let first = texts.first(where: { $0.language == standard }) ?? texts.first else {
      throw PortalTextsError("\(directory): holds no texts; write one file a language, as en.yaml")
    }
    all = texts
    self.standard = first
  }

  subscript(language: String) -> PortalTexts? { all.first { $0.language == language } }

  /// The language that a browser likes best (RFC 9110, section 12.5.4), by its first subtag: `pl-PL` gets Polish.
  func preferred(by header: String?) -> PortalTexts {
    guard let header, header.utf8.count <= 1000 else { return standard }
    var best: (texts: PortalTexts, weight: Double)?
    for range in header.split(separator: ",").prefix(32) {
      let parts = range.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      guard let tag = parts.first?.lowercased() else { continue }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
      let found = tag == "*" ? standard : tag.split(separator: "-").first.flatMap { self[String($0)] }
      if let found, weight > best?.weight ?? 0 { best = (found, weight) }
    }
    return best?.texts ?? standard
  }

  private static func read(_ path: String, language: String) throws(PortalTextsError) -> PortalTexts {
    guard let data = FileManager.default.contents(atPath: path) else { throw PortalTextsError("\(path): cannot be read") }
    let texts: PortalTexts
    do {
      texts = try YAMLDecoder().decode(PortalTexts.self, from: data)
    } catch let DecodingError.keyNotFound(key, context) {
      let keys = (context.codingPath + [key]).map(\.stringValue).joined(separator: ".")
      throw PortalTextsError("\(path): '\(keys)' is missing; every language has the keys of every other")
    } catch {
      throw PortalTextsError("\(path): is not YAML of the portal's form; compare it with another language's file")
    }
    guard texts.language == language else { throw PortalTextsError("\(path): says 'language: \(texts.language)'; the file's name counts") }
    return texts
  }
}
