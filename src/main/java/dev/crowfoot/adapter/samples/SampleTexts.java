// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import net.datafaker.Faker;

/// Texts as a field's name lets one expect them. Mail addresses, links and numbers to call lead
/// nowhere.
final class SampleTexts {
  /// Models whose rows are people, things to buy and so on, by a part of their name.
  private static final List<String> PEOPLE =
      List.of(
          "user",
          "person",
          "people",
          "customer",
          "client",
          "author",
          "employee",
          "member",
          "contact",
          "student",
          "teacher",
          "patient",
          "doctor",
          "owner",
          "profile",
          "account",
          "guest",
          "driver",
          "actor",
          "player",
          "artist");

  private static final List<String> COMPANIES =
      List.of("company", "organi", "vendor", "supplier", "tenant", "shop", "store", "publisher");

  private static final List<String> GOODS =
      List.of("product", "item", "article", "good", "part", "material");

  private static final List<String> KINDS =
      List.of("category", "tag", "label", "genre", "department", "topic", "type", "group");

  private final Faker faker;
  private final List<Rule> rules = new ArrayList<>();
  private String firstName = "";
  private String lastName = "";

  SampleTexts(Random random) {
    this.faker = new Faker(Locale.ENGLISH, random);
    addPeople();
    addPlaces();
    addThings();
    addWords();
    nextRow();
  }

  /// @param endings how the name of the field ends, in small letters
  private record Rule(List<String> endings, Function<String, String> make) {}

  private void rule(Supplier<String> make, String... endings) {
    rules.add(new Rule(List.of(endings), _ -> make.get()));
  }

  /// From now on it is about somebody else.
  void nextRow() {
    firstName = faker.name().firstName();
    lastName = faker.name().lastName();
  }

  /// @param model the model's name
  /// @param field the field's
  String make(String model, String field) {
    String name = plain(field);
    String owner = plain(model);
    for (Rule rule : rules) {
      if (rule.endings().stream().anyMatch(name::endsWith)) {
        return rule.make().apply(owner);
      }
    }
    return capital(faker.lorem().word() + " " + faker.lorem().word());
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  private void addPeople() {
    rule(
        () -> asciiName('.') + "@example." + faker.options().option("com", "org", "net"),
        "email",
        "mail",
        "emailaddress");
    rule(() -> asciiName('_'), "username", "login", "handle", "nickname", "nick");
    rule(() -> firstName, "firstname", "givenname", "forename");
    rule(() -> lastName, "lastname", "surname", "familyname");
    rule(() -> firstName + " " + lastName, "fullname", "displayname", "author", "createdby");
    rule(() -> faker.numerify("+1 555 ### ####"), "phone", "phonenumber", "mobile", "fax", "tel");
    rule(() -> faker.job().title(), "job", "jobtitle", "position", "occupation", "profession");
    rule(() -> faker.company().name(), "company", "companyname", "organization", "employer");
    rule(() -> faker.options().option("female", "male", "other"), "gender", "sex");
    rule(() -> faker.regexify("[a-zA-Z0-9]{24}"), "password", "passwordhash", "secret");
  }

  private String asciiName(char between) {
    return (firstName + between + lastName).toLowerCase(Locale.ROOT).replaceAll("[^a-z._]", "");
  }

  private void addPlaces() {
    rule(() -> faker.address().streetAddress(), "street", "address", "addressline", "line");
    rule(() -> faker.address().cityName(), "city", "town", "place", "location");
    rule(() -> faker.address().countryCode(), "countrycode");
    rule(() -> faker.address().country(), "country", "nation");
    rule(() -> faker.address().state(), "state", "region", "province", "county");
    rule(() -> faker.numerify("#####"), "zip", "zipcode", "postcode", "postalcode");
    rule(() -> faker.address().timeZone(), "timezone", "tz");
    rule(() -> faker.address().latitude(), "latitude", "lat");
    rule(() -> faker.address().longitude(), "longitude", "lng", "lon");
  }

  private void addThings() {
    rule(() -> "https://example.com/images/" + slug() + ".png", "image", "avatar", "photo");
    rule(() -> "https://example.com/images/" + slug() + ".png", "imageurl", "avatarurl", "logo");
    rule(() -> "https://example.com/" + slug(), "url", "link", "website", "homepage", "href");
    rule(() -> slug() + ".example.com", "domain", "host", "hostname");
    rule(() -> faker.internet().ipV4Address(), "ip", "ipaddress");
    rule(this::slug, "slug", "path");
    rule(() -> faker.regexify("[0-9a-f]{32}"), "token", "hash", "checksum", "apikey", "sessionid");
    rule(() -> faker.bothify("???-####", true), "sku", "code", "reference", "ref", "number");
    rule(() -> faker.code().isbn13(), "isbn");
    rule(() -> faker.finance().iban("CH"), "iban");
    rule(() -> faker.options().option("EUR", "USD", "CHF", "GBP"), "currency", "currencycode");
    rule(() -> faker.commerce().price(), "price", "amount", "total");
    rule(() -> faker.color().name(), "color", "colour");
    rule(() -> faker.options().option("en", "de", "fr", "es"), "locale", "language", "lang");
    rule(() -> faker.numerify("#.##.#"), "version");
    rule(() -> faker.file().mimeType(), "mimetype", "contenttype");
    rule(() -> slug() + "." + faker.file().extension(), "filename", "file");
  }

  private void addWords() {
    rules.add(new Rule(List.of("name"), this::name));
    rule(() -> faker.company().catchPhrase(), "title", "subject", "headline", "heading");
    rule(() -> sentences(1), "summary", "caption", "note", "notes", "remark", "comment", "reason");
    rule(() -> sentences(2), "description", "bio", "about", "text", "message", "details");
    rule(() -> sentences(5), "content", "body", "html", "markdown");
    rule(() -> faker.options().option("new", "active", "paused", "done"), "status", "stage");
    rule(() -> faker.options().option("basic", "standard", "premium"), "type", "kind", "plan");
  }

  /// What a row of the model is called.
  private String name(String model) {
    if (is(model, PEOPLE)) {
      return firstName + " " + lastName;
    }
    if (is(model, COMPANIES)) {
      return faker.company().name();
    }
    if (is(model, GOODS)) {
      return faker.commerce().productName();
    }
    if (is(model, KINDS)) {
      return faker.commerce().department();
    }
    if (model.endsWith("city")) {
      return faker.address().cityName();
    }
    return model.endsWith("country")
        ? faker.address().country()
        : capital(faker.commerce().material() + " " + faker.lorem().word());
  }

  private static boolean is(String model, List<String> parts) {
    return parts.stream().anyMatch(model::contains);
  }

  private String sentences(int count) {
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sentences.add(capital(faker.company().bs()) + ".");
    }
    return String.join(" ", sentences);
  }

  private String slug() {
    return faker.lorem().word() + "-" + faker.lorem().word() + "-" + faker.numerify("###");
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
