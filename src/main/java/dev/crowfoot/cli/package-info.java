/// The command line: each command parses its options, calls a use case and prints the result.
/// Results go to standard output, everything else to standard error. Exit codes are
/// [dev.crowfoot.cli.ExitCode]'s.
@NullMarked
package dev.crowfoot.cli;

import org.jspecify.annotations.NullMarked;
