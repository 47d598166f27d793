// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.rows.value;

import dev.crowfoot.model.DefaultValue;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes the ids that Prisma's client makes, because their columns have no default in the database:
/// `uuid()`, `cuid()`, `ulid()`, `nanoid()` in the forms their specifications give.
public final class ClientDefaults {
  private static final String BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final String URL_SAFE =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  private static final int NANOID_LENGTH = 21;
  private static final int CUID2_LENGTH = 24;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final AtomicInteger counter = new AtomicInteger(random.nextInt(1 << 16));
  private final String fingerprint = base36(random.nextInt(36 * 36 * 36 * 36), 4);

  public ClientDefaults(Clock clock) {
    this.clock = clock;
  }

  /// A new value; empty when the database makes it.
  public Optional<String> make(DefaultValue defaultValue) {
    return switch (defaultValue) {
      case DefaultValue.Uuid(int version) ->
          Optional.of((version == 7 ? uuid7() : UUID.randomUUID()).toString());
      case DefaultValue.Cuid(int version) -> Optional.of(version == 2 ? cuid2() : cuid());
      case DefaultValue.Ulid() -> Optional.of(ulid());
      case DefaultValue.Nanoid(var length) -> Optional.of(nanoid(length.orElse(NANOID_LENGTH)));
      case DefaultValue.Text _, DefaultValue.Numeric _, DefaultValue.Bool _ -> Optional.empty();
      case DefaultValue.EnumValue _, DefaultValue.ListOf _, DefaultValue.Now _ -> Optional.empty();
      case DefaultValue.Autoincrement _, DefaultValue.DatabaseExpression _ -> Optional.empty();
      case DefaultValue.Auto _, DefaultValue.Sequence _ -> Optional.empty();
    };
  }

  /// RFC 9562: 48 bits of milliseconds, then random ones.
  private UUID uuid7() {
    long high = (clock.millis() << 16) | 0x7000 | random.nextInt(1 << 12);
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  /// `c`, the time, a counter, this process, chance; all in base 36.
  private String cuid() {
    int count = Math.floorMod(counter.getAndIncrement(), 36 * 36 * 36 * 36);
    return "c"
        + base36(clock.millis(), 8)
        + base36(count, 4)
        + fingerprint
        + base36(random.nextLong(36L * 36 * 36 * 36), 4)
        + base36(random.nextLong(36L * 36 * 36 * 36), 4);
  }

  /// A letter, then a hash of time, chance, counter and process.
  private String cuid2() {
    byte[] salt = new byte[CUID2_LENGTH];
    random.nextBytes(salt);
    String seed = clock.millis() + new BigInteger(1, salt).toString(36);
    byte[] hash = sha3(seed + counter.getAndIncrement() + fingerprint);
    char letter = (char) ('a' + random.nextInt(26));
    return letter + new BigInteger(1, hash).toString(36).substring(1, CUID2_LENGTH);
  }

  /// 48 bits of milliseconds and 80 random ones in Crockford's base 32.
  private String ulid() {
    byte[] chance = new byte[10];
    random.nextBytes(chance);
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putShort((short) (clock.millis() >>> 32)).putInt((int) clock.millis()).put(chance);
    BigInteger value = new BigInteger(1, bytes.array());
    StringBuilder text = new StringBuilder();
    for (int shift = 125; shift >= 0; shift -= 5) {
      text.append(BASE32.charAt(value.shiftRight(shift).intValue() & 31));
    }
    return text.toString();
  }

  private String nanoid(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(URL_SAFE.charAt(random.nextInt(URL_SAFE.length())));
    }
    return text.toString();
  }

  private static String base36(long number, int length) {
    String digits = Long.toString(number, 36);
    return "0".repeat(Math.max(0, length - digits.length()))
        + digits.substring(Math.max(0, digits.length() - length));
  }

  private static byte[] sha3(String text) {
    try {
      return MessageDigest.getInstance("SHA3-512").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java runtime has SHA3-512", missing);
    }
  }
}
