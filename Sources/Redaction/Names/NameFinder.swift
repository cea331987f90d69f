/// Names of people in running English text.
///
/// A capital alone makes no name. It takes a title, a known given name, initials, or words around it that go with people; and it must not
/// end like a street or a company.
struct NameFinder: Sendable {
  private let lists: NameWords

  init(_ lists: NameWords) { self.lists = lists }

  func find(in text: ScannedText) -> [RedactionSuggestion] {
    var found: [RedactionSuggestion] = []
    var known: Set<String> = []
    var index = 0
    while index < text.words.count {
      guard let candidate = candidate(at: index, in: text), let reason = reason(for: candidate, in: text) else {
        index += 1
        continue
      }
      let words = text.words[candidate.words]
      found.append(RedactionSuggestion(kind: .name, range: range(of: words), reason: reason))
      if words.count > 1 { known.formUnion(words.map(\.lowercased).filter(isTelling)) }
      index = candidate.words.upperBound
    }
    return found + again(known, in: text)
  }

  /// Words that may be one person's name, and whether a title stands before them.
  private struct Candidate {
    var words: Range<Int>
    var isTitled: Bool
  }

  private func candidate(at index: Int, in text: ScannedText) -> Candidate? {
    let words = text.words
    guard words[index].isCapital else { return nil }
    if lists.titles.contains(words[index].lowercased), index + 1 < words.count, words[index + 1].isCapital,
      isJoined(index, index + 1, in: text)
    {
      let end = end(from: index + 1, in: text)
      return Candidate(words: index + 1..<end, isTitled: true)
    }
    let isCommon = lists.common.contains(words[index].lowercased) && !lists.ambiguous.contains(words[index].lowercased)
    guard !isCommon else { return nil }
    return Candidate(words: index..<end(from: index, in: text), isTitled: false)
  }

  /// As far as capitals and particles follow each other with nothing but blanks between.
  private func end(from index: Int, in text: ScannedText) -> Int {
    let words = text.words
    var end = index + 1
    while end < words.count, end - index < 5, !words[end - 1].isPossessive, isJoined(end - 1, end, in: text) {
      let word = words[end]
      if lists.particles.contains(word.lowercased), !word.isCapital {
        guard end + 1 < words.count, words[end + 1].isCapital, isJoined(end, end + 1, in: text) else { break }
      } else if !word.isCapital || word.beginsSentence || lists.common.contains(word.lowercased) {
        break
      }
      end += 1
    }
    return end
  }

  /// One blank between, or the dot of an initial or a title and a blank.
  private func isJoined(_ first: Int, _ second: Int, in text: ScannedText) -> Bool {
    let between = text.scalars[text.words[first].range.upperBound..<text.words[second].range.lowerBound]
    if between.count == 1, let only = between.first { return only == " " || only == "\u{A0}" || only == "." }
    let isShort = text.words[first].range.count == 1 || lists.titles.contains(text.words[first].lowercased)
    return isShort && between.count == 2 && between.first == "." && between.last == " "
  }

  private func reason(for candidate: Candidate, in text: ScannedText) -> String? {
    let words = text.words[candidate.words]
    guard let first = words.first, let last = words.last else { return nil }
    let isLong = words.count > 1
    if candidate.isTitled { return lists.places.contains(last.lowercased) && isLong ? nil : "a title stands before it" }
    guard !isPlaceOrCompany(candidate.words, in: text) else { return nil }
    let before = word(before: candidate.words.lowerBound, in: text)
    let after = word(after: candidate.words.upperBound, in: text)
    let isAfterCue = before.map { lists.before.contains($0) && !lists.weakBefore.contains($0) } ?? false
    let isAfterWeakCue = before.map(lists.weakBefore.contains) ?? false
    let isBeforeCue = after.map(lists.after.contains) ?? false
    let hasContext = isAfterCue || isBeforeCue || last.isPossessive
    if lists.ambiguous.contains(first.lowercased) {
      if isLong, words.dropFirst().allSatisfy({ !isKnownWord($0.lowercased) }), !first.beginsSentence || hasContext {
        return "a given name with a surname"
      }
      let isTold = isBeforeCue || !first.beginsSentence && (isAfterCue || last.isPossessive)
      return isTold ? "a given name, and the words around it go with people" : nil
    }
    if lists.given.contains(first.lowercased) { return isLong ? "a given name with a surname" : "a given name" }
    if first.range.count == 1 || first.isShouted && first.range.count == 2, isLong, last.range.count > 2 {
      return isKnownWord(last.lowercased) ? nil : "initials with a surname"
    }
    guard !first.isShouted else { return nil }
    if isLong {
      if words.contains(where: { lists.given.contains($0.lowercased) }) { return "a given name among capitals" }
      return hasContext || isAfterWeakCue && !first.beginsSentence ? "capitals, and the words around them go with people" : nil
    }
    guard first.range.count > 2, !isKnownWord(first.lowercased) else { return nil }
    return isAfterCue && !first.beginsSentence || isBeforeCue ? "a capital, and the words around it go with people" : nil
  }

  private func isPlaceOrCompany(_ range: Range<Int>, in text: ScannedText) -> Bool {
    let last = text.words[range.upperBound - 1].lowercased
    let isLong = range.count > 1
    if isLong, lists.places.contains(last) || lists.companies.contains(last) { return true }
    guard range.upperBound < text.words.count, isJoined(range.upperBound - 1, range.upperBound, in: text) else { return false }
    let next = text.words[range.upperBound]
    return lists.companies.contains(next.lowercased) && (next.isCapital || next.lowercased == "gmbh")
      || lists.places.contains(next.lowercased) && next.isCapital
  }

  /// The word before, in the same sentence.
  private func word(before index: Int, in text: ScannedText) -> String? {
    guard index > 0 else { return nil }
    let between = text.scalars[text.words[index - 1].range.upperBound..<text.words[index].range.lowerBound]
    return between.contains { ".!?;\n".unicodeScalars.contains($0) } ? nil : text.words[index - 1].lowercased
  }

  private func word(after index: Int, in text: ScannedText) -> String? {
    guard index < text.words.count, index > 0 else { return nil }
    let between = text.scalars[text.words[index - 1].range.upperBound..<text.words[index].range.lowerBound]
    return between.allSatisfy { $0 == " " } ? text.words[index].lowercased : nil
  }

  private func isKnownWord(_ word: String) -> Bool {
    lists.common.contains(word) || lists.places.contains(word) || lists.companies.contains(word)
  }

  /// Whether a word by itself says who is meant, once a full name has been found.
  private func isTelling(_ word: String) -> Bool {
    word.count > 2 && !isKnownWord(word) && !lists.ambiguous.contains(word) && !lists.particles.contains(word)
  }

  /// Parts of the names that were found, wherever they stand; what is within a name goes again as it overlaps.
  private func again(_ known: Set<String>, in text: ScannedText) -> [RedactionSuggestion] {
    guard !known.isEmpty else { return [] }
    return text.words.filter { word in
      word.isCapital && known.contains(word.lowercased)
    }.map { RedactionSuggestion(kind: .name, range: $0.range, reason: "part of a name that stands elsewhere in the text") }
  }

  private func range(of words: ArraySlice<ScannedText.Word>) -> Range<Int> {
    (words.first?.range.lowerBound ?? 0)..<(words.last?.range.upperBound ?? 0)
  }
}
