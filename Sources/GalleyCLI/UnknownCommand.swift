// What is said of a command that there isn't: swift-argument-parser takes it for an argument.

import ArgumentParser
import GalleyGolden

/// The first argument, if it is neither an option nor a command.
struct UnknownCommand {
  private let name: String

  /// Reads the arguments, without the program's name.
  init?(arguments: [String]) {
    let rest = arguments.first == "help" ? arguments.dropFirst() : arguments[...]
    guard let name = rest.first, !name.hasPrefix("-"), name != "help",
      !GalleyCommand.configuration.subcommands.contains(where: {
        $0.configuration.commandName == name
      })
    else { return nil }
    self.name = name
  }

  /// What was meant, or else what there is.
  var message: String {
    // A key path through these metatypes crashes the compiler of Swift 6.
    let names = GalleyCommand.configuration.subcommands.map { $0.configuration }
      .filter { $0.shouldDisplay }.compactMap { $0.commandName }
    let advice =
      Spelling.nearest(to: name, among: names).map { ". Did you mean '\($0)'?" }
      ?? "; there are \(names.joined(separator: ", "))."
    return """
      Error: There is no command '\(name)'\(advice)
      Usage: galley <subcommand>
        See 'galley --help' for more information.
      """
  }
}
