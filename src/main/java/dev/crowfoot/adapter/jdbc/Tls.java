// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import dev.crowfoot.adapter.Failure.ConnectionFailure;
import dev.crowfoot.adapter.jdbc.DatabaseUrl.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// How the connection to a PostgreSQL server is encrypted: read from a URL in the words of
/// PostgreSQL (`sslmode`, `sslrootcert`, `sslcert`, `sslkey`) and of Prisma (`sslaccept`,
/// `sslcert`, `sslidentity`), and what went wrong said in a sentence.
final class Tls {
  private static final List<String> MODES =
      List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  /// As libpq calls the certificates that the system itself trusts.
  private static final String SYSTEM = "system";

  private static final Pattern PEM_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
  private static final String VERIFIER = "org.postgresql.ssl.PGjdbcHostnameVerifier";
  private static final String SYSTEM_FACTORY = "org.postgresql.ssl.DefaultJavaSSLFactory";

  private Tls() {}

  /// What the driver needs, by its own names.
  ///
  /// @param folder what relative files are relative to; `~` is the user's folder
  /// @throws ConnectionFailure when a setting means nothing; says which
  static Map<String, String> properties(Map<String, String> query, Path folder) {
    Map<String, String> properties = new HashMap<>();
    String mode = query.getOrDefault("sslmode", "");
    if (!mode.isEmpty() && !MODES.contains(mode)) {
      throw new ConnectionFailure(
          "The `sslmode` in the database URL means nothing. There is %s."
              .formatted(String.join(", ", MODES)));
    }
    if ("strict".equals(query.get("sslaccept")) && !mode.startsWith("verify-")) {
      mode = "verify-full";
    }
    if (!mode.isEmpty()) {
      properties.put("sslmode", mode);
    }
    boolean isPrismas = !query.containsKey("sslkey") && !query.containsKey("sslrootcert");
    file(query, isPrismas ? "sslcert" : "sslrootcert", folder)
        .ifPresent(root -> properties.put("sslrootcert", root));
    if (!isPrismas) {
      file(query, "sslcert", folder).ifPresent(own -> properties.put("sslcert", own));
    }
    file(query, "sslkey", folder).ifPresent(key -> properties.put("sslkey", key));
    file(query, "sslidentity", folder).ifPresent(key -> properties.put("sslkey", identity(key)));
    Optional.ofNullable(query.get("sslpassword"))
        .filter(p -> !p.isEmpty())
        .ifPresent(password -> properties.put("sslpassword", password));
    boolean verifies = mode.startsWith("verify-");
    boolean hasRoot = properties.containsKey("sslrootcert");
    if (SYSTEM.equals(query.get("sslrootcert")) || (verifies && !hasRoot && !hasUsualRoot())) {
      properties.remove("sslrootcert");
      properties.put("sslfactory", SYSTEM_FACTORY);
    }
    return properties;
  }

  /// Where PostgreSQL's own tools look when nothing is said.
  private static boolean hasUsualRoot() {
    return Files.exists(Path.of(System.getProperty("user.home", "."), ".postgresql", "root.crt"));
  }

  /// The driver tells the kinds of files by their names.
  private static String identity(String file) {
    if (!file.endsWith(".p12") && !file.endsWith(".pfx")) {
      throw new ConnectionFailure(
          "`sslidentity` in the database URL is a PKCS #12 file. Its name must end with `.p12`.");
    }
    return file;
  }

  private static Optional<String> file(Map<String, String> query, String name, Path folder) {
    String text = query.getOrDefault(name, "");
    if (text.isEmpty() || text.equals(SYSTEM)) {
      return Optional.empty();
    }
    try {
      return Optional.of(HomePath.of(text, folder).toString());
    } catch (InvalidPathException e) {
      throw new ConnectionFailure(
          "`%s` in the database URL names no file.".formatted(name), e.getReason(), e);
    }
  }

  /// @throws ConnectionFailure when a file of certificates or keys is not there
  static void checkFiles(PostgresServer url) {
    for (String name : List.of("sslrootcert", "sslcert", "sslkey")) {
      Optional<Path> file = Optional.ofNullable(url.properties().get(name)).map(Path::of);
      if (file.isPresent() && !Files.isReadable(file.get())) {
        throw new ConnectionFailure(
            "There is no file `%s`, or it may not be read. Correct `%s` in the database URL."
                .formatted(file.get(), name));
      }
    }
  }

  /// What the driver must be told of a key's file beyond its name: it takes each key in PEM for one
  /// of RSA.
  static Optional<String> keyAlgorithm(PostgresServer url) {
    @Nullable String file = url.properties().get("sslkey");
    if (file == null) {
      return Optional.empty();
    }
    try {
      Matcher pem = PEM_KEY.matcher(Files.readString(Path.of(file), StandardCharsets.ISO_8859_1));
      if (!pem.find()) {
        return Optional.empty();
      }
      KeySpec key = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
      return Stream.of("RSA", "EC", "EdDSA").filter(name -> isOf(name, key)).findFirst();
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty(); // the driver says what it is about
    }
  }

  private static boolean isOf(String algorithm, KeySpec key) {
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(key) != null;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  /// What an exception says about encryption, in a sentence; empty when it is about something else.
  static Optional<String> sentence(PostgresServer url, Throwable failed) {
    String at = url.address();
    String mode = url.properties().getOrDefault("sslmode", "prefer");
    String said = words(failed);
    if (has(failed, CertificateExpiredException.class)) {
      return Optional.of(
          "The certificate of `%s` has expired. It has to be renewed on the server.".formatted(at));
    }
    if (has(failed, CertificateNotYetValidException.class)) {
      return Optional.of(
          "The certificate of `%s` is not valid yet. Check the clocks of both machines."
              .formatted(at));
    }
    if (said.contains(VERIFIER) || said.contains("PgjdbcHostnameVerifier")) {
      return Optional.of(
          "The certificate of the server at `%s` is for another host. Connect by the name that it was made for, or ask for `sslmode=verify-ca`, which does not look at the name."
              .formatted(at));
    }
    if (has(failed, CertPathBuilderException.class)
        || has(failed, CertPathValidatorException.class)) {
      return Optional.of(
          "The certificate of `%s` is signed by nobody whom this machine trusts. Name the certificate of its authority as `sslrootcert`."
              .formatted(at));
    }
    if (said.contains("valid client certificate")
        || said.contains("certificate_required")
        || said.contains("bad_certificate")) {
      return Optional.of(
          "`%s` wants a certificate of yours. Name it as `sslcert`, and its key as `sslkey`."
              .formatted(at));
    }
    if (!mode.equals("prefer") && said.contains("SSL") && said.contains("support")) {
      return Optional.of(
          "`%s` offers no encryption, and `sslmode=%s` asks for it. Have the server offer it (`ssl = on`)."
              .formatted(at, mode));
    }
    if (mode.equals("disable") && (said.contains("no encryption") || said.contains("SSL off"))) {
      return Optional.of(
          "`%s` lets nobody in without encryption. Use `sslmode=require` or better in the database URL."
              .formatted(at));
    }
    return has(failed, SSLException.class)
        ? Optional.of(
            "No encrypted connection to `%s` could be made. Check `sslmode` and the certificates."
                .formatted(at))
        : Optional.empty();
  }

  private static boolean has(Throwable failed, Class<? extends Throwable> type) {
    return chain(failed).stream().anyMatch(type::isInstance);
  }

  private static String words(Throwable failed) {
    return String.join("\n", chain(failed).stream().map(t -> "" + t.getMessage()).toList());
  }

  private static List<Throwable> chain(Throwable failed) {
    List<Throwable> chain = new ArrayList<>();
    for (@Nullable Throwable t = failed; t != null; t = t.getCause()) {
      chain.add(t);
      for (Throwable beside : t.getSuppressed()) {
        chain.add(beside);
      }
    }
    return chain;
  }
}
