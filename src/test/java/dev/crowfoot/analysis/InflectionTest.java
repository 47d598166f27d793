// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InflectionTest {
  @ParameterizedTest
  @CsvSource({
    "post, posts",
    "category, categories",
    "day, days",
    "survey, surveys",
    "box, boxes",
    "branch, branches",
    "address, addresses",
    "status, statuses",
    "analysis, analyses",
    "news, news",
    "person, people",
    "people, people",
    "child, children",
    "woman, women",
    "mouse, mice",
    "shelf, shelves",
    "wife, wives",
    "hero, heroes",
    "photo, photos",
    "index, indices",
    "vertex, vertices",
    "criterion, criteria",
    "radius, radii",
    "data, data",
    "metadata, metadata",
    "equipment, equipment",
    "userData, userDatas",
    "orderStatus, orderStatuses",
    "x, xes",
  })
  void pluralsAreThoseOfPrisma(String word, String plural) {
    assertThat(Inflection.plural(word)).isEqualTo(plural);
  }

  @ParameterizedTest
  @CsvSource({
    "User, user",
    "BlogPost, blogPost",
    "blog_post, blogPost",
    "USER_POST, userPost",
    "HTTPServer, httpserver",
    "UserURL, userURL",
    "User2Post, user2Post",
    "A1b, a1B",
    "user__x, userX",
    "Éclair, Éclair",
    "日本語Model, 日本語model",
  })
  void fieldsAreCalledAsPrismaCallsThem(String type, String field) {
    assertThat(Inflection.camelCase(type)).isEqualTo(field);
  }
}
