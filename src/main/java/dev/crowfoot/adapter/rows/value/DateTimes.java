// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/// Points in time as text: every form that Prisma, SQLite and PostgreSQL write is read; what has no
/// offset is UTC.
public final class DateTimes {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter ANY =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(TIME)
          .optionalEnd()
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private DateTimes() {}

  /// Reads `2026-01-31`, `2026-01-31 12:30`, `2026-01-31T12:30:00.000Z`, `2026-01-31 12:30:00+02`;
  /// a time alone lies on 1 January 1970.
  public static Optional<Instant> parse(String text) {
    try {
      TemporalAccessor read =
          ANY.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return Optional.of(
          switch (read) {
            case OffsetDateTime moment -> moment.toInstant();
            case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
            case LocalDate day -> day.atStartOfDay().toInstant(ZoneOffset.UTC);
            default -> throw new IllegalStateException("not asked for: " + read);
          });
    } catch (DateTimeParseException _) {
      return parseTime(text);
    }
  }

  private static Optional<Instant> parseTime(String text) {
    try {
      TemporalAccessor read = TIME.parseBest(text.strip(), OffsetTime::from, LocalTime::from);
      LocalDate first = LocalDate.EPOCH;
      return Optional.of(
          read instanceof OffsetTime time
              ? time.atDate(first).toInstant()
              : LocalTime.from(read).atDate(first).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /// As Prisma's client writes it: `2026-01-31T12:30:00.000Z`.
  public static String format(Instant moment) {
    return MILLISECONDS.format(moment);
  }

  /// Now, as exact as Prisma's client is.
  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
