// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import picocli.CommandLine.IVersionProvider;

/// The version that was written into the jar.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String built = Cli.class.getPackage().getImplementationVersion();
    return new String[] {"crowfoot " + (built == null ? "(not packaged)" : built)};
  }
}
