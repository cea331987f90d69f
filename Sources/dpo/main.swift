import DPODesk
import Glibc

exit(await DPOProgram.run(arguments: Array(CommandLine.arguments.dropFirst())))
