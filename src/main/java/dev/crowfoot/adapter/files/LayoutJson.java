// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.adapter.files;

import dev.crowfoot.editor.Layout;
import dev.crowfoot.model.Rename;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The text of `schema.layout.json`: where the cards lie in each view, areas and notes, and the
/// renames that the next migration will make.
///
/// Keys are sorted and each card, note and area has a line of its own, so that two people who
/// changed different ones merge without a conflict.
///
/// ```json
/// {
///   "version": 1,
///   "cards": {
///     "Post": {"x": 320, "y": 48, "locked": true},
///     "User": {"x": 0, "y": 48}
///   },
///   "notes": {
///     "k3f9": {"x": 0, "y": 320, "width": 200, "height": 80, "colour": "yellow", "text": "Draft"}
///   },
///   "bends": {
///     "Post.author": [[280, 64], [280, 112]]
///   },
///   "areas": {
///     "Writing": {"colour": "green", "tables": ["Post", "Tag"]}
///   },
///   "views": {
///     "Login": {
///       "cards": {
///         "User": {"x": 0, "y": 0}
///       }
///     }
///   },
///   "renames": [
///     {"kind": "field", "in": "User", "from": "name", "to": "fullName"}
///   ]
/// }
/// ```
///
/// A view shows the tables that its cards name; one with `"all": true` shows all there are.
public record LayoutJson(Layout layout, List<Rename> renames) {
  static final int VERSION = 1;

  /// Made when there is JSON to read: a project without a layout opens without it.
  private static final class Reader {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
  }

  public LayoutJson {
    renames = List.copyOf(renames);
  }

  /// Reads what [#text(String)] wrote. Parts that make no sense are left out: a damaged layout must
  /// not keep anybody from opening a schema.
  ///
  /// @throws IllegalArgumentException when it is no JSON object at all
  public static LayoutJson parse(String text) {
    JsonNode root;
    try {
      root = Reader.MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
    if (!root.isObject()) {
      throw new IllegalArgumentException("it is not a JSON object");
    }
    return LayoutReader.read(root);
  }

  /// The whole file's text.
  public String text() {
    return LayoutWriter.text(this, JsonNodeFactory.instance.objectNode());
  }

  /// The whole file's text, with what the file before had and nobody here can read: what a newer
  /// version has written stays.
  ///
  /// @param before what the file holds; something that is not JSON counts as nothing
  public String text(String before) {
    try {
      JsonNode root = Reader.MAPPER.readTree(before);
      return root.isObject() ? LayoutWriter.text(this, root) : text();
    } catch (JacksonException _) {
      return text();
    }
  }
}
