// swift-tools-version: 6.2
import PackageDescription

// Every target is held to the same rules: the newest language mode, explicit `any`, imports that do
// not leak, unsafe code marked where it stands, and no warning let through.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

/// A program to learn the library from; the tests build and run it.
func example(_ name: String) -> Target {
  .executableTarget(
    name: name, dependencies: ["Grid", "Workbook"], path: "Sources/Examples/\(name)",
    swiftSettings: strict)
}

let package = Package(
  name: "kensan",
  products: [
    // Grid comes along: it holds what cells are made of.
    .library(name: "Workbook", targets: ["Workbook", "Grid"]),
    .executable(name: "kensan", targets: ["kensan"]),
  ],
  targets: [
    // The judge of archives, for the tests: loading it costs a third of a process's start.
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CBZip2", providers: [.apt(["libbz2-dev"])]),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
    // No pkgConfig here: libutf8proc's names a flag that SwiftPM refuses with a warning.
    .systemLibrary(name: "CUTF8proc", providers: [.apt(["libutf8proc-dev"])]),

    // The rooms, lowest floor first: each may import only what its line names.
    room("Grid", []),
    room("Notation", ["Grid", "CUTF8proc"]),
    room("Formula", ["Grid", "Notation"]),
    room("Workbook", ["Grid", "CBZip2", "CXML", "CDeflate", "CISAL"]),
    room("Forms", ["Grid", "Notation", "Formula"]),
    room("Rules", ["Grid", "Notation", "Formula", "Forms"]),
    room("Review", ["Grid", "Notation", "Formula", "Workbook", "Forms", "Rules"]),
    room("Compile", ["Grid", "Notation", "Formula", "Workbook", "Forms", "Rules", "Review"]),
    room("Reports", ["Grid", "Notation", "Workbook", "Forms", "Rules", "Review", "Compile"]),
    .executableTarget(
      name: "kensan",
      dependencies: [
        "Grid", "Notation", "Workbook", "Forms", "Rules", "Review", "Compile", "Reports",
      ],
      swiftSettings: strict),

    example("read-cells"),
    example("correct-cells"),
    example("write-report"),
    // Our side of `make bench`; never installed.
    .executableTarget(
      name: "workbook-bench", dependencies: ["Grid", "Workbook", "CDeflate"],
      path: "Tests/Bench/Programs", swiftSettings: strict),

    tests("GridTests", ["Grid"]),
    tests("NotationTests", ["Grid", "Notation"]),
    tests("FormulaTests", ["Grid", "Formula", "Workbook"]),
    tests("WorkbookTests", ["CXML", "CZip", "Grid", "Workbook"], exclude: ["Corpus"]),
    tests("FormsTests", ["Grid", "Notation", "Workbook", "Forms", "Rules", "Review"]),
    tests("RulesTests", ["Grid", "Notation", "Workbook", "Forms", "Rules"]),
    tests(
      "ReviewTests", ["Grid", "Formula", "Notation", "Workbook", "Forms", "Rules", "Review"]),
    tests("CompileTests", ["Grid", "Notation", "Workbook", "Forms", "Rules", "Review", "Compile"]),
    .testTarget(
      name: "CommandTests",
      dependencies: ["kensan", "read-cells", "correct-cells", "write-report"],
      exclude: ["Snapshots"], swiftSettings: strict),
  ]
)
