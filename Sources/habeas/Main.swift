import Foundation
import HabeasCommand

@main struct Main {
  static func main() async { exit(await HabeasProgram.run(Array(CommandLine.arguments.dropFirst()))) }
}
