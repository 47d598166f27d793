// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.bench;

import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Snapshot;
import dev.crowfoot.editor.scene.DiagramScene;
import dev.crowfoot.editor.scene.SceneOptions;
import dev.crowfoot.text.Sources;
import java.lang.ref.Reference;

/// The megabytes of heap that a process holds with a schema open: its text, tree, model, findings
/// and draw list.
///
/// `java dev.crowfoot.bench.Memory 3000`
final class Memory {
  private Memory() {}

  static void main(String[] arguments) {
    Snapshot snapshot = Snapshot.of(Document.of(Sources.of(Schemas.read(arguments[0]))));
    DiagramScene scene = scene(snapshot);
    try {
      System.out.printf("%.1f%n", used() / 1e6);
    } finally {
      Reference.reachabilityFence(snapshot);
      Reference.reachabilityFence(scene);
    }
  }

  private static DiagramScene scene(Snapshot snapshot) {
    return DiagramScene.of(
        snapshot.analysis().schema(),
        snapshot.document().layout(),
        SceneOptions.DEFAULT,
        (text, style) -> text.length() * style.size() * 0.6);
  }

  /// Garbage aside.
  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
