/// What a FETCH response tells of one message.
struct IMAPFetch: Equatable {
  var sequence: UInt32
  var uid: UInt32?
  var size: Int?
  /// The section `BODY[]`: the whole message.
  var body: [UInt8]?
}
