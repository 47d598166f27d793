// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows;

/// One group of `groupBy`.
///
/// @param by a page of one row: the values that are the same in the group
public record Group(Page by, Measured measured) {}
