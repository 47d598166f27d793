/// Values that are made up, such as people would enter them, by Datafaker.
@NullMarked
package dev.crowfoot.adapter.samples;

import org.jspecify.annotations.NullMarked;
