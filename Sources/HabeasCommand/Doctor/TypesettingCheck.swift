import ResponseBundle
import WorkerRuntime

/// Python, the package typst and the fonts are there.
struct TypesettingCheck: DoctorCheck {
  let configuration: HabeasConfiguration

  func findings() async -> [Finding] {
    guard let python = try? configuration.python else { return [] }
    let typesetter = TypstTypesetter(configuration: TypstConfiguration(python: python))
    let finding: Finding
    do throws(TypesettingError) {
      try await typesetter.check()
      finding = .ok("typesetting", "\(python) has typst, and the fonts are installed")
    } catch {
      finding = .fault("typesetting", error.message)
    }
    await typesetter.close()
    return [finding]
  }
}
