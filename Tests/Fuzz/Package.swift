// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the flags of the fuzzer stay out of the project's. `make fuzz` builds
// and runs it.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "kensan", path: "../..")],
  targets: [
    .target(name: "CFuzzer"),
    .executableTarget(
      name: "Fuzz",
      dependencies: ["CFuzzer", .product(name: "Workbook", package: "kensan")],
      swiftSettings: [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
      ]),
  ]
)
