// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.value;

import java.time.DateTimeException;
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
import org.jspecify.annotations.Nullable;

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
    @Nullable Instant plain = parsePlain(text);
    if (plain != null) {
      return Optional.of(plain);
    }
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

  /// What databases write most, read digit by digit because there are many of them: `2026-01-31
  /// 12:30:00.123`, with `T` and in UTC too; null when it is of another form.
  private static @Nullable Instant parsePlain(String text) {
    int length = text.length();
    int end = text.endsWith("Z") ? length - 1 : text.endsWith("+00:00") ? length - 6 : length;
    if (end < 19 || end > 29 || end == 20 || (end > 19 && text.charAt(19) != '.')) {
      return null;
    }
    for (int i = 0; i < end; i++) {
      char wanted = "9999-99-99 99:99:99.999999999".charAt(i);
      char c = text.charAt(i);
      boolean fits = wanted == '9' ? c >= '0' && c <= '9' : c == wanted || (i == 10 && c == 'T');
      if (!fits) {
        return null;
      }
    }
    int nanos = 0;
    for (int i = 20; i < 29; i++) {
      nanos = nanos * 10 + (i < end ? text.charAt(i) - '0' : 0);
    }
    try {
      return LocalDateTime.of(
              number(text, 0, 4),
              number(text, 5, 7),
              number(text, 8, 10),
              number(text, 11, 13),
              number(text, 14, 16),
              number(text, 17, 19),
              nanos)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException _) {
      return null; // such as 31 February
    }
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
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

  /// The same with as many digits as there are: `2026-01-31T12:30:00.000001Z`.
  public static String exact(Instant moment) {
    Instant milliseconds = moment.truncatedTo(ChronoUnit.MILLIS);
    return moment.equals(milliseconds) ? format(moment) : moment.toString();
  }

  /// Now, as exact as Prisma's client is.
  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
