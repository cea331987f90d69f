import Crypto
import Foundation
import Sealing

/// The one stylesheet, with its digest in its address: a browser may keep it for ever.
enum Stylesheet {
  static let bytes = PackageResources.portal_css

  static let path = "/portal-" + Hex.encode(SHA256.hash(data: Data(bytes)).prefix(6)) + ".css"
}
