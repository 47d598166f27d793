// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crowfoot.app.Rows.Operation;
import dev.crowfoot.model.Provider;
import java.nio.file.Path;
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
class RowsWriteTest {
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

  /// Changes user 1 and shows its posts afterwards.
  private String posts(String change) {
    return blog.text(
        Operation.UPDATE,
        "User",
        "{'where': {'id': 1}, 'data': {'posts': "
            + change
            + "}, 'select': {'posts': {'select': {'title': true}, 'orderBy': {'id': 'asc'}}}}");
  }

  private static String titles(String... titles) {
    return "{'posts':[{'title':'" + String.join("'},{'title':'", titles) + "'}]}";
  }

  /// Changes post 1 and shows its labels afterwards.
  private String labels(String change) {
    return blog.text(
        Operation.UPDATE,
        "Post",
        "{'where': {'id': 1}, 'data': {'labels': "
            + change
            + "}, 'select': {'labels': {'select': {'name': true}, 'orderBy': {'name': 'asc'}}}}");
  }

  @Test
  void upsertChangesOrCreates() {
    String upsert =
        "{'where': {'email': 'new'}, 'create': {'email': 'new', 'age': 1},"
            + " 'update': {'age': {'increment': 5}}, 'select': {'age': true}}";
    assertThat(blog.text(Operation.UPSERT, "User", upsert)).isEqualTo("{'age':1}");
    assertThat(blog.text(Operation.UPSERT, "User", upsert)).isEqualTo("{'age':6}");
  }

  @Test
  void manyRowsComeBack() {
    assertThat(
            blog.text(
                Operation.CREATE_MANY_AND_RETURN,
                "Label",
                "{'data': [{'name': 'x'}, {'name': 'red'}, {'name': 'y'}],"
                    + " 'skipDuplicates': true, 'select': {'name': true}}"))
        .isEqualTo("[{'name':'x'},{'name':'y'}]");
    assertThat(
            blog.text(
                Operation.CREATE_MANY,
                "Label",
                "{'data': [{'name': 'x'}, {'name': 'z'}], 'skipDuplicates': true}"))
        .isEqualTo("{'count':1}");
    assertThat(
            blog.text(
                Operation.UPDATE_MANY_AND_RETURN,
                "User",
                "{'where': {'age': 36}, 'data': {'age': {'multiply': 2}},"
                    + " 'select': {'age': true, '_count': {'select': {'posts': true}}}}"))
        .contains("{'age':72,'_count':{'posts':4}}", "{'age':72,'_count':{'posts':0}}");
    assertThat(
            blog.text(
                Operation.UPDATE_MANY, "Post", "{'data': {'views': {'decrement': 1}}, 'limit': 2}"))
        .isEqualTo("{'count':2}");
    assertThat(blog.text(Operation.DELETE_MANY, "Comment", "{'limit': 3}"))
        .isEqualTo("{'count':3}");
  }

  @Test
  void theRowsOfAListAreWrittenAlong() {
    assertThat(posts("{'create': {'title': 'a5'}, 'connect': [{'id': 5}]}"))
        .isEqualTo(titles("a1", "a2", "a3", "a4", "b1", "a5"));
    assertThat(posts("{'disconnect': [{'id': 1}, {'id': 6}]}"))
        .isEqualTo(titles("a2", "a3", "a4", "b1", "a5"));
    assertThat(posts("{'update': {'where': {'id': 2}, 'data': {'title': 'changed'}}}"))
        .isEqualTo(titles("changed", "a3", "a4", "b1", "a5"));
    assertThat(posts("{'updateMany': {'where': {'id': {'in': [3, 6]}}, 'data': {'title': 'm'}}}"))
        .isEqualTo(titles("changed", "m", "a4", "b1", "a5"));
    assertThat(
            posts(
                "{'upsert': [{'where': {'id': 3}, 'update': {'title': 'u'}, 'create': {'title': 'n'}},"
                    + " {'where': {'id': 6}, 'update': {'title': 'u'}, 'create': {'title': 'n'}}]}"))
        .isEqualTo(titles("changed", "u", "a4", "b1", "a5", "n"));
    assertThat(posts("{'delete': {'id': 4}, 'deleteMany': {'title': {'startsWith': 'c'}}}"))
        .isEqualTo(titles("u", "b1", "a5", "n"));
    assertThat(posts("{'set': [{'id': 6}, {'id': 5}]}")).isEqualTo(titles("b1", "b2"));
    assertThat(
            posts(
                "{'connectOrCreate': [{'where': {'id': 99}, 'create': {'title': 'made'}},"
                    + " {'where': {'id': 1}, 'create': {'title': 'not'}}],"
                    + " 'createMany': {'data': [{'title': 'x'}, {'title': 'y'}]}}"))
        .isEqualTo(titles("a1", "b1", "b2", "made", "x", "y"));
  }

  /// A row without a value is not unlike those with one, to a database.
  @Test
  void aListIsSetByAKeyThatNotAllRowsHave() {
    blog.text(Operation.UPDATE, "Post", "{'where': {'id': 1}, 'data': {'slug': 's'}}");
    assertThat(posts("{'set': [{'slug': 's'}, {'slug': 'nobody'}]}")).isEqualTo(titles("a1"));
  }

  @Test
  void linksOfManyToManyAreWrittenAlong() {
    assertThat(labels("{'disconnect': {'name': 'red'}, 'create': {'name': 'green'}}"))
        .isEqualTo("{'labels':[{'name':'blue'},{'name':'green'}]}");
    assertThat(labels("{'set': [{'name': 'red'}], 'connect': {'name': 'red'}}"))
        .isEqualTo("{'labels':[{'name':'red'}]}");
    assertThat(
            labels(
                "{'update': {'where': {'name': 'red'}, 'data': {'name': 'dark'}},"
                    + " 'connectOrCreate': {'where': {'name': 'new'}, 'create': {'name': 'new'}}}"))
        .isEqualTo("{'labels':[{'name':'dark'},{'name':'new'}]}");
    assertThat(labels("{'deleteMany': {'name': 'dark'}}")).isEqualTo("{'labels':[{'name':'new'}]}");
    assertThatThrownBy(() -> labels("{'delete': {'name': 'blue'}}"))
        .hasMessageContaining("No row of `Label` was deleted");
    assertThat(blog.text(Operation.COUNT, "Label", "{}")).isEqualTo("3");
  }

  @Test
  void aSingleRelatedRowIsWrittenAlong() {
    String select = "'select': {'profile': {'select': {'bio': true}}}}";
    assertThat(
            blog.text(
                Operation.UPDATE,
                "User",
                "{'where': {'id': 1}, 'data': {'profile': {'update': {'bio': 'new'}}}, " + select))
        .isEqualTo("{'profile':{'bio':'new'}}");
    assertThat(
            blog.text(
                Operation.UPDATE,
                "User",
                "{'where': {'id': 2}, 'data': {'profile': {'upsert': {'create': {'bio': 'made'},"
                    + " 'update': {'bio': 'not'}}}}, "
                    + select))
        .isEqualTo("{'profile':{'bio':'made'}}");
    // one profile for each user: the one before lets go
    assertThat(
            blog.text(
                Operation.UPDATE,
                "Profile",
                "{'where': {'id': 2}, 'data': {'user': {'connect': {'id': 1}}}}"))
        .isEqualTo("{'id':2,'bio':'made','userId':1}");
    assertThat(
            blog.text(
                Operation.FIND_UNIQUE,
                "Profile",
                "{'where': {'id': 1}, 'select': {'userId': true}}"))
        .isEqualTo("{'userId':null}");
    assertThat(
            blog.text(
                Operation.UPDATE,
                "User",
                "{'where': {'id': 1}, 'data': {'profile': {'delete': true}}, " + select))
        .isEqualTo("{'profile':null}");
    assertThat(
            blog.text(
                Operation.UPDATE,
                "Post",
                "{'where': {'id': 6}, 'data': {'author': {'disconnect': true}},"
                    + " 'select': {'authorId': true}}"))
        .isEqualTo("{'authorId':null}");
  }

  @Test
  void whatFailsDeepInsideChangesNothing() {
    assertThatThrownBy(
            () ->
                blog.run(
                    Operation.UPDATE,
                    "User",
                    """
                    {'where': {'id': 1}, 'data': {'name': 'Changed', 'posts': {
                       'create': {'title': 'x', 'labels': {'create': {'name': 'red'}}}}}}
                    """))
        .hasMessage("A row with the same `name` is in `Label` already. It must be unique.");
    assertThat(
            blog.text(
                Operation.FIND_UNIQUE,
                "User",
                "{'where': {'id': 1}, 'select': {'name': true, '_count': {'select': {'posts': true}}}}"))
        .isEqualTo("{'name':'Ada','_count':{'posts':4}}");
    assertThatThrownBy(() -> posts("{'connect': {'id': 99}}"))
        .hasMessage("Nothing was changed: there is no `Post` with id = 99 to connect.");
    assertThatThrownBy(
            () ->
                blog.run(
                    Operation.UPDATE,
                    "Post",
                    "{'where': {'id': 2}, 'data': {'comments': {'set': []}}}"))
        .hasMessageContaining("rows of `Comment` must have a `Post`");
  }

  @Test
  void allProblemsOfNestedDataAreToldByTheirPaths() {
    assertThatThrownBy(
            () ->
                blog.run(
                    Operation.UPDATE,
                    "User",
                    """
                    {'where': {'id': 1}, 'data': {'posts': {'create': [{'titel': 'x'}],
                       'disconect': {}, 'update': {'where': {}, 'data': {'views': 'x'}}}}}
                    """))
        .hasMessageContaining("data.posts.create[0].titel: `titel` is not a field of `Post`")
        .hasMessageContaining("data.posts.create[0].title: `title` is required")
        .hasMessageContaining("data.posts.disconect")
        .hasMessageContaining("Did you mean `disconnect`?")
        .hasMessageContaining("data.posts.update.where: needs a unique key of `Post`")
        .hasMessageContaining("data.posts.update.data.views: expects a whole number");
  }
}
