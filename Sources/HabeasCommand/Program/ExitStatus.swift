/// How `habeas` ends. Thrown as an error, it ends the command without another word.
enum ExitStatus: Int32, Error {
  case success = 0
  /// The command failed, or found faults.
  case failure = 1
  /// The arguments make no sense.
  case usage = 2
  /// `habeas.yaml`, or what it names, is wrong (EX_CONFIG of sysexits.h).
  case configuration = 78
}
