// swift-tools-version:6.0

// Measures the stages of extraction; a package of its own, because it looks into the library, which
// takes a flag that no dependent should be asked to allow. The library is here by a link.
// scripts/bench and scripts/bench-instructions build and run it.

import PackageDescription

let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v13)],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev", "pkg-config"]), .brew(["libxml2"])]),
    .target(name: "Galley", dependencies: ["CLibXML2"]),
    .executableTarget(name: "GalleyBenchmarks", dependencies: ["Galley"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-enable-testing"]),
  ]
}
