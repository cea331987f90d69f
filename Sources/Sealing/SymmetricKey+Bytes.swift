import Crypto

extension SymmetricKey {
  /// A copy of the raw key. Only for wrapping it or writing its key file.
  var bytes: [UInt8] { withUnsafeBytes { Array($0) } }
}
