// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.ui.transfer;

import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.ui.background.Background;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Where rows come from and go to.
///
/// @param engine that of the connection of now; asked away from the UI thread
/// @param beforeWriting throws a failure when rows must not be written; called away from the UI
///   thread
/// @param folder where files are to lie when nobody has said otherwise
/// @param onDone told in a sentence what was done
public record Place(
    Supplier<QueryEngine> engine,
    Runnable beforeWriting,
    Path folder,
    Background background,
    Consumer<String> onDone) {}
