// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import dev.crowfoot.adapter.Failure.FileFailure;
import dev.crowfoot.adapter.files.LayoutJson;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.editor.Document;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An open project: reads its files into a [Document], writes a document back, and notices when
/// somebody else has changed a file meanwhile.
///
/// It remembers each file's text as it was last read or written. That text, not a time stamp, tells
/// whether the disk is ahead. Its methods exclude each other, so that a watcher may ask while
/// another thread saves.
public final class Project {
  private final ProjectFiles files;
  private final Map<Path, Optional<String>> known = new LinkedHashMap<>();
  private Document document;
  private Optional<String> layoutProblem = Optional.empty();

  private Project(ProjectFiles files) {
    this.files = files;
    this.document = load();
  }

  /// Reads a project's schema and layout.
  ///
  /// @throws FileFailure when a schema file cannot be read; a damaged layout does not fail, see
  ///   [#layoutProblem()]
  public static Project open(ProjectFiles files) {
    return new Project(files);
  }

  /// Reads a schema's text alone, for work that needs no project around it.
  ///
  /// @throws FileFailure when a file cannot be read
  public static Sources readSources(ProjectFiles files) {
    return new Sources(
        files.schemaFiles().stream()
            .map(file -> SourceText.of(files.displayPath(file), TextFiles.read(file)))
            .toList());
  }

  public ProjectFiles files() {
    return files;
  }

  /// What was read, or written since.
  public synchronized Document document() {
    return document;
  }

  /// Why the layout could not be read, as a sentence; the cards are then arranged anew.
  public synchronized Optional<String> layoutProblem() {
    return layoutProblem;
  }

  /// The files that no longer hold what was last read or written here.
  public synchronized List<Path> changedOnDisk() {
    List<Path> changed = new ArrayList<>();
    known.forEach(
        (file, text) -> {
          if (!onDisk(file).equals(text)) {
            changed.add(file);
          }
        });
    return changed;
  }

  /// Writes a document, each changed file atomically. Files that somebody else changed meanwhile
  /// are not overwritten.
  ///
  /// @throws ChangedOnDisk when such a file would have to be written; nothing is written then
  /// @throws FileFailure when a file cannot be written; the document stays unsaved
  public synchronized void save(Document next) {
    Map<Path, String> wanted = textsOf(next);
    List<Path> changed = changedOnDisk().stream().filter(wanted::containsKey).toList();
    if (!changed.isEmpty()) {
      throw new ChangedOnDisk(changed);
    }
    write(next, wanted);
  }

  /// Writes a document over whatever the disk holds now, after the user said so.
  public synchronized void overwrite(Document next) {
    write(next, textsOf(next));
  }

  /// Reads everything again.
  public synchronized Document reload() {
    document = load();
    return document;
  }

  private void write(Document next, Map<Path, String> wanted) {
    wanted.forEach(
        (file, text) -> {
          if (!onDisk(file).equals(Optional.of(text))) {
            keepDamagedLayout(file);
            TextFiles.write(file, text);
          }
          known.put(file, Optional.of(text));
        });
    document = next;
  }

  /// Nobody's layout is lost because it could not be read: a merge may have left its marks there.
  private void keepDamagedLayout(Path file) {
    if (layoutProblem.isPresent() && file.equals(files.layout())) {
      TextFiles.write(files.privateFolder().resolve(".gitignore"), "*\n");
      onDisk(file).ifPresent(text -> TextFiles.write(damagedLayout(), text));
      layoutProblem = Optional.empty();
    }
  }

  private Path damagedLayout() {
    return files.privateFolder().resolve("damaged.layout.json");
  }

  /// The text of each file that holds, or is to hold, a part of the document. The layout gets a
  /// file only when there is something to say.
  private Map<Path, String> textsOf(Document next) {
    Map<Path, String> texts = new LinkedHashMap<>();
    for (SourceText source : next.sources().files()) {
      Path file = files.folder().resolve(source.path());
      if (!Optional.of(source.content()).equals(known.get(file))) {
        texts.put(file, source.content());
      }
    }
    boolean laidOutAnew =
        !next.layout().equals(document.layout()) || !next.renames().equals(document.renames());
    if (laidOutAnew) {
      LayoutJson layout = new LayoutJson(next.layout(), next.renames());
      texts.put(files.layout(), layout.text(onDisk(files.layout()).orElse("")));
    }
    return texts;
  }

  private Document load() {
    known.clear();
    Sources sources = readSources(files);
    for (SourceText source : sources.files()) {
      known.put(files.folder().resolve(source.path()), Optional.of(source.content()));
    }
    LayoutJson layout = loadLayout();
    return new Document(sources, layout.layout(), layout.renames());
  }

  private LayoutJson loadLayout() {
    layoutProblem = Optional.empty();
    Optional<String> text = onDisk(files.layout());
    known.put(files.layout(), text);
    LayoutJson empty = new LayoutJson(Layout.EMPTY, List.of());
    if (text.isEmpty()) {
      return empty;
    }
    try {
      return LayoutJson.parse(text.get());
    } catch (IllegalArgumentException e) {
      layoutProblem =
          Optional.of(
              "`schema.layout.json` could not be read ("
                  + e.getMessage()
                  + "). The cards are arranged anew. Mend the file and open the project again, or go"
                  + " on: when a new layout is saved, the damaged one is kept as `"
                  + files.displayPath(damagedLayout())
                  + "`.");
      return empty;
    }
  }

  private static Optional<String> onDisk(Path file) {
    return Files.exists(file) ? Optional.of(TextFiles.read(file)) : Optional.empty();
  }

  /// Somebody else changed files that were about to be written.
  public static final class ChangedOnDisk extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Path> changed;

    private ChangedOnDisk(List<Path> changed) {
      super("Changed on disk since they were opened: " + changed);
      this.changed = List.copyOf(changed);
    }

    public List<Path> files() {
      return changed;
    }
  }
}
