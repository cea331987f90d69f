// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// A library of ours.
func library(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// A C library from a Debian package, found with pkg-config.
func system(_ name: String, _ pkgConfig: String, _ package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource]? = nil
) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: settings)
}

/// A worker: its logic as a library in `workers/<name>/Sources`, its few-line main in `workers/<name>/Main`.
func worker(_ name: String, _ module: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> [Target] {
  [
    .target(
      name: module, dependencies: dependencies + ["CaseWorker", "WorkerRuntime", logging, metrics, lifecycle],
      path: "workers/\(name)/Sources", resources: resources,
      swiftSettings: settings),
    .executableTarget(
      name: name, dependencies: [.byName(name: module), "WorkerRuntime"], path: "workers/\(name)/Main", swiftSettings: settings),
  ]
}

let clients: [Target] = [
  .target(name: "CSystemShims"),
  system("CLibPQ", "libpq", "libpq-dev"),
  system("CRabbitMQ", "librabbitmq", "librabbitmq-dev"),
  system("CCurl", "libcurl", "libcurl4-openssl-dev"),
  system("CGMime", "gmime-3.0", "libgmime-3.0-dev"),
  system("CArchive", "libarchive", "libarchive-dev"),
  system("CODBC", "odbc", "unixodbc-dev"),
  library("ThreadLoop", ["CSystemShims"]),
  library("PostgresClient", ["CLibPQ", "CSystemShims", "ThreadLoop"]),
  library("AMQPClient", ["CRabbitMQ", "CSystemShims", "ThreadLoop"]),
  library("CurlTransport", ["CCurl", "ThreadLoop"]),
  library("ODBCClient", ["CODBC"]),
  library("MailFormat", ["CGMime"]),
  library("ScanReading", ["CSystemShims"]),
]

let domain: [Target] = [
  library("RightsLaw"),
  library("RightsCase", ["RightsLaw"]),
  library("MessageSchemas", ["RightsCase"]),
  library("Sealing", [crypto, cryptoExtras]),
  library("DataMap", [yams, crypto]),
  library("ControllerProfile", [yams]),
  library(
    "Intake", ["MailFormat", "RightsCase", "RightsLaw", "ScanReading", "Sealing", crypto, yams],
    resources: [.embedInCode("Recognition/Rules")]),
  library("VaultContents", ["DataMap", "Intake", "RightsCase"]),
  library("Redaction", resources: [.embedInCode("Resources/words.json")]),
  library("BrokerTopology", [crypto]),
  library("CaseStore", ["MessageSchemas", "PostgresClient", "RightsCase", "RightsLaw", "Sealing", crypto]),
  library("SystemConnectors", ["CArchive", "CurlTransport", "DataMap", "MailFormat", "ODBCClient", "PostgresClient"]),
  library("ProcessorProtocols", ["CurlTransport", "Sealing"]),
  library(
    "ResponseBundle",
    ["CArchive", "ControllerProfile", "DataMap", "RightsLaw", crypto, .product(name: "Mustache", package: "swift-mustache")],
    resources: [.embedInCode("Resources/typst_service.py")]),
]

let runtime: [Target] = [
  library(
    "WorkerRuntime",
    [
      "AMQPClient", logging, metrics, coreMetrics, lifecycle, signals, yams, .product(name: "NIOCore", package: "swift-nio"),
      .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
      .product(name: "Configuration", package: "swift-configuration"), .product(name: "Hummingbird", package: "hummingbird"),
    ]),
  library(
    "CaseWorker",
    [
      "AMQPClient", "CaseStore", "ControllerProfile", "DataMap", "MessageSchemas", "ODBCClient", "PostgresClient", "RightsCase", "Sealing",
      "SystemConnectors", "VaultContents", "WorkerRuntime", logging, metrics, lifecycle,
    ]),
  library("IntakeWorker", ["AMQPClient", "Intake", "MessageSchemas", "Sealing", logging]),
]

let workers: [Target] =
  worker(
    "email-intake", "EmailIntake",
    ["AMQPClient", "ControllerProfile", "CurlTransport", "Intake", "IntakeWorker", "MailFormat", "Sealing"])
  + worker(
    "post-intake", "PostIntake",
    ["AMQPClient", "ControllerProfile", "Intake", "IntakeWorker", "ScanReading", "Sealing", crypto])
  + worker(
    "case-intake", "CaseIntake",
    [
      "AMQPClient", "CaseStore", "ControllerProfile", "DataMap", "Intake", "MessageSchemas", "PostgresClient", "RightsCase",
      "RightsLaw", "Sealing", "VaultContents",
    ])
  + worker(
    "identity-verification", "IdentityVerification",
    ["CaseStore", "ControllerProfile", "DataMap", "Intake", "RightsCase", "Sealing", "SystemConnectors", "VaultContents"])
  + worker(
    "data-discovery", "DataDiscovery",
    ["CaseStore", "CurlTransport", "DataMap", "RightsCase", "Sealing", "SystemConnectors", "VaultContents"])
  + worker(
    "data-fulfilment", "DataFulfilment",
    ["CaseStore", "DataMap", "RightsCase", "RightsLaw", "Sealing", "SystemConnectors", "VaultContents"])
  + worker(
    "processor-notification", "ProcessorNotification",
    [
      "CaseStore", "ControllerProfile", "CurlTransport", "DataMap", "ProcessorProtocols", "RightsCase", "RightsLaw", "Sealing",
      "VaultContents", crypto,
    ])
  + worker(
    "response-assembly", "ResponseAssembly",
    ["CaseStore", "ControllerProfile", "DataMap", "Intake", "ResponseBundle", "RightsCase", "RightsLaw", "Sealing", "VaultContents"])
  + worker(
    "response-dispatch", "ResponseDispatch",
    [
      "CaseStore", "ControllerProfile", "CurlTransport", "Intake", "MailFormat", "ResponseBundle", "RightsCase", "RightsLaw",
      "Sealing", "VaultContents", crypto,
    ])
  + worker(
    "timekeeper", "Timekeeper",
    ["AMQPClient", "CaseStore", "ControllerProfile", "MessageSchemas", "PostgresClient", "RightsCase", "Sealing"])
  + worker("outbox-relay", "OutboxRelay", ["AMQPClient", "CaseStore", "PostgresClient"])
  + worker(
    "web-portal", "WebPortal",
    [
      "AMQPClient", "ControllerProfile", "Intake", "MessageSchemas", "PostgresClient", "RightsCase", "RightsLaw", "Sealing", crypto,
      hummingbird,
      hummingbirdCore, nioCore, yams,
    ], resources: [.embedInCode("Pages/portal.css")])

let operators: [Target] = [
  library(
    "HabeasCommand",
    [
      "AMQPClient", "BrokerTopology", "CaseStore", "CaseWorker", "ControllerProfile", "CurlTransport", "DataMap", "Intake",
      "MailFormat", "PostgresClient",
      "Redaction", "ResponseBundle", "RightsCase", "RightsLaw", "ScanReading", "Sealing", "SystemConnectors", "WorkerRuntime", "CaseIntake",
      "DataDiscovery", "DataFulfilment", "ProcessorNotification",
      "EmailIntake",
      "IdentityVerification", "OutboxRelay", "PostIntake", "ResponseAssembly", "ResponseDispatch", "Timekeeper", "WebPortal", arguments,
      crypto,
    ]),
  .executableTarget(name: "habeas", dependencies: ["HabeasCommand"], swiftSettings: settings),
  library(
    "DPODesk",
    [
      "CaseStore", "CaseWorker", "ControllerProfile", "DataMap", "Intake", "PostgresClient", "Redaction", "ResponseBundle",
      "RightsCase",
      "RightsLaw", "Sealing", "VaultContents", "WorkerRuntime", arguments,
    ]),
  .executableTarget(name: "dpo", dependencies: ["DPODesk"], swiftSettings: settings),
]

let testing: [Target] = [
  library("HabeasTesting", ["PostgresClient", logging]),
  .target(
    name: "MarketingStopTesting",
    dependencies: [
      "AMQPClient", "CaseStore", "CaseWorker", "HabeasTesting", "MessageSchemas", "PostgresClient", "RightsCase", "RightsLaw", "Sealing",
      "VaultContents", logging,
    ], path: "Tests/MarketingStopTesting", swiftSettings: settings),
  tests(
    "DataFulfilmentTests",
    [
      "AMQPClient", "CaseIntake", "CaseWorker", "ControllerProfile", "DataFulfilment", "CaseStore", "DataMap", "HabeasTesting", "Intake",
      "MarketingStopTesting", "MessageSchemas", "PostgresClient", "RightsCase", "RightsLaw", "Sealing", "SystemConnectors",
      "VaultContents", logging,
    ]),
  .target(
    name: "SearchTesting",
    dependencies: ["CaseStore", "DataMap", "Intake", "PostgresClient", "RightsCase", "RightsLaw", "Sealing", "VaultContents"],
    path: "Tests/SearchTesting", swiftSettings: settings),
  tests(
    "DataDiscoveryTests",
    [
      "AMQPClient", "CaseStore", "CaseWorker", "DataDiscovery", "DataMap", "HabeasTesting", "MessageSchemas", "PostgresClient",
      "RightsCase", "SearchTesting", "Sealing", "SystemConnectors", "VaultContents", logging,
    ]),
  tests("ProcessorProtocolsTests", ["ProcessorProtocols", "CurlTransport", "HabeasTesting", "MarketingStopTesting", "Sealing", crypto]),
  tests(
    "ProcessorNotificationTests",
    [
      "AMQPClient", "ProcessorNotification", "CurlTransport", "DataMap", "HabeasTesting", "MarketingStopTesting", "ProcessorProtocols",
      "RightsCase", "Sealing", "VaultContents",
    ]),
  tests("ThreadLoopTests", ["ThreadLoop", "CSystemShims"]),
  tests("PostgresClientTests", ["PostgresClient", "HabeasTesting"]),
  tests("AMQPClientTests", ["AMQPClient", "HabeasTesting"]),
  tests("CurlTransportTests", ["CurlTransport", "MailFormat", "HabeasTesting"]),
  tests("MailFormatTests", ["MailFormat"], resources: [.copy("Golden")]),
  tests("RightsLawTests", ["RightsLaw", crypto], resources: [.copy("Vectors")]),
  tests("RightsCaseTests", ["RightsCase", "RightsLaw"]),
  tests(
    "CaseStoreTests", ["CaseStore", "HabeasTesting", "MessageSchemas", "PostgresClient", "RightsCase", "RightsLaw", "Sealing", crypto]),
  tests("MessageSchemasTests", ["MessageSchemas", "HabeasTesting", "RightsCase"]),
  tests("BrokerTopologyTests", ["BrokerTopology", crypto]),
  tests(
    "CaseWorkerTests",
    [
      "CaseWorker", "AMQPClient", "CaseStore", "HabeasTesting", "MessageSchemas", "PostgresClient", "RightsCase", "RightsLaw", "Sealing",
      logging,
    ]),
  tests("SealingTests", ["Sealing", crypto, cryptoExtras], resources: [.copy("Golden")]),
  tests("ControllerProfileTests", ["ControllerProfile"]),
  tests(
    "WorkerRuntimeTests",
    [
      "WorkerRuntime", "AMQPClient", logging, coreMetrics, lifecycle, signals, .product(name: "NIOCore", package: "swift-nio"),
      .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
    ]),
  tests("HabeasTestingTests", ["HabeasTesting", "PostgresClient"]),
  tests("DataMapTests", ["DataMap"]),
  tests("SystemConnectorsTests", ["SystemConnectors", "CurlTransport", "DataMap", "ODBCClient", "PostgresClient", "HabeasTesting"]),
  tests("ScanReadingTests", ["ScanReading", "HabeasTesting"]),
  tests("IntakeTests", ["Intake", "RightsCase", "RightsLaw", "ScanReading", "Sealing"], exclude: ["Evaluation"]),
  tests(
    "CaseIntakeTests",
    [
      "CaseIntake", "AMQPClient", "CaseStore", "CaseWorker", "ControllerProfile", "DataMap", "HabeasTesting", "Intake", "MessageSchemas",
      "PostgresClient", "RightsCase", "Sealing", logging,
    ]),
  tests("IdentityVerificationTests", ["IdentityVerification", "DataMap", "SystemConnectors"]),
  tests(
    "PostIntakeTests",
    [
      "PostIntake", "AMQPClient", "BrokerTopology", "HabeasTesting", "Intake", "IntakeWorker", "MessageSchemas", "ScanReading", "Sealing",
      logging, lifecycle,
    ]),
  tests(
    "HabeasCommandTests",
    [
      "HabeasCommand", "HabeasTesting", "BrokerTopology", "ControllerProfile", "CRabbitMQ", "PostgresClient", "Sealing", "WorkerRuntime",
      yams,
    ]),
  tests("RedactionTests", ["Redaction"], exclude: ["Examples"]),
  tests("ResponseDispatchTests", ["ResponseDispatch", "Intake", "RightsCase", "VaultContents", crypto]),
  tests("PipelineTests", ["HabeasTesting"]),
  tests(
    "WebPortalTests",
    [
      "WebPortal", "AMQPClient", "BrokerTopology", "CaseStore", "CurlTransport", "HabeasTesting", "Intake", "MessageSchemas",
      "PostgresClient", "RightsCase", "RightsLaw", "Sealing", "WorkerRuntime", logging,
    ], exclude: ["Browser"]),
  tests(
    "DPODeskTests", ["DPODesk", "DataMap", "Intake", "Redaction", "ResponseBundle", "RightsCase", "RightsLaw", "Sealing", "VaultContents"],
    exclude: ["Golden"]),
  tests("ResponseBundleTests", ["ResponseBundle", "ControllerProfile", "DataMap", "RightsLaw"], exclude: ["Golden"]),
]

/// What measures and what tortures: neither is part of the product (docs/benchmarks.md, docs/chaos.md).
let rehearsals: [Target] = [
  .target(
    name: "Rehearsal",
    dependencies: ["CaseStore", "HabeasTesting", "PostgresClient", "RightsCase", "Sealing"],
    path: "Benchmarks/Rehearsal", swiftSettings: settings),
  .executableTarget(
    name: "habeas-bench",
    dependencies: [
      "Rehearsal", "AMQPClient", "CaseStore", "ControllerProfile", "DataMap", "HabeasTesting", "Intake", "MessageSchemas", "PostgresClient",
      "ResponseBundle", "RightsCase", "RightsLaw", "Sealing", "SystemConnectors", arguments,
      .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
    ], path: "Benchmarks/Bench", swiftSettings: settings),
  .executableTarget(
    name: "habeas-bench-timers",
    dependencies: [
      "Rehearsal", "CaseStore", "HabeasTesting", "PostgresClient", "RightsCase", "RightsLaw", "Sealing", "Timekeeper", arguments, logging,
    ], path: "Benchmarks/Timers", swiftSettings: settings),
  .executableTarget(
    name: "habeas-bench-discovery",
    dependencies: [
      "Rehearsal", "AMQPClient", "CaseStore", "CaseWorker", "DataDiscovery", "DataMap", "HabeasTesting", "MessageSchemas",
      "PostgresClient", "RightsCase", "SearchTesting", "Sealing", "SystemConnectors", "VaultContents", arguments, logging,
    ], path: "Benchmarks/Discovery", swiftSettings: settings),
  .executableTarget(
    name: "habeas-chaos",
    dependencies: ["Rehearsal", "AMQPClient", "HabeasTesting", "PostgresClient", arguments],
    path: "Benchmarks/Chaos", exclude: ["answers.py"], swiftSettings: settings),
]

let package = Package(
  name: "habeas",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: clients + domain + runtime + workers + operators + testing + rehearsals
)
