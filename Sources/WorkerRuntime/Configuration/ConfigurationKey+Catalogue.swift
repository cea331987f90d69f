extension ConfigurationKey {
  static let port = ConfigurationKey.Kind.number(1...65_535)
  static let mailSecurity = ConfigurationKey.Kind.choice(["none", "starttls", "tls"])
  static let databaseSecurity = ConfigurationKey.Kind.choice(["disable", "prefer", "verify-full"])

  // Database

  static let databaseHost = ConfigurationKey(
    "database.host", .text, "host name, address, or absolute path of the folder with the server's socket", example: "127.0.0.1")
  static let databasePort = ConfigurationKey("database.port", port, standard: "5432", "PostgreSQL's port")
  static let databaseName = ConfigurationKey("database.name", .text, standard: "habeas", "the database")
  static let databaseUser = ConfigurationKey(
    "database.user", .text, "the login; where absent, habeas_ and the worker's name with underscores", example: "habeas_case_intake")
  static let databasePasswordFile = ConfigurationKey(
    "database.passwordFile", .path, "file with the login's password; comes before passwordDirectory", example: "secrets/database-password")
  static let databasePasswordDirectory = ConfigurationKey(
    "database.passwordDirectory", .path, "folder with a file for each login, named as the login is", example: "secrets/database")
  static let databaseTLS = ConfigurationKey("database.tls", databaseSecurity, standard: "prefer", "encryption of the connection")
  static let databaseRoot = ConfigurationKey(
    "database.rootCertificateFile", .path, "certificate authorities to trust with tls: verify-full", example: "secrets/database-ca.pem")

  // Connections to systems that are searched

  static let connectionHost = ConfigurationKey("connections.*.host", .text, "a searched system's database host", example: "127.0.0.1")
  static let connectionPort = ConfigurationKey("connections.*.port", port, standard: "5432", "its port")
  static let connectionName = ConfigurationKey("connections.*.name", .text, "its database", example: "crm")
  static let connectionUser = ConfigurationKey("connections.*.user", .text, "its read-only login", example: "habeas_reader")
  static let connectionPasswordFile = ConfigurationKey(
    "connections.*.passwordFile", .path, "file with that login's password", example: "secrets/crm-password")
  static let connectionTLS = ConfigurationKey("connections.*.tls", databaseSecurity, standard: "prefer", "encryption of the connection")
  static let connectionRoot = ConfigurationKey(
    "connections.*.rootCertificateFile", .path, "certificate authorities to trust, with tls: verify-full or https",
    example: "secrets/crm-ca.pem")
  static let connectionDriver = ConfigurationKey(
    "connections.*.driver", .text, "ODBC driver of a searched database: its name in odbcinst.ini, or its library",
    example: "MariaDB Unicode")
  static let connectionAttributes = ConfigurationKey(
    "connections.*.attributes", .text, "what the driver has to know, as its manual names it; neither user nor password",
    example: "Server=127.0.0.1;Database=shop")
  static let connectionURL = ConfigurationKey(
    "connections.*.url", .text, "a searched HTTP interface: https, or http on this machine",
    example: "https://surveys.controller.example/api")
  static let connectionTokenFile = ConfigurationKey(
    "connections.*.tokenFile", .path, "file with the token that the interface asks for", example: "secrets/survey-token")
  static let connectionDirectory = ConfigurationKey(
    "connections.*.directory", .path, "folder of searched files", example: "/srv/website-logs")

  // Systems that are changed

  static let writerUser = ConfigurationKey(
    "writers.*.user", .text, "the login that may change what is fulfilled in the database of connections.*", example: "habeas_writer")
  static let writerPasswordFile = ConfigurationKey(
    "writers.*.passwordFile", .path, "file with that login's password", example: "secrets/crm-writer-password")

  // Processors

  static let processorURL = ConfigurationKey(
    "processors.*.url", .text, "where a processor takes requests: https, or http on this machine",
    example: "https://privacy.brightpost.example/requests")
  static let processorKeyFile = ConfigurationKey(
    "processors.*.keyFile", .path, "key that messages to it are signed with", example: "keys/brightpost.key")
  static let processorRoot = ConfigurationKey(
    "processors.*.rootCertificateFile", .path, "certificate authorities to trust; the system's where absent",
    example: "secrets/brightpost-ca.pem")

  // Broker

  static let brokerHost = ConfigurationKey("broker.host", .text, "RabbitMQ's host name or address", example: "127.0.0.1")
  static let brokerPort = ConfigurationKey("broker.port", port, standard: "5672", "RabbitMQ's AMQP port")
  static let brokerVirtualHost = ConfigurationKey("broker.virtualHost", .text, standard: "habeas", "the virtual host")
  static let brokerPasswordDirectory = ConfigurationKey(
    "broker.passwordDirectory", .path,
    "folder with a file for each broker user, named as the user (the worker) "
      + "is", example: "secrets/broker")
  static let brokerTLS = ConfigurationKey(
    "broker.tls", .choice(["disable", "verify-full"]), standard: "disable",
    "encryption of "
      + "the connection")
  static let brokerRoot = ConfigurationKey(
    "broker.rootCertificateFile", .path, "certificate authorities to trust with tls: verify-full", example: "secrets/broker-ca.pem")

  // Keys

  static let keyringDirectory = ConfigurationKey(
    "keys.keyringDirectory", .path, "folder with the epoch keys that wrap case keys", example: "keys/keyring")
  static let intakePublicKeyFile = ConfigurationKey(
    "keys.intakePublicKeyFile", .path, "the public key that submissions are sealed to", example: "keys/intake-public.key")
  static let intakePrivateKeyFile = ConfigurationKey(
    "keys.intakePrivateKeyFile", .path, "the private key that opens submissions; case-intake alone", example: "keys/intake-private.key")
  static let formerIntakePrivateKeyFile = ConfigurationKey(
    "keys.formerIntakePrivateKeyFile", .path,
    "the private key before, while keys are being "
      + "changed", example: "keys/intake-private-2025.key")
  static let blindIndexKeyFile = ConfigurationKey(
    "keys.blindIndexKeyFile", .path, "the key of the keyed digests of identifiers", example: "keys/blind-index.key")
  static let threadTokenKeyFile = ConfigurationKey(
    "keys.threadTokenKeyFile", .path, "the key of the tokens in reply addresses; case-intake and response-dispatch",
    example: "keys/thread-token.key")
  static let caseRootKeyFile = ConfigurationKey(
    "keys.caseRootKeyFile", .path, "the key that signs daily roots; timekeeper alone", example: "keys/case-root.key")
  static let rootPublicKey = ConfigurationKey(
    "keys.rootPublicKey", .publicKey, "the controller's root key, pinned; habeas keys init prints it",
    example: "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8")

  // Controller

  static let controllerDirectory = ConfigurationKey(
    "controller.directory", .path, "folder with the controller's profile, data map and letters", example: "controllers/optimised-group")
  static let controllerDemonstration = ConfigurationKey(
    "controller.demonstration", .flag, standard: "false", "true lets demonstration keys approve; needs mail.smtp.onlyTo: loopback")

  // Mail

  static let imapHost = ConfigurationKey("mail.imap.host", .text, "the mailbox's server", example: "mail.controller.example")
  static let imapPort = ConfigurationKey("mail.imap.port", port, standard: "993", "its IMAP port")
  static let imapTLS = ConfigurationKey(
    "mail.imap.tls", mailSecurity, standard: "tls",
    "encryption: at once (tls), after "
      + "STARTTLS, or none")
  static let imapUser = ConfigurationKey("mail.imap.user", .text, "the mailbox's login", example: "privacy@controller.example")
  static let imapPasswordFile = ConfigurationKey(
    "mail.imap.passwordFile", .path,
    "file with its "
      + "password", example: "secrets/imap-password")
  static let imapFolder = ConfigurationKey("mail.imap.folder", .text, standard: "INBOX", "folder that requests arrive in")
  static let imapHandedFolder = ConfigurationKey(
    "mail.imap.handedFolder", .text, standard: "Handed",
    "folder that mail is moved "
      + "to once handed in")
  static let imapRoot = ConfigurationKey(
    "mail.imap.rootCertificateFile", .path, "certificate authorities to trust; the system's where absent", example: "secrets/mail-ca.pem")
  static let smtpHost = ConfigurationKey(
    "mail.smtp.host", .text,
    "the server that answers are handed "
      + "to", example: "mail.controller.example")
  static let smtpPort = ConfigurationKey("mail.smtp.port", port, standard: "587", "its SMTP port")
  static let smtpTLS = ConfigurationKey(
    "mail.smtp.tls", mailSecurity, standard: "starttls",
    "encryption: at once (tls), after "
      + "STARTTLS, or none")
  static let smtpUser = ConfigurationKey(
    "mail.smtp.user", .text,
    "the login; absent where the server takes mail "
      + "without", example: "habeas")
  static let smtpPasswordFile = ConfigurationKey(
    "mail.smtp.passwordFile", .path, "file with its password; needed with user", example: "secrets/smtp-password")
  static let smtpFrom = ConfigurationKey(
    "mail.smtp.from", .text,
    "envelope sender, to which bounces "
      + "come", example: "privacy@controller.example")
  static let smtpOnlyTo = ConfigurationKey(
    "mail.smtp.onlyTo", .choice(["anyone", "loopback"]), standard: "anyone",
    "loopback refuses every mail.smtp.host but this machine, so that a sink keeps all mail")
  static let smtpRoot = ConfigurationKey(
    "mail.smtp.rootCertificateFile", .path, "certificate authorities to trust; the system's where absent", example: "secrets/mail-ca.pem")

  // Portal

  static let printSpoolDirectory = ConfigurationKey(
    "post.printSpoolDirectory", .path,
    "folder in which letters lie until a printer's software takes them; absent where nothing goes by post",
    example: "spool/print")
  static let portalHost = ConfigurationKey("portal.host", .text, standard: "127.0.0.1", "address that the web portal listens on")
  static let portalPort = ConfigurationKey(
    "portal.port", .number(0...65_535), standard: "8080", "its port; 0 takes any free one and logs it")
  static let portalBaseURL = ConfigurationKey(
    "portal.baseURL", .text, "how people reach the portal: https, host and port, without a path",
    example: "https://privacy.controller.example")
  static let portalClientAddressHeader = ConfigurationKey(
    "portal.clientAddressHeader", .text, "header in which the proxy in front names the client; absent without a proxy",
    example: "X-Real-IP")

  // Post

  static let postScanDirectory = ConfigurationKey(
    "post.scanDirectory", .path, "folder that letters are scanned into; where absent, no post is taken", example: "/srv/habeas/scans")
  static let postLanguages = ConfigurationKey(
    "post.languages", .text, standard: "eng", "languages of letters by tesseract's names, with + between, the most frequent first",
    example: "eng+deu+pol")
  static let postMinimumConfidence = ConfigurationKey(
    "post.minimumConfidence", .number(0...100), standard: "65",
    "how sure the reading of each page must be; below, a person reads the letter")

  // Process

  static let python = ConfigurationKey(
    "python", .path, standard: "/usr/bin/python3", "the interpreter that has the package typst", example: ".venv/bin/python")
  static let healthHost = ConfigurationKey(
    "health.host", .text, standard: "127.0.0.1",
    "address that /healthz, /readyz and "
      + "/metrics listen on")
  static let healthPort = ConfigurationKey(
    "health.ports.*", .number(0...65_535), "a worker's port; 0 takes any free one and logs it. Defaults: see below", example: "9103")
  static let loggingLevel = ConfigurationKey(
    "logging.level", .choice(["trace", "debug", "info", "notice", "warning", "error", "critical"]), standard: "info",
    "the least level that is written")
  static let drainSeconds = ConfigurationKey(
    "shutdown.drainSeconds", .number(1...600), standard: "30", "seconds that work under way may take to end after SIGTERM")
  static let recoverySeconds = ConfigurationKey(
    "recovery.afterSeconds", .number(5...86_400), standard: "900",
    "seconds until a submission without a receipt is handed in again, and a published step that nobody did is published again")

  /// Every key that `habeas.yaml` may hold.
  public static let all: [ConfigurationKey] = [
    databaseHost, databasePort, databaseName, databaseUser, databasePasswordFile, databasePasswordDirectory, databaseTLS, databaseRoot,
    connectionHost, connectionPort, connectionName, connectionUser, connectionPasswordFile, connectionTLS, connectionRoot,
    connectionDriver, connectionAttributes, connectionURL, connectionTokenFile, connectionDirectory,
    writerUser, writerPasswordFile, processorURL, processorKeyFile, processorRoot,
    brokerHost, brokerPort, brokerVirtualHost, brokerPasswordDirectory, brokerTLS, brokerRoot,
    keyringDirectory, intakePublicKeyFile, intakePrivateKeyFile, formerIntakePrivateKeyFile, blindIndexKeyFile, threadTokenKeyFile,
    caseRootKeyFile, rootPublicKey, controllerDirectory, controllerDemonstration,
    imapHost, imapPort, imapTLS, imapUser, imapPasswordFile, imapFolder, imapHandedFolder, imapRoot,
    smtpHost, smtpPort, smtpTLS, smtpUser, smtpPasswordFile, smtpFrom, smtpOnlyTo, smtpRoot,
    postScanDirectory, postLanguages, postMinimumConfidence, printSpoolDirectory, portalHost, portalPort, portalBaseURL,
    portalClientAddressHeader,
    python, healthHost, healthPort, loggingLevel, drainSeconds, recoverySeconds,
  ]
}
