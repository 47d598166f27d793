// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.analysis.Analysis;
import dev.crowfoot.model.Schema;
import dev.crowfoot.syntax.Formatter;
import dev.crowfoot.syntax.SchemaTexts;
import dev.crowfoot.text.SourceText;
import dev.crowfoot.text.Sources;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// What formatting does to any schema, however broken.
class SchemaFormatLawsTest {
  @Property(shrinking = ShrinkingMode.BOUNDED)
  void formattingTwiceChangesNothing(@ForAll("texts") String text) {
    Sources once = SchemaFormat.format(sources(text));
    assertThat(SchemaFormat.format(once)).isEqualTo(once);
  }

  @Property(shrinking = ShrinkingMode.BOUNDED)
  void layingOutChangesNoMeaning(@ForAll("texts") String text) {
    Analysis before = Analysis.of(sources(text));
    Assume.that(!before.hasSyntaxErrors());
    Analysis after = Analysis.of(sources(Formatter.format(before.sources().main())));
    assertThat(meaning(after.schema())).isEqualTo(meaning(before.schema()));
  }

  @Provide
  Arbitrary<String> texts() {
    return SchemaTexts.all();
  }

  /// A schema but for the blanks in the settings of generators, which are kept as they were
  /// written.
  private static List<Object> meaning(Schema schema) {
    return List.of(
        schema.generators().stream().map(g -> g.toString().replaceAll("\\s", "")).toList(),
        schema.datasource(),
        schema.models(),
        schema.enums(),
        schema.compositeTypes(),
        schema.relations());
  }

  private static Sources sources(String text) {
    return Sources.of(SourceText.of("schema.prisma", text));
  }
}
