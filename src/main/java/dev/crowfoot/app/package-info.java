/// The use cases that window and command line share: opening and saving projects, migrating, and
/// working with rows. Wires the adapters to the core; knows neither window nor command line.
@NullMarked
package dev.crowfoot.app;

import org.jspecify.annotations.NullMarked;
