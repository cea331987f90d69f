extension ThrowawayServer {
  /// The connection of a `postgres` server.
  public var postgres: TestServers.Postgres {
    get throws {
      TestServers.Postgres(host: "127.0.0.1", port: ports[0], user: try value("USER"), password: try value("PASSWORD"))
    }
  }

  /// The connection of a `rabbitmq` server.
  public var broker: TestServers.Broker {
    get throws {
      TestServers.Broker(
        host: "127.0.0.1", port: ports[0], managementPort: ports[1], user: try value("USER"), password: try value("PASSWORD"))
    }
  }

  /// The connection of a `dovecot` server.
  public var mailboxes: TestServers.Mailboxes {
    get throws {
      TestServers.Mailboxes(host: "127.0.0.1", imapPort: ports[0], lmtpPort: ports[1], password: try value("PASSWORD"))
    }
  }

  /// The connection of an `smtp-sink` server.
  public var submission: TestServers.Submission {
    get throws {
      TestServers.Submission(host: "127.0.0.1", port: ports[0], sinkDirectory: try value("SINK_DIR"))
    }
  }
}
