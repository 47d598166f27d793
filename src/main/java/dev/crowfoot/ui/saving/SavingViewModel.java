// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.saving;

import dev.crowfoot.app.Project;
import dev.crowfoot.app.Project.ChangedOnDisk;
import dev.crowfoot.editor.Document;
import dev.crowfoot.ui.background.Background;
import dev.crowfoot.ui.banner.Banner;
import dev.crowfoot.ui.banner.Banner.Answer;
import dev.crowfoot.ui.studio.StudioViewModel;
import dev.crowfoot.ui.workspace.WorkspaceViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Saves the project, and asks when somebody else has changed its files. Neither side's work is
/// ever overwritten without a word.
public final class SavingViewModel {
  private static final String CHANGED = "changed-on-disk";
  private static final String REFUSED = "save-refused";

  private final Project project;
  private final StudioViewModel studio;
  private final WorkspaceViewModel workspace;
  private final Background background;
  private BiConsumer<Document, Document> compare = (_, _) -> {};
  private boolean checking;

  public SavingViewModel(Project project, StudioViewModel studio, Background background) {
    this.project = project;
    this.studio = studio;
    this.workspace = studio.workspace();
    this.background = background;
    project
        .layoutProblem()
        .ifPresent(problem -> studio.tell(Banner.warning("layout-problem", problem)));
  }

  /// How two versions are shown side by side: the one on disk and the one here.
  public void setOnCompare(BiConsumer<Document, Document> handler) {
    compare = handler;
  }

  /// Writes what is not saved yet.
  public void save() {
    saveAnd(() -> {});
  }

  /// Writes what is not saved yet, and goes on only when that went well.
  public void saveAnd(Runnable next) {
    Document document = workspace.document();
    background
        .run(() -> write(document))
        .onDone(
            changed -> {
              if (changed.isEmpty()) {
                workspace.markSaved(document);
                studio.untell(REFUSED);
                studio.untell(CHANGED);
                next.run();
              } else {
                ask(changed);
              }
            })
        .onFailure(
            failure -> {
              studio.untell(REFUSED);
              studio.tell(
                  Banner.of(REFUSED, failure, new Answer("save-again", "Try again", this::save)));
            })
        .start();
  }

  /// Looks whether the disk is ahead, and asks when it is.
  public void check() {
    if (checking) {
      return;
    }
    checking = true;
    background
        .run(project::changedOnDisk)
        .onDone(
            changed -> {
              checking = false;
              if (changed.isEmpty()) {
                studio.untell(CHANGED);
              } else {
                ask(changed);
              }
            })
        .onFailure(
            failure -> {
              checking = false;
              studio.tell(Banner.of(CHANGED, failure));
            })
        .start();
  }

  /// @return the files that stood in the way, none when the document was written
  private List<Path> write(Document document) {
    try {
      project.save(document);
      return List.of();
    } catch (ChangedOnDisk changed) {
      return changed.files();
    }
  }

  private void ask(List<Path> changed) {
    String names =
        String.join(
            " and ",
            changed.stream().map(f -> "`" + project.files().displayPath(f) + "`").toList());
    boolean one = changed.size() == 1;
    String here =
        workspace.dirtyProperty().get() ? " You have changes here that are not saved." : "";
    studio.tell(
        Banner.warning(
            CHANGED,
            names + (one ? " was" : " were") + " changed by another program." + here,
            new Answer("disk-compare", "Compare", this::compareWithDisk),
            new Answer("disk-keep", "Keep mine", () -> readDisk(this::keep)),
            new Answer("disk-reload", "Reload", () -> readDisk(this::take))));
  }

  /// Reading makes the disk's version the one that the next save may replace.
  private void readDisk(Consumer<Document> then) {
    background
        .run(project::reload)
        .onDone(then)
        .onFailure(failure -> studio.tell(Banner.of(CHANGED, failure)))
        .start();
  }

  private void take(Document read) {
    workspace.reload(read);
  }

  /// The text here stays, as a change that is not saved yet.
  private void keep(Document read) {
    workspace.markSaved(read);
  }

  private void compareWithDisk() {
    background
        .run(() -> Project.open(project.files()).document())
        .onDone(
            disk -> {
              compare.accept(disk, workspace.document());
              check();
            })
        .onFailure(failure -> studio.tell(Banner.of(CHANGED, failure)))
        .start();
  }
}
