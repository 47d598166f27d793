// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.studio;

import dev.crowfoot.app.Memory;
import dev.crowfoot.ui.studio.StudioViewModel.BottomTab;
import dev.crowfoot.ui.studio.StudioViewModel.Centre;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// Which sides of a project's window are open and how wide they are, kept from one start to the
/// next.
public final class WindowState {
  /// Below this width the inspector starts closed, so that the canvas has room.
  private static final double ROOMY = 1200;

  private WindowState() {}

  /// @param project tells projects apart
  /// @param width the window's, which decides what is open at the first time
  public static void restore(Memory memory, String project, StudioViewModel studio, double width) {
    studio.inspectorShownProperty().set(width >= ROOMY);
    Reader reader = new Reader(memory, project);
    reader.read("centre", Centre::valueOf, studio.centreProperty()::set);
    reader.read("sidebar", Boolean::valueOf, studio.sidebarShownProperty()::set);
    reader.read("inspector", Boolean::valueOf, studio.inspectorShownProperty()::set);
    reader.read("bottom", Boolean::valueOf, studio.bottomShownProperty()::set);
    reader.read("bottomTab", BottomTab::valueOf, studio.bottomTabProperty()::set);
    reader.read("sidebarWidth", Double::valueOf, studio.sidebarWidthProperty()::set);
    reader.read("inspectorWidth", Double::valueOf, studio.inspectorWidthProperty()::set);
    reader.read("bottomHeight", Double::valueOf, studio.bottomHeightProperty()::set);
  }

  public static void remember(Memory memory, String project, StudioViewModel studio) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("centre", studio.centreProperty().get().name());
    values.put("sidebar", String.valueOf(studio.sidebarShownProperty().get()));
    values.put("inspector", String.valueOf(studio.inspectorShownProperty().get()));
    values.put("bottom", String.valueOf(studio.bottomShownProperty().get()));
    values.put("bottomTab", studio.bottomTabProperty().get().name());
    values.put("sidebarWidth", String.valueOf(studio.sidebarWidthProperty().get()));
    values.put("inspectorWidth", String.valueOf(studio.inspectorWidthProperty().get()));
    values.put("bottomHeight", String.valueOf(studio.bottomHeightProperty().get()));
    Map<String, String> keyed = new LinkedHashMap<>();
    values.forEach((name, value) -> keyed.put(key(project, name), value));
    memory.set(keyed);
  }

  private static String key(String project, String name) {
    return "window." + project + "." + name;
  }

  private record Reader(Memory memory, String project) {
    <T> void read(String name, Function<String, T> parse, Consumer<T> set) {
      try {
        memory.value(key(project, name)).map(parse).ifPresent(set);
      } catch (IllegalArgumentException _) {
        // somebody else's value: the usual one stays
      }
    }
  }
}
