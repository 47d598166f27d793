// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.query;

/// A change whose rows are wanted back.
///
/// @param change what is changed
/// @param selection what is wanted of each changed row
public record Returning<T>(T change, Selection selection) {}
