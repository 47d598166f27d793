// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.syntax.Formatter;
import dev.crowfoot.syntax.SyntaxTree;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The work of the language on a whole file, nothing remembered from the run before.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 12, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LanguageBenchmark {
  @Param("1000")
  String schema;

  private SourceText source;

  @Setup
  public void read() {
    source = Schemas.read(schema);
  }

  /// Text to tree.
  @Benchmark
  public SyntaxTree parse() {
    return SyntaxTree.parse(source);
  }

  /// Text to model and findings, as the window has it.
  @Benchmark
  public Snapshot validate() {
    return Snapshot.of(Document.of(Sources.of(source)));
  }

  /// Text to laid out text.
  @Benchmark
  public String format() {
    return Formatter.format(source);
  }
}
