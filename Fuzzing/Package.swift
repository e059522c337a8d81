// swift-tools-version:6.0

// Coverage-guided tests; a package of its own, because they need flags that no dependent should be
// asked to allow. The libraries are here by links, so that the targets see their `package`
// declarations. scripts/fuzz builds and runs it.

import PackageDescription

let package = Package(
  name: "fuzzing",
  platforms: [.macOS(.v13)],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev", "pkg-config"]), .brew(["libxml2"])]),
    .target(name: "Galley", dependencies: ["CLibXML2"]),
    .target(name: "GalleyGolden", dependencies: ["Galley"]),
    .executableTarget(
      name: "GalleyFuzz", dependencies: ["Galley", "GalleyGolden"],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-sanitize=fuzzer,address", "-enable-testing"]),
  ]
}
