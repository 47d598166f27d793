/// From a list of changes to a plan of SQL steps with their way back, and from a plan to a
/// Liquibase changelog.
@NullMarked
package dev.crowfoot.migration;

import org.jspecify.annotations.NullMarked;
