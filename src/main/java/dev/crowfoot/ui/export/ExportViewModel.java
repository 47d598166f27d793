// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.export;

import dev.crowfoot.adapter.Failure;
import dev.crowfoot.adapter.files.TextFiles;
import dev.crowfoot.adapter.picture.PictureStyle;
import dev.crowfoot.app.DiagramFormat;
import dev.crowfoot.app.Memory;
import dev.crowfoot.app.PictureFile;
import dev.crowfoot.editor.paint.Picture;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.diagram.DiagramPictures;
import dev.crowfoot.ui.diagram.DiagramPictures.Part;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is exported, how it looks and where to, as it was the last time; and the writing of it in
/// the background.
public final class ExportViewModel {
  private static final String PREFIX = "export.";

  private final DiagramPictures pictures;
  private final String project;
  private final Memory memory;
  private final Background background;
  private final Consumer<Path> onWritten;

  private final ObjectProperty<DiagramFormat> format =
      new SimpleObjectProperty<>(DiagramFormat.SVG);
  private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.ALL);
  private final ObjectProperty<Integer> scale = new SimpleObjectProperty<>(2);
  private final BooleanProperty dark = new SimpleBooleanProperty(false);
  private final BooleanProperty transparent = new SimpleBooleanProperty(false);
  private final StringProperty file = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper replaces = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
  private Optional<Background.Running> work = Optional.empty();

  /// @param project its name, which the file and the picture get
  /// @param folder where the file is to lie when nobody has said otherwise
  /// @param onWritten told of each file that was written
  public ExportViewModel(
      DiagramPictures pictures,
      String project,
      Path folder,
      Memory memory,
      Background background,
      Consumer<Path> onWritten) {
    this.pictures = pictures;
    this.project = project;
    this.memory = memory;
    this.background = background;
    this.onWritten = onWritten;
    recall("format", value -> format.set(DiagramFormat.valueOf(value)));
    recall("scale", value -> scale.set(Math.clamp(Integer.parseInt(value), 1, 4)));
    recall("dark", value -> dark.set(Boolean.parseBoolean(value)));
    recall("transparent", value -> transparent.set(Boolean.parseBoolean(value)));
    part.set(pictures.wished());
    file.set(folder.resolve(project + "." + format.get().extension()).toString());
    format.addListener((_, before, now) -> changeExtension(before, now));
    file.addListener((_, _, now) -> changeFile(now));
  }

  private void recall(String name, Consumer<String> set) {
    try {
      memory.value(PREFIX + name).ifPresent(set);
    } catch (IllegalArgumentException _) {
      // somebody else's value: the usual one stays
    }
  }

  /// What is remembered for the next time.
  private Map<String, String> choices() {
    return Map.of(
        PREFIX + "format", format.get().name(),
        PREFIX + "scale", scale.get().toString(),
        PREFIX + "dark", String.valueOf(dark.get()),
        PREFIX + "transparent", String.valueOf(transparent.get()));
  }

  public ObjectProperty<DiagramFormat> formatProperty() {
    return format;
  }

  public ObjectProperty<Part> partProperty() {
    return part;
  }

  /// Whether some tables are selected, which can then be exported alone.
  public boolean hasSelection() {
    return pictures.hasSelection();
  }

  /// How many dots of a PNG are one of the canvas at 100 %.
  public ObjectProperty<Integer> scaleProperty() {
    return scale;
  }

  public BooleanProperty darkProperty() {
    return dark;
  }

  public BooleanProperty transparentProperty() {
    return transparent;
  }

  /// The path of the file as the user writes it.
  public StringProperty fileProperty() {
    return file;
  }

  /// Whether the file is there already, and the next time it is replaced.
  public ReadOnlyBooleanProperty replacesProperty() {
    return replaces.getReadOnlyProperty();
  }

  /// Why nothing was written; empty when nothing speaks against it.
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  private void changeExtension(DiagramFormat before, DiagramFormat now) {
    String ending = "." + before.extension();
    String path = file.get();
    if (path.endsWith(ending)) {
      file.set(path.substring(0, path.length() - before.extension().length()) + now.extension());
    }
    forget();
  }

  /// Who writes another extension means another format.
  private void changeFile(String path) {
    forget();
    Arrays.stream(DiagramFormat.values())
        .filter(known -> path.strip().endsWith("." + known.extension()))
        .findFirst()
        .ifPresent(format::set);
  }

  private void forget() {
    replaces.set(false);
    problem.set("");
  }

  /// Writes the file in the background. One that is there already is only replaced when this is
  /// asked for again.
  public void export() {
    target().ifPresent(this::export);
  }

  /// Where the file is to be; empty, and the problem said, when that cannot be a file.
  public Optional<Path> target() {
    try {
      return Optional.of(Path.of(file.get().strip()).toAbsolutePath());
    } catch (InvalidPathException e) {
      problem.set("This cannot be a file: " + e.getReason() + ".");
      return Optional.empty();
    }
  }

  private void export(Path target) {
    boolean force = replaces.get();
    problem.set("");
    running.set(true);
    Map<String, String> choices = choices();
    Callable<Boolean> writing = writing(target);
    work =
        Optional.of(
            background
                .run(
                    () -> {
                      memory.set(choices);
                      return (force || !Files.exists(target)) && writing.call();
                    })
                .onDone(written -> done(target, written))
                .onFailure(this::refuse)
                .start());
  }

  private void done(Path target, boolean written) {
    running.set(false);
    if (written) {
      onWritten.accept(target);
    } else {
      replaces.set(true);
      problem.set("There is a file of that name already.");
    }
  }

  private void refuse(Failure failure) {
    running.set(false);
    problem.set(failure.getMessage() + failure.details().map(more -> " (" + more + ")").orElse(""));
  }

  /// Takes what is on the canvas now.
  private Callable<Boolean> writing(Path target) {
    DiagramFormat wanted = format.get();
    if (wanted.picture().isEmpty()) {
      Schema schema = pictures.schema(part.get());
      return () -> {
        TextFiles.write(target, wanted.text(schema));
        return true;
      };
    }
    Callable<Picture> picture = pictures.picture(part.get());
    PictureStyle style =
        wanted == DiagramFormat.PNG
            ? styleOfDots()
            : new PictureStyle(1, dark.get(), !transparent.get());
    return () -> {
      new PictureFile(wanted.picture().get(), picture.call(), style, project).write(target);
      return true;
    };
  }

  /// How a picture of dots looks.
  public PictureStyle styleOfDots() {
    return new PictureStyle(scale.get(), dark.get(), !transparent.get());
  }

  /// Stops the writing; what was there before stays.
  public void cancel() {
    work.ifPresent(Background.Running::cancel);
    work = Optional.empty();
    running.set(false);
  }
}
