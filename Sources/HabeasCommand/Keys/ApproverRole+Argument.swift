public import ArgumentParser
public import Sealing

/// `--role approve`: the role by its raw value.
extension ApproverRole: ExpressibleByArgument {}
