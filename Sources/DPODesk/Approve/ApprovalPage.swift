import ResponseBundle
import RightsCase

/// Exactly what a signature will be over.
struct ApprovalPage {
  let reference: String
  let version: Int
  let manifest: BundleManifest
  let manifestDigest: String
  let recipient: String
  var style = TextStyle.plain

  var text: String {
    var lines = [
      style.heading("You are about to sign") + " the \(ReviewPage.kind(manifest.kind)) of case \(reference), version \(version):"
    ]
    lines += ReviewPage.files(of: manifest)
    lines += [
      "To \(recipient), by \(Channel(rawValue: manifest.channel)?.words ?? manifest.channel).",
      "Digest \(manifestDigest.prefix(16))…, over the manifest that lists every byte of these files.",
    ]
    if manifest.demonstration { lines.append(style.warning("DEMONSTRATION: it says on every page that it is no decision.")) }
    lines.append("Once signed it is sent, and cannot be called back.")
    return lines.joined(separator: "\n")
  }
}
