// swift-tools-version:6.0

import PackageDescription

let package = Package(
  name: "galley",
  platforms: [.macOS(.v13)],
  products: [
    .library(name: "Galley", targets: ["Galley"]),
    .library(name: "GalleyGolden", targets: ["GalleyGolden"]),
    .library(name: "GalleyTesting", targets: ["GalleyTesting"]),
    .executable(name: "galley", targets: ["GalleyCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev", "pkg-config"]), .brew(["libxml2"])]),
    .target(name: "Galley", dependencies: ["CLibXML2"]),
    .target(name: "GalleyGolden", dependencies: ["Galley"]),
    .target(name: "GalleyTesting", dependencies: ["Galley", "GalleyGolden"]),
    .executableTarget(
      name: "GalleyCLI",
      dependencies: [
        "Galley", "GalleyGolden",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(
      name: "GalleyTests", dependencies: ["Galley"],
      exclude: ["Classification/predictions.txt"]),
    .target(
      name: "TestSupport", dependencies: ["Galley", "GalleyGolden"], path: "Tests/TestSupport"),
    .testTarget(
      name: "GalleyGoldenTests", dependencies: ["Galley", "GalleyGolden", "TestSupport"]),
    .testTarget(
      name: "GalleyTestingTests",
      dependencies: ["Galley", "GalleyGolden", "GalleyTesting", "TestSupport"]),
    .testTarget(
      name: "GalleyCLITests", dependencies: ["GalleyCLI", "GalleyGolden", "TestSupport"],
      exclude: ["KnownFaults"]),
    .testTarget(name: "CorpusTests", dependencies: ["Galley", "GalleyGolden", "GalleyTesting"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
