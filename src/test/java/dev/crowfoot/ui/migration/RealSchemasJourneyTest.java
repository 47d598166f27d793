// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import static dev.crowfoot.ui.migration.MigrationScreen.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.editor.command.RenameField;
import dev.crowfoot.model.Arity;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import dev.crowfoot.ui.Pictures;
import dev.crowfoot.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Real schemas as SQLite files: migrated from nothing, filled with a row per table, edited in many
/// places, and migrated again, all in the window.
@ExtendWith(ApplicationExtension.class)
class RealSchemasJourneyTest {
  private static final Pattern FOR_POSTGRES =
      Pattern.compile(" @db\\.\\w+(\\([^)]*\\))?|, type: \\w+|, ops: raw\\([^)]*\\)");

  private final AtomicReference<Throwable> bug = new AtomicReference<>();
  private Optional<Stage> stage = Optional.empty();
  private Optional<MigrationScreen> opened = Optional.empty();

  @Start
  void start(Stage shown) {
    stage = Optional.of(shown);
  }

  @AfterEach
  void close(FxRobot robot) {
    opened.ifPresent(screen -> screen.close(robot));
    assertThat(bug.get()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"anything-llm", "rallly"})
  void aRealSchemaIsMigratedEditedAndMigratedAgain(String name, FxRobot robot) throws Exception {
    Path file =
        Path.of(System.getProperty("crowfoot.corpus", "")).resolve("real/" + name + ".prisma");
    assumeThat(file).exists();
    MigrationScreen screen = open(robot, forSqlite(Files.readString(file)));
    await(() -> !(screen.migration().reviewProperty().get() instanceof ReviewState.Looking));
    assertThat(screen.migration().reviewProperty().get()).isInstanceOf(ReviewState.Known.class);
    screen.apply(robot, "init");
    List<String> tables = fill(screen);

    edit(robot, screen);
    await(() -> screen.changes().size() > 20 && !screen.migration().comparingProperty().get());
    Pictures.take(robot, screen.scene(), "migration-real-" + name + "-light");
    robot.interact(() -> Theme.DARK.apply(screen.scene()));
    Pictures.take(robot, screen.scene(), "migration-real-" + name + "-dark");

    giveRowsValues(robot, screen);
    robot.interact(
        () -> {
          screen.migration().nameProperty().set("edited");
          screen.migration().confirmationProperty().set(screen.migration().target());
        });
    await(() -> !robot.lookup("#review-apply").query().isDisabled());
    robot.clickOn("#review-apply");
    await(() -> !screen.migration().run().stateProperty().get().isUnderWay());
    assertThat(screen.migration().run().stateProperty().get()).isInstanceOf(RunState.Done.class);
    await(() -> screen.changes().isEmpty());
    for (String table : tables) {
      assertThat(screen.query("SELECT count(*) FROM \"" + table + "\"")).as(table).isEqualTo("1");
    }
  }

  private MigrationScreen open(FxRobot robot, String schema) {
    robot.interact(
        () -> {
          try {
            opened =
                Optional.of(MigrationScreen.open(stage.orElseThrow(), schema, Map.of(), bug::set));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    return opened.orElseThrow();
  }

  /// What SQLite has no word for becomes what it has.
  private static String forSqlite(String schema) {
    return FOR_POSTGRES
        .matcher(schema)
        .replaceAll("")
        .replaceAll("provider( *)= \"postgresql\"", "provider$1= \"sqlite\"")
        .replaceAll("(?m)^ *(extensions|relationMode|directUrl|shadowDatabaseUrl|schemas) .*$", "")
        .replaceAll("(?m)^( +\\w+ +(?:String|Int|Json))\\[\\](.*?)@default\\(\\[.*\\]\\)", "$1?$2")
        .replaceAll("(?m)^( +\\w+ +(?:String|Int|Json))\\[\\]", "$1?")
        .replaceAll("(?m)^ *url .*$", "");
  }

  /// A row in each table that needs no other.
  private static List<String> fill(MigrationScreen screen) throws Exception {
    List<String> filled = new ArrayList<>();
    Schema schema = screen.workspace().drawnProperty().get();
    for (Model model : schema.models()) {
      boolean alone =
          model
              .scalarFields()
              .allMatch(f -> !isInRelation(schema, model, f.name()) || f.arity() != Arity.REQUIRED);
      List<ScalarField> needed =
          model
              .scalarFields()
              .filter(
                  f ->
                      f.arity() == Arity.REQUIRED
                          && f.defaultValue().filter(d -> !d.isMadeByClient()).isEmpty())
              .toList();
      if (alone && !model.isView() && !needed.isEmpty()) {
        screen.execute(
            "INSERT INTO \"%s\" (%s) VALUES (%s)"
                .formatted(
                    model.databaseName(),
                    needed.stream()
                        .map(f -> '"' + f.databaseName() + '"')
                        .collect(Collectors.joining(", ")),
                    needed.stream()
                        .map(RealSchemasJourneyTest::value)
                        .collect(Collectors.joining(", "))));
        filled.add(model.databaseName());
      }
    }
    return filled;
  }

  private static boolean isInRelation(Schema schema, Model model, String field) {
    return schema.relationsOf(model.name()).stream()
        .anyMatch(
            r ->
                r instanceof dev.crowfoot.model.Relation.ForeignKeyRelation f
                    && f.child().model().equals(model.name())
                    && f.fields().contains(field));
  }

  private static String value(ScalarField field) {
    return switch (field.type()) {
      case FieldType.Scalar scalar when scalar == FieldType.Scalar.DATE_TIME -> "1700000000000";
      case FieldType.Scalar scalar when scalar == FieldType.Scalar.JSON -> "'{}'";
      case FieldType.EnumReference _ -> "'x'";
      case FieldType.Scalar scalar when scalar == FieldType.Scalar.STRING -> "'text'";
      default -> "1";
    };
  }

  /// A field comes in every model, and in each third one is dropped, renamed, or made required.
  private static void edit(FxRobot robot, MigrationScreen screen) {
    Schema schema = screen.workspace().drawnProperty().get();
    List<FieldId> renamed = new ArrayList<>();
    String text = screen.workspace().document().sources().main().content();
    int number = 0;
    for (Model model : schema.models()) {
      String head = "(?m)^model " + model.name() + " \\{$";
      text = text.replaceFirst(head, "model " + model.name() + " {\n  added" + number + " Int");
      Optional<ScalarField> free =
          model
              .scalarFields()
              .filter(f -> f.arity() == Arity.OPTIONAL && f.type() == FieldType.Scalar.STRING)
              .filter(f -> isFree(schema, model, f))
              .findFirst();
      if (free.isPresent()) {
        String line =
            "(?m)(^model "
                + model.name()
                + " \\{$[^}]*?^ +"
                + free.get().name()
                + ")( +String)\\?(.*)$";
        switch (number % 3) {
          case 0 ->
              text =
                  text.replaceFirst(
                      "(?m)(^model "
                          + model.name()
                          + " \\{$[^}]*?)^ +"
                          + free.get().name()
                          + " +String\\?.*$",
                      "$1");
          case 1 -> text = text.replaceFirst(line, "$1$2$3");
          default -> renamed.add(new FieldId(model.name(), free.get().name()));
        }
      }
      number++;
    }
    screen.change(robot, text);
    renamed.forEach(
        f ->
            robot.interact(
                () -> screen.workspace().execute(new RenameField(f, f.field() + "Renamed"))));
  }

  private static boolean isFree(Schema schema, Model model, ScalarField field) {
    return !isInRelation(schema, model, field.name())
        && model.indexes().stream().noneMatch(i -> i.fields().toString().contains(field.name()))
        && model.uniques().stream().noneMatch(u -> u.fields().toString().contains(field.name()));
  }

  private static void giveRowsValues(FxRobot robot, MigrationScreen screen) throws Exception {
    while (screen.migration().reviewProperty().get() instanceof ReviewState.Known known) {
      Optional<FieldId> next =
          known.review().findings().stream()
              .filter(f -> !f.isHarmless())
              .map(Review.Finding::fillable)
              .flatMap(Optional::stream)
              .findFirst();
      if (next.isEmpty()) {
        return;
      }
      ReviewState before = screen.migration().reviewProperty().get();
      robot.interact(() -> screen.migration().fills().give(next.get(), "1"));
      await(() -> !screen.migration().reviewProperty().get().equals(before));
    }
  }
}
