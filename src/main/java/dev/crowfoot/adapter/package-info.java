/// The outside: files, databases, Liquibase and MyBatis, each in a package of its own that names
/// its library. Here lies what they share: the ways in which the outside can fail.
@NullMarked
package dev.crowfoot.adapter;

import org.jspecify.annotations.NullMarked;
