// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli.migrate;

import dev.crowfoot.cli.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `crowfoot migrate`
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description = "Writes migrations, applies them, takes them back.",
    synopsisSubcommandLabel = "COMMAND")
public final class MigrateCommand {
  private MigrateCommand() {}

  /// The command with all of its own.
  public static CommandLine of(Surroundings surroundings) {
    CommandLine line = new CommandLine(new MigrateCommand());
    line.addSubcommand(new DevCommand(surroundings));
    line.addSubcommand(new DeployCommand(surroundings));
    line.addSubcommand(new BaselineCommand(surroundings));
    line.addSubcommand(new StatusCommand(surroundings));
    line.addSubcommand(new RollbackCommand(surroundings));
    line.addSubcommand(new SquashCommand(surroundings));
    line.addSubcommand(new ResolveCommand(surroundings));
    line.addSubcommand(new ResetCommand(surroundings));
    line.addSubcommand(new DiffCommand(surroundings));
    line.addSubcommand(new VerifyCommand(surroundings));
    line.addSubcommand(new DriftCommand(surroundings));
    return line;
  }
}
