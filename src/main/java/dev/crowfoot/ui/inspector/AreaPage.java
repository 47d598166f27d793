// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.inspector;

import dev.crowfoot.editor.Hue;
import dev.crowfoot.editor.Selection;
import dev.crowfoot.ui.control.Hues;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.feather.Feather;

/// An area: its name, its colour and its tables.
record AreaPage(InspectorViewModel viewModel) {
  Pane of(Inspected.OfArea selected) {
    String name = selected.name();
    List<String> colours = Stream.of(Hue.values()).map(Hues::word).toList();
    Form form =
        new Form()
            .text("inspector-name", "Name", name, "", to -> viewModel.renameArea(name, to))
            .choice(
                "inspector-colour",
                "Colour",
                Hues.word(selected.area().hue()),
                colours,
                word -> viewModel.colourArea(name, Hues.of(word)));
    form.section("Tables");
    form.list(
        selected.area().tables().stream()
            .map(
                table ->
                    new RowLink(
                        viewModel,
                        "inspector-row-" + table,
                        table,
                        "",
                        new Selection.Cards(Set.of(table))))
            .toList());
    Button remove = new Button("Remove area");
    remove.setId("inspector-remove-area");
    remove.setOnAction(_ -> viewModel.removeArea(name));
    form.wide(remove);
    return Page.of(Feather.SQUARE, name, "Area", form);
  }
}
