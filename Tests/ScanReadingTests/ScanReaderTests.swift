import Foundation
import HabeasTesting
import ScanReading
import Testing

@Suite("Scans are read by real tesseract", .serialized, .timeLimit(.minutes(2)))
struct ScanReaderTests {
  private func reader(_ scans: Scans, limits: ScanLimits = .init(), programs: ScanPrograms = .init()) -> ScanReader {
    ScanReader(languages: ["eng", "deu"], limits: limits, programs: programs, temporaryDirectory: scans.temporary)
  }

  private func left(_ scans: Scans) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: scans.temporary) }

  @Test("a letter that is askew and has specks is read from PDF, PNG, JPEG and TIFF", arguments: ["pdf", "png", "jpeg", "tiff"])
  func formats(_ format: String) async throws {
    try await Scans.with { scans in
      let file =
        switch format {
        case "jpeg": try scans.jpeg()
        case "tiff": try scans.tiff()
        default: try scans.letter(format)
        }
      let document = try await reader(scans).read(file)
      #expect(document.text.contains("Stop the brochures. Emails are fine."))
      #expect(document.text.contains("3 Chapel Row\nCwmbryn\nZZ2 2BB"))
      #expect((document.pages.first?.confidence ?? 0) > 85)
      #expect(document.pages.count == (format == "tiff" ? 2 : 1))
      if format == "tiff" { #expect(document.pages.last?.confidence == nil, "nothing is on the second page") }
      #expect(!document.isCut)
      #expect(try left(scans).isEmpty, "temporary files are gone")
    }
  }

  @Test("of more pages than the limit the first are read, and the reading says so")
  func pageLimit() async throws {
    try await Scans.with { scans in
      var limits = ScanLimits()
      limits.pages = 2
      let document = try await reader(scans, limits: limits).read(try scans.pdf(copies: 3))
      #expect(document.pages.count == 2 && document.isCut)
    }
  }

  @Test(
    "what is no readable picture is refused with a code, and leaves nothing behind",
    arguments: [
      ("hello", ScanReadingError.Code.unknownFormat), ("", .unknownFormat), ("%PDF-1.7\nnothing more", .unreadable),
      ("\u{FF}", .unknownFormat),
    ])
  func malformed(_ content: String, _ code: ScanReadingError.Code) async throws {
    try await Scans.with { scans in
      let file = try scans.file(Array(content.utf8))
      await #expect { try await reader(scans).read(file) } throws: { ($0 as? ScanReadingError)?.code == code }
      #expect(try left(scans).isEmpty)
    }
  }

  @Test("a picture that claims 50,000 x 50,000 points ends at the child's limits, and is unreadable")
  func pictureBomb() async throws {
    try await Scans.with { scans in
      // An uncompressed TIFF that says how large it is and holds no such thing.
      let bomb = GrayPicture(width: 50_000, height: 50_000, pixels: Data(repeating: 255, count: 4096))
      let file = try scans.file(Array(GrayPicture.tiff([bomb])))
      await #expect { try await reader(scans).read(file) } throws: { ($0 as? ScanReadingError)?.code == .unreadable }
      #expect(try left(scans).isEmpty)
    }
  }

  @Test("a child that takes too long or writes without end is killed")
  func limits() async throws {
    try await Scans.with { scans in
      var limits = ScanLimits()
      limits.seconds = 1
      let file = try scans.pdf(copies: 20)
      await #expect { try await reader(scans, limits: limits).read(file) } throws: { ($0 as? ScanReadingError)?.code == .timeLimit }
      var programs = ScanPrograms()
      // It repeats its arguments for ever.
      programs.tesseract = "/usr/bin/yes"
      let picture = try scans.letter("png")
      await #expect { try await reader(scans, programs: programs).read(picture) } throws: {
        ($0 as? ScanReadingError)?.code == .unreadable
      }
      #expect(try left(scans).isEmpty)
    }
  }

  @Test("cancelling kills the children and removes what they had")
  func cancelling() async throws {
    try await Scans.with { scans in
      let file = try scans.pdf(copies: 20)
      let reader = reader(scans)
      let reading = Task { try await reader.read(file) }
      try await eventually("the reading to begin") { try !left(scans).isEmpty }
      reading.cancel()
      await #expect(throws: CancellationError.self) { try await reading.value }
      #expect(try left(scans).isEmpty)
    }
  }

  @Test("a missing language or program is told with the package to install, and is no fault of the scan")
  func absent() async throws {
    try await Scans.with { scans in
      let unknown = ScanReader(languages: ["eng", "tlh"], temporaryDirectory: scans.temporary)
      #expect(try await unknown.problem()?.contains("tesseract-ocr-tlh") == true)
      #expect(try await reader(scans).problem() == nil)
      var programs = ScanPrograms()
      programs.tesseract = "/nowhere/tesseract"
      #expect(try await reader(scans, programs: programs).problem()?.contains("tesseract-ocr") == true)
      let picture = try scans.letter("png")
      await #expect { try await reader(scans, programs: programs).read(picture) } throws: { ($0 as? ScanReadingError)?.isRetriable == true }
    }
  }

  @Test("what a killed process left is removed by the next reading, and nothing of a living one")
  func abandoned() async throws {
    try await Scans.with { scans in
      // The first process of the machine lives, and began at another time than the second name says.
      let kept = ["habeas-scan-notes", "other-1-2-abc"]
      for name in kept + ["habeas-scan-1-99999999999-abcdef", "habeas-scan-4194999-5-abcdef"] {
        try FileManager.default.createDirectory(atPath: scans.temporary + "/" + name, withIntermediateDirectories: true)
      }
      _ = try await reader(scans).read(try scans.letter("png"))
      #expect(try Set(left(scans)) == Set(kept))
    }
  }

  @Test("a link in a scan's place is not followed")
  func link() async throws {
    try await Scans.with { scans in
      let picture = try scans.letter("png")
      let link = scans.folder + "/link.png"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: picture)
      await #expect { try await reader(scans).read(link) } throws: { ($0 as? ScanReadingError)?.code == .unavailable }
    }
  }
}
