// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.jdbc;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The text of a database URL, taken apart where its password is: what may be shown and written
/// down, and what may not. Everything else stays as it was typed.
///
/// @param open the URL without any password
/// @param password the user's, decoded
/// @param hasKeyPassword whether the password of a certificate's key was in it too, which is gone
public record UrlText(String open, Optional<String> password, boolean hasKeyPassword) {
  /// Never fails: what is no URL has no password.
  public static UrlText of(String text) {
    String url = text.strip();
    int question = url.indexOf('?');
    String head = question < 0 ? url : url.substring(0, question);
    Optional<String> password = Optional.empty();
    int begin = head.indexOf("://");
    int at = head.lastIndexOf('@');
    if (begin >= 0 && at > begin) {
      String info = head.substring(begin + 3, at);
      int colon = info.indexOf(':');
      if (colon >= 0) {
        password = Optional.of(decoded(info.substring(colon + 1)));
        head = head.substring(0, begin + 3) + info.substring(0, colon) + head.substring(at);
      }
    }
    List<String> kept = new ArrayList<>();
    boolean hasKeyPassword = false;
    for (String part : question < 0 ? List.<String>of() : parts(url.substring(question + 1))) {
      if (part.startsWith("password=")) {
        password = Optional.of(decoded(part.substring("password=".length())));
      } else if (part.startsWith("sslpassword=")) {
        hasKeyPassword = true;
      } else {
        kept.add(part);
      }
    }
    return new UrlText(
        kept.isEmpty() ? head : head + "?" + String.join("&", kept),
        password.filter(p -> !p.isEmpty()),
        hasKeyPassword);
  }

  private static List<String> parts(String query) {
    return List.of(query.split("&"));
  }

  /// The URL with a password after its user's name; as it is when it names no user.
  public String with(String secret) {
    int begin = open.indexOf("://");
    int question = open.indexOf('?');
    int at = (question < 0 ? open : open.substring(0, question)).lastIndexOf('@');
    if (begin < 0 || at < begin) {
      return open;
    }
    return open.substring(0, at)
        + ":"
        + URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20")
        + open.substring(at);
  }

  /// What the URL sets, such as `sslmode`; empty when it does not.
  public Optional<String> setting(String name) {
    int question = open.indexOf('?');
    return (question < 0 ? List.<String>of() : parts(open.substring(question + 1)))
        .stream()
            .filter(part -> part.startsWith(name + "="))
            .map(part -> decoded(part.substring(name.length() + 1)))
            .filter(value -> !value.isEmpty())
            .findFirst();
  }

  /// The same URL that sets something else, in its old place or at the end; nothing for an empty
  /// value.
  public UrlText withSetting(String name, String value) {
    int question = open.indexOf('?');
    String head = question < 0 ? open : open.substring(0, question);
    List<String> settings =
        new ArrayList<>(question < 0 ? List.of() : parts(open.substring(question + 1)));
    String wanted =
        name
            + "="
            + URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("%2F", "/")
                .replace("%7E", "~")
                .replace("+", "%20");
    int place = 0;
    while (place < settings.size() && !settings.get(place).startsWith(name + "=")) {
      place++;
    }
    if (place < settings.size()) {
      settings.remove(place);
    }
    if (!value.isEmpty()) {
      settings.add(place, wanted);
    }
    return new UrlText(
        settings.isEmpty() ? head : head + "?" + String.join("&", settings),
        password,
        hasKeyPassword);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text; // a `%` that stands for itself
    }
  }

  @Override
  public String toString() {
    return open;
  }
}
