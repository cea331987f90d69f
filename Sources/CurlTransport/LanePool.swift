/// Lanes for submissions, each for one at a time; a few are kept for the next.
actor LanePool {
  private static let maximumIdle = 4

  private var idle: [CurlLane] = []

  func take() -> CurlLane {
    idle.popLast() ?? CurlLane(name: "curl-smtp")
  }

  func putBack(_ lane: CurlLane) {
    if idle.count < Self.maximumIdle { idle.append(lane) }
  }
}
