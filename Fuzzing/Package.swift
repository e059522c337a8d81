// swift-tools-version:6.0

// Coverage-guided tests; a package of its own, because they need flags that no dependent should be
// asked to allow. scripts/fuzz builds and runs it.

import PackageDescription

let package = Package(
  name: "fuzzing",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "galley", path: "..")],
  targets: [
    .executableTarget(
      name: "GalleyFuzz",
      dependencies: [
        .product(name: "Galley", package: "galley"),
        .product(name: "GalleyGolden", package: "galley"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
