// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.adapter.Failure.ArgumentFailure;
import dev.crowfoot.adapter.rows.QueryEngine;
import dev.crowfoot.adapter.rows.query.ArgumentReader;
import dev.crowfoot.adapter.rows.value.Json;
import dev.crowfoot.app.Rows.Operation;
import dev.crowfoot.dialect.Dialect;
import dev.crowfoot.model.Provider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(
    value = Provider.class,
    names = {"SQLITE", "POSTGRESQL"})
class RowsReadTest {
  @Parameter Provider provider = Provider.SQLITE;
  @TempDir Path folder = Path.of("");

  private BlogRows blog;

  @BeforeEach
  void open() {
    blog = new BlogRows(provider, folder);
    blog.fill();
  }

  @AfterEach
  void close() {
    blog.close();
  }

  private String find(String model, String arguments) {
    return blog.text(Operation.FIND_MANY, model, arguments);
  }

  @Test
  void findFirstTakesOneRowFromEitherEnd() {
    String byId = "{'orderBy': {'id': 'asc'}, 'select': {'email': true}, 'take': ";
    assertThat(blog.text(Operation.FIND_FIRST, "User", byId + "1}")).isEqualTo("{'email':'ada'}");
    assertThat(blog.text(Operation.FIND_FIRST, "User", byId + "-1}")).isEqualTo("{'email':'eve'}");
    assertThatThrownBy(() -> blog.text(Operation.FIND_FIRST, "User", byId + "2}"))
        .isInstanceOf(ArgumentFailure.class)
        .hasMessageContaining("take: is 1 here, or -1 for the last row");
  }

  @Test
  void eachParentHasItsOwnOrderSkipAndTake() {
    assertThat(
            find(
                "User",
                """
                {'select': {'email': true, 'posts': {'select': {'title': true},
                   'orderBy': {'views': 'desc'}, 'skip': 1, 'take': 2}}, 'orderBy': {'id': 'asc'}}
                """))
        .isEqualTo(
            "[{'email':'ada','posts':[{'title':'a1'},{'title':'a2'}]},"
                + "{'email':'bob','posts':[{'title':'b1'}]},{'email':'eve','posts':[]}]");
    assertThat(
            find(
                "User",
                "{'where': {'id': 1}, 'select': {'posts': {'select': {'title': true}, 'take': -2}}}"))
        .isEqualTo("[{'posts':[{'title':'a3'},{'title':'a4'}]}]");
    assertThat(
            find(
                "User",
                "{'select': {'posts': {'select': {'id': true}, 'cursor': {'id': 3}}},"
                    + " 'orderBy': {'id': 'asc'}}"))
        .isEqualTo("[{'posts':[{'id':3},{'id':4}]},{'posts':[]},{'posts':[]}]");
  }

  @Test
  void relationsOfEveryKindAreReadAlongWithCounts() {
    assertThat(
            find(
                "Post",
                """
                {'where': {'labels': {'some': {}}}, 'orderBy': {'id': 'asc'}, 'select': {
                   'title': true,
                   'labels': {'select': {'name': true}, 'orderBy': {'name': 'asc'}},
                   'author': {'select': {'name': true, 'profile': {'omit': {'id': true}},
                      '_count': {'select': {'posts': {'where': {'views': {'gt': 3}}}}}}},
                   '_count': true}}
                """))
        .isEqualTo(
            "[{'title':'a1','labels':[{'name':'blue'},{'name':'red'}],'author':{'name':'Ada',"
                + "'profile':{'bio':'first','userId':1},'_count':{'posts':2}},"
                + "'_count':{'labels':2,'comments':0}},"
                + "{'title':'a3','labels':[{'name':'red'}],'author':{'name':'Ada',"
                + "'profile':{'bio':'first','userId':1},'_count':{'posts':2}},"
                + "'_count':{'labels':1,'comments':0}}]");
  }

  @Test
  void oneQueryReadsARelationWhateverTheNumberOfRows() {
    String users =
        IntStream.range(0, 300)
            .mapToObj(i -> "{'email': 'u" + i + "', 'bossId': 1}")
            .collect(Collectors.joining(", ", "{'data': [", "]}"));
    blog.run(Operation.CREATE_MANY, "User", users);
    AtomicInteger statements = new AtomicInteger();
    QueryEngine engine =
        new QueryEngine(
            blog.schema(),
            counting(blog.database().dataSource(), statements),
            Dialect.of(provider).orElseThrow());
    String arguments =
        """
        {"include": {"boss": {"include": {"posts": {"take": 1, "include": {"labels": true}}}},
                     "posts": {"include": {"comments": {"take": 2}}}, "_count": true}}
        """;
    assertThat(
            engine
                .findMany(
                    new ArgumentReader(blog.schema())
                        .findMany("User", "findMany", Json.MAPPER.readTree(arguments)))
                .rows())
        .hasSize(303);
    // users, bosses, their posts, those posts' labels, posts, comments, two counts
    assertThat(statements).hasValue(8);
  }

  private static DataSource counting(DataSource source, AtomicInteger statements) {
    return (DataSource)
        Proxy.newProxyInstance(
            RowsReadTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> {
              Object result = method.invoke(source, arguments);
              return result instanceof Connection connection
                  ? counting(connection, statements)
                  : result;
            });
  }

  private static Connection counting(Connection connection, AtomicInteger statements) {
    return (Connection)
        Proxy.newProxyInstance(
            RowsReadTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                statements.incrementAndGet();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  @Test
  void rowsSortByWhatIsAtTheOtherEnd() {
    assertThat(
            find(
                "Post",
                "{'orderBy': [{'author': {'name': 'desc'}}, {'comments': {'_count': 'desc'}},"
                    + " {'id': 'asc'}], 'select': {'title': true}}"))
        .isEqualTo(
            "[{'title':'b1'},{'title':'b2'},{'title':'a2'},{'title':'a1'},{'title':'a3'},{'title':'a4'}]");
    assertThat(
            find(
                "Post",
                "{'orderBy': [{'author': {'boss': {'name': 'asc'}}}, {'id': 'desc'}], 'take': 2,"
                    + " 'cursor': {'id': 5}, 'skip': 1, 'select': {'title': true}}"))
        .isEqualTo(
            provider == Provider.SQLITE
                ? "[]"
                : "[{'title':'a4'},{'title':'a3'}]"); // nulls are last there
  }

  @Test
  void distinctKeepsTheFirstOfItsOrder() {
    assertThat(
            find(
                "Post",
                "{'distinct': ['authorId'], 'orderBy': {'views': 'desc'}, 'select': {'title': true}}"))
        .isEqualTo("[{'title':'a3'},{'title':'b2'}]");
    assertThat(
            find(
                "User",
                "{'distinct': 'age', 'orderBy': {'id': 'asc'}, 'skip': 1, 'select': {'email': true}}"))
        .isEqualTo("[{'email':'bob'}]");
  }

  @Test
  void manyValuesAreNoLimit() {
    String ids =
        IntStream.range(1, 70_000).mapToObj(String::valueOf).collect(Collectors.joining(","));
    assertThat(blog.text(Operation.COUNT, "User", "{'where': {'id': {'in': [" + ids + "]}}}"))
        .isEqualTo("3");
    assertThat(blog.text(Operation.COUNT, "User", "{'where': {'id': {'notIn': [" + ids + "]}}}"))
        .isEqualTo("0");
    String either =
        IntStream.range(1, 3_000)
            .mapToObj(i -> "{'email': 'e" + i + "'}")
            .collect(Collectors.joining(","));
    assertThat(
            blog.text(
                Operation.COUNT, "User", "{'where': {'OR': [" + either + ", {'email': 'eve'}]}}"))
        .isEqualTo("1");
  }

  @Test
  void aFieldIsComparedWithAnother() {
    assertThat(find("User", "{'where': {'name': {'_ref': 'nick'}}, 'select': {'email': true}}"))
        .isEqualTo("[{'email':'ada'}]");
    assertThat(
            blog.text(
                Operation.COUNT,
                "Post",
                "{'where': {'views': {'gte': {'_ref': 'id', '_container': 'Post'}}}}"))
        .isEqualTo("4");
    assertThatThrownBy(() -> find("User", "{'where': {'age': {'lt': {'_ref': 'name'}}}}"))
        .hasMessageContaining("where.age.lt: `name` is not of the type of `age`");
  }

  @Test
  void whatIsInsideJsonIsFound() {
    String[] values = {"{'a': {'b': [1, 'x']}, 't': 'Hello'}", "{'t': 5}", "[1, 2, 3]", "'text'"};
    for (int i = 0; i < values.length; i++) {
      blog.run(
          Operation.CREATE,
          "User",
          "{'data': {'email': 'j" + i + "', 'settings': " + values[i] + "}}");
    }
    assertThat(json("{'path': ['a', 'b', '1'], 'equals': 'x'}")).isEqualTo("j0");
    assertThat(json("{'path': ['t'], 'string_contains': 'ell'}")).isEqualTo("j0");
    assertThat(json("{'path': ['t'], 'not': 5}")).isEqualTo("j0");
    assertThat(json("{'path': ['t'], 'gte': 5}")).isEqualTo("j1");
    blog.run(
        Operation.CREATE, "User", "{'data': {'email': 'j4', 'settings': {'n': 9007199254740993}}}");
    assertThat(json("{'path': ['n'], 'gt': 9007199254740993}")).isEmpty();
    assertThat(json("{'path': ['n'], 'gt': 9007199254740992}")).isEqualTo("j4");
    assertThat(json("{'array_contains': [3, 1]}")).isEqualTo("j2");
    assertThat(json("{'array_starts_with': 1}")).isEqualTo("j2");
    assertThat(json("{'array_ends_with': 3}")).isEqualTo("j2");
    assertThat(json("{'equals': 'text'}")).isEqualTo("j3");
    assertThat(json("{'path': '$.a.b[0]', 'equals': 1}")).isEqualTo("j0");
    assertThat(json("{'equals': null}")).isEqualTo("ada bob eve");
    assertThatThrownBy(() -> json("{'path': 5, 'srting_contains': 'x'}"))
        .hasMessageContaining("where.settings.path: expects a path")
        .hasMessageContaining("Did you mean `string_contains`?");
  }

  private String json(String filter) {
    return blog.run(
            Operation.FIND_MANY,
            "User",
            "{'where': {'settings': " + filter + "}, 'orderBy': {'id': 'asc'}}")
        .valueStream()
        .map(u -> u.path("email").stringValue())
        .collect(Collectors.joining(" "));
  }

  @Test
  void rowsAreMeasured() {
    assertThat(
            blog.text(
                Operation.AGGREGATE,
                "Post",
                "{'_count': {'_all': true, 'authorId': true}, '_avg': {'views': true},"
                    + " '_sum': {'views': true}, '_min': {'title': true}, '_max': {'views': true}}"))
        .isEqualTo(
            "{'_count':{'_all':6,'authorId':6},'_avg':{'views':4.5},'_sum':{'views':27},"
                + "'_min':{'title':'a1'},'_max':{'views':8}}");
    assertThat(
            blog.text(
                Operation.AGGREGATE,
                "Post",
                "{'orderBy': {'views': 'desc'}, 'take': 3, 'skip': 1, '_count': true,"
                    + " '_sum': {'views': true}}"))
        .isEqualTo("{'_count':3,'_sum':{'views':16}}");
    assertThat(blog.text(Operation.AGGREGATE, "User", "{'_sum': {'balance': true}}"))
        .isEqualTo("{'_sum':{'balance':'11.75'}}");
    assertThat(blog.text(Operation.COUNT, "User", "{'select': {'_all': true, 'name': true}}"))
        .isEqualTo("{'_all':3,'name':2}");
    assertThatThrownBy(() -> blog.text(Operation.AGGREGATE, "User", "{'_avg': {'email': true}}"))
        .hasMessageContaining("_avg.email: `email` is of a type that has no `_avg`");
  }

  @Test
  void groupsAreMeasuredAndChosen() {
    assertThat(
            blog.text(
                Operation.GROUP_BY,
                "User",
                "{'by': ['age'], '_count': true, '_max': {'email': true},"
                    + " 'orderBy': {'_count': {'id': 'desc'}}}"))
        .isEqualTo(
            "[{'age':36,'_count':2,'_max':{'email':'eve'}},{'age':41,'_count':1,'_max':{'email':'bob'}}]");
    assertThat(
            blog.text(
                Operation.GROUP_BY,
                "Post",
                "{'by': 'authorId', '_sum': {'views': true},"
                    + " 'having': {'views': {'_avg': {'gt': 4.5}}}}"))
        .isEqualTo("[{'authorId':2,'_sum':{'views':10}}]");
    assertThatThrownBy(
            () ->
                blog.text(
                    Operation.GROUP_BY, "Post", "{'by': ['nope'], 'orderBy': {'title': 'asc'}}"))
        .hasMessageContaining("by: `nope` is not a stored field of `Post`")
        .hasMessageContaining("orderBy.title: `title` is not in `by`");
  }
}
