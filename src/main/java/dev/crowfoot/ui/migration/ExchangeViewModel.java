// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.migration;

import dev.crowfoot.adapter.jdbc.Database;
import dev.crowfoot.app.migrations.Backfill;
import dev.crowfoot.app.migrations.Pull;
import dev.crowfoot.app.migrations.Pulled;
import dev.crowfoot.app.migrations.Push;
import dev.crowfoot.app.migrations.Review;
import dev.crowfoot.editor.Document;
import dev.crowfoot.model.FieldId;
import dev.crowfoot.model.Schema;
import dev.crowfoot.text.Sources;
import dev.crowfoot.ui.connection.ConnectionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Bringing the schema to the database as it is, and the other way round without a migration. Both
/// are first shown, then done.
public final class ExchangeViewModel {
  /// A schema read out of the database that waits for a yes.
  ///
  /// @param before the schema as it is in the window
  public record PullOffer(Pulled pulled, Sources before) {
    /// Whether the database says nothing that the schema does not.
    public boolean changesNothing() {
      return pulled.sources().equals(before);
    }
  }

  /// A plan that brings the database to the schema and waits for a yes.
  ///
  /// @param given what rows get that have no value
  public record PushOffer(Review review, Document document, List<Backfill> given) {
    public PushOffer {
      given = List.copyOf(given);
    }

    /// Whether rows are concerned.
    public boolean needsConsent() {
      return !review.refused(Set.of()).isEmpty();
    }
  }

  private final Desk desk;
  private final ReadOnlyObjectWrapper<Optional<PullOffer>> pull =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<PushOffer>> push =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  ExchangeViewModel(Desk desk) {
    this.desk = desk;
  }

  public ReadOnlyObjectProperty<Optional<PullOffer>> pullProperty() {
    return pull.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<PushOffer>> pushProperty() {
    return push.getReadOnlyProperty();
  }

  /// What has to be typed before rows are lost: the database's name.
  public String target() {
    return desk.guard().name();
  }

  /// Reads the database into a schema that is then offered.
  public void askToPull() {
    Sources before = desk.workspace().document().sources();
    ask(
        database ->
            () -> new PullOffer(Pull.from(database, before, desk.migrations().folder()), before),
        offer -> pull.set(Optional.of(offer)));
  }

  /// Takes over what [#askToPull()] has read, as one step that undo takes back. Nothing is saved.
  public void takePulled() {
    Optional<PullOffer> offer = pull.get();
    pull.set(Optional.empty());
    offer.ifPresent(
        o ->
            desk.workspace()
                .execute(
                    new FromDatabase("Read the schema from the database", o.pulled().sources())));
  }

  /// Looks what bringing the database to the schema would do. A file that is not there yet is made.
  public void askToPush() {
    askToPush(List.of());
  }

  private void askToPush(List<Backfill> given) {
    Document document = desk.workspace().document();
    Push pushing = desk.migrations().push();
    Consumer<PushOffer> answer = offer -> push.set(Optional.of(offer));
    if (desk.connection().stateProperty().get() instanceof ConnectionState.Absent) {
      ask(() -> new PushOffer(pushing.review(document), document, given), answer);
    } else {
      ask(
          database ->
              () -> new PushOffer(pushing.review(document, database, given), document, given),
          answer);
    }
  }

  /// Gives rows a value that have none where the schema now wants one, and looks again.
  ///
  /// @return why it does not fit, in a sentence; empty when it does
  public Optional<String> fill(FieldId field, String text) {
    Schema schema = desk.workspace().drawnProperty().get();
    Optional<String> problem = Backfill.problem(schema, field, text);
    if (problem.isEmpty()) {
      List<Backfill> given = new ArrayList<>(push.get().map(PushOffer::given).orElse(List.of()));
      given.removeIf(b -> b.field().equals(field));
      given.add(new Backfill(field, text));
      push.set(Optional.empty());
      askToPush(given);
    }
    return problem;
  }

  /// Does what [#askToPush()] has shown.
  public void push() {
    Optional<PushOffer> offer = push.get();
    push.set(Optional.empty());
    offer.ifPresent(
        o ->
            desk.run(
                "Pushing the schema to " + target(),
                () -> {
                  desk.guard().check();
                  desk.save(o.document());
                  return desk.connection()
                      .inDatabase(
                          database -> {
                            desk.migrations()
                                .push()
                                .apply(o.review(), o.document(), database, desk.run().listener());
                            return "The database is as the schema says. No migration was written.";
                          });
                }));
  }

  /// Forgets what was offered.
  public void decline() {
    pull.set(Optional.empty());
    push.set(Optional.empty());
  }

  private <T> void ask(Function<Database, Callable<T>> question, Consumer<T> answer) {
    Optional<Database> database = desk.database();
    if (database.isEmpty()) {
      desk.failed(desk.notConnected());
      return;
    }
    ask(question.apply(database.get()), answer);
  }

  private <T> void ask(Callable<T> question, Consumer<T> answer) {
    desk.background().run(question).onDone(answer).onFailure(desk::failed).start();
  }
}
