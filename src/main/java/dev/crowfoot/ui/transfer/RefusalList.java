// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.transfer;

import dev.crowfoot.app.transfer.Refusal;
import java.util.List;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

/// What was wrong, line by line.
final class RefusalList extends ListView<Refusal> {
  RefusalList(List<Refusal> refusals) {
    setId("import-report");
    setAccessibleText("What is wrong");
    getItems().setAll(refusals);
    setCellFactory(
        _ ->
            new ListCell<>() {
              @Override
              protected void updateItem(Refusal refusal, boolean empty) {
                super.updateItem(refusal, empty);
                setText(empty || refusal == null ? "" : refusal.toString());
              }
            });
  }
}
