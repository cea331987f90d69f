import Intake
import VaultContents

/// The frozen recipient in one line; masked, unless the DPO wants to see it.
enum RecipientText {
  static func text(_ recipient: Correspondent, reveal: Bool) -> String {
    switch recipient {
    case .email(let address): reveal ? TerminalText.line(address) : MaskedAddress.mask(address)
    case .post(let address):
      reveal ? TerminalText.line(address.envelope.joined(separator: ", ")) : "a postal address on file (shown with --reveal)"
    }
  }
}
