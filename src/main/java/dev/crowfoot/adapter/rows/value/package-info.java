/// Exact values: the Java types that stand for Prisma's, how JSON and typed text become them, how
/// each database stores them, and the ids that the client makes.
///
/// | Prisma | Java | JSON |
/// | --- | --- | --- |
/// | String, enum (its value's *name*), Unsupported | [String] | string |
/// | Boolean | [Boolean] | boolean |
/// | Int | [Integer] | number |
/// | BigInt | [Long] | string of digits |
/// | Float | [Double] | number |
/// | Decimal | [java.math.BigDecimal] | string of digits |
/// | DateTime | [java.time.Instant] | ISO-8601, UTC, milliseconds |
/// | Json | [dev.crowfoot.adapter.rows.value.JsonText] | as it is |
/// | Bytes | [dev.crowfoot.adapter.rows.value.Bytes] | base64 |
/// | a list | [java.util.List] of the above | array |
///
/// A stored value that is not of its field's type (SQLite allows it) is an
/// [dev.crowfoot.adapter.rows.value.Unreadable] and is shown as it is.
@NullMarked
package dev.crowfoot.adapter.rows.value;

import org.jspecify.annotations.NullMarked;
