/// `crowfoot migrate` and `crowfoot db`: the migrations of a project and the database itself.
@NullMarked
package dev.crowfoot.cli.migrate;

import org.jspecify.annotations.NullMarked;
