// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.samples;

import dev.crowfoot.adapter.rows.value.Bytes;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.adapter.rows.value.JsonText;
import dev.crowfoot.model.DefaultValue;
import dev.crowfoot.model.EnumType;
import dev.crowfoot.model.FieldType;
import dev.crowfoot.model.FieldType.Scalar;
import dev.crowfoot.model.Model;
import dev.crowfoot.model.NativeType;
import dev.crowfoot.model.ScalarField;
import dev.crowfoot.model.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// Makes up values for fields: by their names and types, within what their native types hold. The
/// same seed gives the same values.
public final class SampleValues {
  private static final int LONGEST_LIST = 3;

  private final Schema schema;
  private final Random random;
  private final SampleTexts texts;
  private final SampleTimes times;

  public SampleValues(Schema schema, long seed) {
    this.schema = schema;
    this.random = new Random(seed);
    this.texts = new SampleTexts(random);
    this.times = new SampleTimes(random);
  }

  /// What is made from now on belongs to another row.
  public void nextRow() {
    texts.nextRow();
    times.nextRow();
  }

  /// Whether something happens that happens in so many cases.
  public boolean happens(double share) {
    return random.nextDouble() < share;
  }

  public <T> T anyOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /// A value for the field; empty when the database has to make it, or nobody can.
  public Optional<Object> make(Model model, ScalarField field) {
    if (!field.isList()) {
      return one(model, field);
    }
    List<Object> values = new ArrayList<>();
    for (int i = random.nextInt(LONGEST_LIST + 1); i > 0; i--) {
      one(model, field).ifPresent(values::add);
    }
    return Optional.of(values);
  }

  private Optional<Object> one(Model model, ScalarField field) {
    return switch (field.type()) {
      case Scalar.STRING -> Optional.of(text(model, field));
      case Scalar.BOOLEAN -> Optional.of(bool(field.name()));
      case Scalar.INT -> Optional.of((int) whole(field));
      case Scalar.BIG_INT -> Optional.of(whole(field));
      case Scalar.FLOAT -> Optional.of(decimal(SampleNumbers.of(field.name()), 2).doubleValue());
      case Scalar.DECIMAL -> Optional.of(decimal(field));
      case Scalar.DATE_TIME -> Optional.of(time(field));
      case Scalar.JSON -> Optional.of(json());
      case Scalar.BYTES -> Optional.of(bytes());
      case FieldType.EnumReference(String name) ->
          schema
              .enumType(name)
              .map(EnumType::values)
              .filter(values -> !values.isEmpty())
              .map(values -> anyOf(values).name());
      case FieldType.CompositeReference _, FieldType.Unsupported _ -> Optional.empty();
    };
  }

  private String text(Model model, ScalarField field) {
    Optional<String> id = field.defaultValue().flatMap(this::id);
    if (id.isPresent()) {
      return id.get();
    }
    NativeType type = field.nativeType().orElse(new NativeType("db", "", List.of()));
    return switch (type.name()) {
      case "Uuid" -> uuid(4);
      case "Inet" -> "192.0.2." + random.nextInt(256);
      case "Bit", "VarBit" -> characters("01", limit(type).orElse(1));
      case "Xml" -> "<note>" + random.nextInt(1000) + "</note>";
      default -> cut(worded(model, field), limit(type).orElse(Integer.MAX_VALUE));
    };
  }

  private String worded(Model model, ScalarField field) {
    String name = field.name().toLowerCase(Locale.ROOT);
    return name.equals("id") || name.equals("uuid") || name.equals("guid")
        ? uuid(4)
        : texts.make(model.name(), field.name());
  }

  private static String cut(String text, int length) {
    return text.codePointCount(0, text.length()) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length)).strip();
  }

  /// An id in the form that the client makes.
  private Optional<String> id(DefaultValue made) {
    return switch (made) {
      case DefaultValue.Uuid(int version) -> Optional.of(uuid(version));
      case DefaultValue.Cuid(int version) ->
          Optional.of((version == 2 ? "k" : "c") + characters(36, version == 2 ? 23 : 24));
      case DefaultValue.Ulid() ->
          Optional.of("01J" + characters("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 23));
      case DefaultValue.Nanoid(var length) -> Optional.of(characters(36, length.orElse(21)));
      default -> Optional.empty();
    };
  }

  private String uuid(int version) {
    long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | ((long) version << 12);
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  private String characters(int radix, int length) {
    return characters("0123456789abcdefghijklmnopqrstuvwxyz".substring(0, radix), length);
  }

  private String characters(String alphabet, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static Optional<Integer> limit(NativeType type) {
    return type.arguments().stream()
        .findFirst()
        .filter(a -> a.matches("[0-9]{1,9}"))
        .map(Integer::valueOf);
  }

  private boolean bool(String field) {
    String name = field.toLowerCase(Locale.ROOT);
    if (name.matches(".*(delet|archiv|bann|admin|block|hidden|cancel|locked).*")) {
      return happens(0.1);
    }
    return happens(name.matches(".*(activ|enabl|verif|publish|visible|availab).*") ? 0.8 : 0.5);
  }

  private long whole(ScalarField field) {
    boolean small = field.nativeType().filter(t -> t.name().equals("SmallInt")).isPresent();
    SampleNumbers range =
        SampleNumbers.of(field.name()).upTo(small ? Short.MAX_VALUE : Integer.MAX_VALUE);
    return random.nextLong((long) range.least(), (long) range.most() + 1);
  }

  private BigDecimal decimal(ScalarField field) {
    List<String> arguments = field.nativeType().map(NativeType::arguments).orElse(List.of());
    int precision = arguments.isEmpty() ? 12 : Integer.parseInt(arguments.getFirst());
    int scale =
        arguments.isEmpty() ? 2 : arguments.size() > 1 ? Integer.parseInt(arguments.get(1)) : 0;
    double limit = Math.pow(10, Math.max(0, precision - scale)) - 1;
    SampleNumbers range = SampleNumbers.of(field.name());
    return limit < 1
        ? decimal(new SampleNumbers(0, 0.9), scale)
        : decimal(range.upTo(limit), Math.min(scale, 2));
  }

  private BigDecimal decimal(SampleNumbers range, int scale) {
    double value = range.least() + random.nextDouble() * (range.most() - range.least());
    return new BigDecimal(value).setScale(scale, RoundingMode.DOWN);
  }

  private Instant time(ScalarField field) {
    Instant moment = times.make(field.name());
    return switch (field.nativeType().map(NativeType::name).orElse("")) {
      case "Date" -> moment.truncatedTo(ChronoUnit.DAYS);
      case "Time", "Timetz" ->
          moment
              .atOffset(ZoneOffset.UTC)
              .toLocalTime()
              .atDate(LocalDate.EPOCH)
              .toInstant(ZoneOffset.UTC);
      default -> moment;
    };
  }

  private JsonText json() {
    return new JsonText(Json.MAPPER.writeValueAsString(Map.of("note", texts.make("", "note"))));
  }

  private Bytes bytes() {
    byte[] content = new byte[16];
    random.nextBytes(content);
    return Bytes.of(content);
  }
}
