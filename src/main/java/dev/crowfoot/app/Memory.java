// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.TextFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executor;

/// What the window remembers from one start to the next: recent projects, the theme, and which
/// sides were open in which project. Kept in the user's own folder, never beside a schema.
///
/// Losing it costs nothing but comfort, so a file that cannot be read or written is passed over.
public final class Memory {
  private static final System.Logger LOG = System.getLogger(Memory.class.getName());
  private static final int RECENT = 8;

  private final Path file;
  private final Properties values;
  private final Executor writer;
  private Optional<String> unwritten = Optional.empty();

  /// @param folder where the file `studio.properties` lies or will lie
  public Memory(Path folder) {
    this(folder, Runnable::run);
  }

  private Memory(Path folder, Executor writer) {
    this.file = folder.resolve("studio.properties");
    this.values = read(file);
    this.writer = writer;
  }

  /// The one of whoever runs the program. It is written in the background, at the latest when the
  /// program ends.
  public static Memory ofUser() {
    Memory memory =
        new Memory(
            userFolder(System.getProperty("os.name", ""), System.getenv()),
            Thread::startVirtualThread);
    Runtime.getRuntime().addShutdownHook(new Thread(memory::writeLatest, "memory"));
    return memory;
  }

  /// Where it is kept; what the program makes for the user, such as copies of samples, lies beside.
  public Path folder() {
    Path folder = file.getParent();
    return folder == null ? Path.of(".") : folder;
  }

  /// The recent projects' schema paths, the newest first, without those that are gone.
  public synchronized List<Path> recent() {
    List<Path> paths = new ArrayList<>();
    for (int i = 0; i < RECENT; i++) {
      String path = values.getProperty("recent." + i);
      if (path != null && Files.exists(Path.of(path))) {
        paths.add(Path.of(path));
      }
    }
    return List.copyOf(paths);
  }

  /// Puts a project at the top of the recent ones.
  public synchronized void opened(Path schema) {
    List<Path> paths = new ArrayList<>(recent());
    paths.remove(schema);
    paths.addFirst(schema);
    for (int i = 0; i < RECENT; i++) {
      if (i < paths.size()) {
        values.setProperty("recent." + i, paths.get(i).toString());
      } else {
        values.remove("recent." + i);
      }
    }
    write();
  }

  public synchronized Optional<String> value(String key) {
    return Optional.ofNullable(values.getProperty(key));
  }

  public synchronized void set(Map<String, String> changed) {
    values.putAll(changed);
    write();
  }

  private void write() {
    StringWriter text = new StringWriter();
    try {
      values.store(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text in memory takes everything
    }
    unwritten = Optional.of(text.toString());
    writer.execute(this::writeLatest);
  }

  /// One at a time, and what was overtaken not at all.
  private void writeLatest() {
    synchronized (file) {
      Optional<String> latest;
      synchronized (this) {
        latest = unwritten;
        unwritten = Optional.empty();
      }
      try {
        latest.ifPresent(text -> TextFiles.write(file, text));
      } catch (FileFailure e) {
        LOG.log(System.Logger.Level.DEBUG, "Not remembered", e);
      }
    }
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try {
        properties.load(new StringReader(TextFiles.read(file)));
      } catch (FileFailure | UncheckedIOException | IOException | IllegalArgumentException e) {
        LOG.log(System.Logger.Level.DEBUG, "Nothing remembered", e);
      }
    }
    return properties;
  }

  static Path userFolder(String system, Map<String, String> environment) {
    Path home = Path.of(System.getProperty("user.home", "."));
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return Optional.ofNullable(environment.get("APPDATA"))
          .map(Path::of)
          .orElse(home.resolve("AppData/Roaming"))
          .resolve("Crowfoot");
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library/Application Support/Crowfoot");
    }
    return Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .orElse(home.resolve(".config"))
        .resolve("crowfoot");
  }
}
