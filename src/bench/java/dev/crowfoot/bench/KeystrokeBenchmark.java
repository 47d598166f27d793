// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.arrange.Arrangement;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.SceneOptions;
import dev.crowfoot.editor.scene.TextMeasure;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.diagram.DiagramViewModel;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// From a key stroke to fresh findings and the fresh draw list of the canvas. A letter is typed
/// anywhere in the text and taken back by the next stroke, so that the text is whole every other
/// time.
///
/// The view models are the window's own; what the window does in the background is done at once
/// here, so that a stroke takes the time of all its work.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 12, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KeystrokeBenchmark {
  private static final TextMeasure MEASURE = (text, style) -> text.length() * style.size() * 0.6;

  @Param("1000")
  String schema;

  private final Random places = new Random(7);
  private String whole;
  private boolean typed;
  private String next;
  private WorkspaceViewModel workspace;
  private DiagramViewModel diagram;

  @Setup
  public void open() {
    SourceText source = Schemas.read(schema);
    whole = source.content();
    workspace = new WorkspaceViewModel(Snapshot.of(arranged(source)), Background.direct());
    diagram = new DiagramViewModel(workspace, Background.direct(), MEASURE);
  }

  private static Document arranged(SourceText source) {
    Document document = Document.of(Sources.of(source));
    DiagramScene scene =
        DiagramScene.unrouted(
            Snapshot.of(document).analysis().schema(),
            document.layout(),
            SceneOptions.DEFAULT,
            MEASURE);
    return document.withLayout(document.layout().with(Arrangement.of(scene, 1.5)));
  }

  @Setup(Level.Invocation)
  public void chooseKey() {
    int place = places.nextInt(whole.length());
    next = typed ? whole : whole.substring(0, place) + "x" + whole.substring(place);
    typed = !typed;
  }

  @Benchmark
  public DiagramScene keystroke() {
    workspace.type("schema.prisma", next);
    return diagram.scene();
  }
}
