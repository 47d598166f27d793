// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The differences that Prisma sees through faults of its own, as `benchmarks/differ/faults.txt`
/// lists them: after each reason the schemas, as a pattern, and what Prisma says there, as another.
final class PrismaFaults {
  private final List<Fault> faults;
  private final Set<Fault> met = new HashSet<>();

  private PrismaFaults(List<Fault> faults) {
    this.faults = faults;
  }

  private record Fault(Pattern schema, Pattern said) {
    static Fault of(String line) {
      String[] parts = line.strip().split(" +", 2);
      return new Fault(Pattern.compile(parts[0]), Pattern.compile(parts[1]));
    }

    boolean explains(String name, String statement) {
      return schema.matcher(name).find() && said.matcher(statement).find();
    }
  }

  static PrismaFaults read(Path file) throws IOException {
    return new PrismaFaults(
        Files.readAllLines(file).stream().filter(l -> l.startsWith("  ")).map(Fault::of).toList());
  }

  /// Whether each statement of a difference is listed.
  boolean explain(String schema, String difference) {
    return Arrays.stream(difference.split("\n\n")).allMatch(s -> explains(schema, s));
  }

  private boolean explains(String schema, String statement) {
    List<Fault> found = faults.stream().filter(f -> f.explains(schema, statement)).toList();
    met.addAll(found);
    return !found.isEmpty();
  }

  /// Those that no schema had.
  List<String> idle() {
    return faults.stream()
        .filter(f -> !met.contains(f))
        .map(f -> f.schema() + " " + f.said())
        .toList();
  }
}
