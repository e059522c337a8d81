import ArgumentParser
import Galley

@main
struct GalleyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "galley",
    abstract: "Catches regressions in web-article extraction.",
    version: "0.1.0",
    subcommands: [FeaturesCommand.self])
}
