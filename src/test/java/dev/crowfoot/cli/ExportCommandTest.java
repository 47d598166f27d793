// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.adapter.files.LayoutJson;
import dev.crowfoot.editor.Area;
import dev.crowfoot.editor.Hue;
import dev.crowfoot.editor.Layout;
import dev.crowfoot.editor.Perspective;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  private static final String SCHEMA =
      """
      datasource db {
        provider = "sqlite"
      }

      model User {
        id    Int    @id
        posts Post[]
      }

      model Post {
        id     Int  @id
        userId Int
        user   User @relation(fields: [userId], references: [id])
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeSchema() throws IOException {
    Files.writeString(folder.resolve("schema.prisma"), SCHEMA);
  }

  @Test
  void theExtensionSaysTheFormat() {
    CommandLineRun mermaid = CommandLineRun.in(folder, "export", "docs/diagram.mmd");
    assertThat(mermaid.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(Path.of(mermaid.out().strip())).isEqualTo(Path.of("docs/diagram.mmd"));
    assertThat(folder.resolve("docs/diagram.mmd")).content().startsWith("erDiagram\n");
    CommandLineRun.in(folder, "export", "DIAGRAM.DBML");
    assertThat(folder.resolve("DIAGRAM.DBML")).content().startsWith("Table \"User\" {\n");
  }

  @Test
  void anUnknownExtensionIsAWrongUse() {
    CommandLineRun run = CommandLineRun.in(folder, "export", "diagram.doc");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("`diagram.doc`", "`.mmd` (Mermaid)", "`.dbml` (DBML)");
  }

  @Test
  void whatIsSelectedComesAlone() {
    CommandLineRun.in(folder, "export", "--select", "Post", "diagram.dbml");
    assertThat(folder.resolve("diagram.dbml"))
        .content()
        .contains("Table \"Post\"")
        .doesNotContain("User");
    CommandLineRun run = CommandLineRun.in(folder, "export", "--select", "Post,Pst", "other.dbml");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("no model and no enum `Pst`");
    assertThat(folder.resolve("other.dbml")).doesNotExist();
  }

  @Test
  void aViewComesWithItsTablesAlone() throws IOException {
    Files.writeString(
        folder.resolve("schema.layout.json"), "{\"views\":{\"Users\":{\"cards\":{\"User\":{}}}}}");
    CommandLineRun.in(folder, "export", "--view", "Users", "diagram.mmd");
    assertThat(folder.resolve("diagram.mmd")).content().contains("User {").doesNotContain("Post");
    CommandLineRun run = CommandLineRun.in(folder, "export", "--view", "Usr", "other.mmd");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("no view `Usr`. There are `Users`.");
  }

  @Test
  void aFileThatIsThereIsReplacedOnlyWhenToldTo() throws IOException {
    Path file = Files.writeString(folder.resolve("diagram.mmd"), "mine");
    CommandLineRun run = CommandLineRun.in(folder, "export", "diagram.mmd");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.err()).contains("is there already", "`--force`");
    assertThat(file).hasContent("mine");
    assertThat(CommandLineRun.in(folder, "export", "--force", "diagram.mmd").exitCode()).isZero();
    assertThat(file).content().startsWith("erDiagram\n");
  }

  @Test
  void aSchemaWithErrorsIsNotDrawn() throws IOException {
    Files.writeString(folder.resolve("schema.prisma"), SCHEMA.replace("id     Int", "id     Itn"));
    CommandLineRun run = CommandLineRun.in(folder, "export", "diagram.mmd");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(run.err()).contains("errors", "`crowfoot validate`");
    assertThat(folder.resolve("diagram.mmd")).doesNotExist();
  }

  @Test
  void aPictureNeedsNoDisplay() throws IOException {
    CommandLineRun run = CommandLineRun.in(folder, "export", "diagram.svg");
    assertThat(run.exitCode()).isEqualTo(ExitCode.FINE);
    assertThat(run.windows()).isEmpty();
    assertThat(folder.resolve("diagram.svg")).content().contains(">User</text>", ">Post</text>");
    CommandLineRun.in(folder, "export", "diagram.pdf");
    assertThat(Files.readString(folder.resolve("diagram.pdf"), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-1.6");
  }

  @Test
  void aPictureIsAsLargeAndDarkAsWished() throws IOException {
    CommandLineRun.in(folder, "export", "small.png");
    CommandLineRun.in(folder, "export", "--scale", "2", "--dark", "large.png");
    BufferedImage small = ImageIO.read(folder.resolve("small.png").toFile());
    BufferedImage large = ImageIO.read(folder.resolve("large.png").toFile());
    assertThat(large.getWidth()).isEqualTo(2 * small.getWidth());
    assertThat(small.getRGB(0, 0)).isEqualTo(0xfff6f8fa);
    assertThat(large.getRGB(0, 0)).isEqualTo(0xff0d1117);
    CommandLineRun.in(folder, "export", "--transparent", "clear.png");
    assertThat(ImageIO.read(folder.resolve("clear.png").toFile()).getRGB(0, 0)).isZero();
    CommandLineRun wrong = CommandLineRun.in(folder, "export", "--scale", "9", "huge.png");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("from 0.1 to 4");
    assertThat(folder.resolve("huge.png")).doesNotExist();
  }

  @Test
  void aPictureShowsWhatIsSelected() {
    CommandLineRun.in(folder, "export", "--select", "Post", "post.svg");
    assertThat(folder.resolve("post.svg")).content().contains(">Post<").doesNotContain(">User<");
  }

  @Test
  void aPictureOfAViewShowsWhatIsInIt() throws IOException {
    Files.writeString(
        folder.resolve("schema.layout.json"),
        new LayoutJson(
                Layout.EMPTY
                    .withAreas(
                        new TreeMap<>(
                            Map.of("Blog", new Area(Hue.GREEN, new TreeSet<>(Set.of("Post"))))))
                    .withViews(new TreeMap<>(Map.of("Posts", Perspective.of(Set.of("Post"))))),
                List.of())
            .text(""));
    CommandLineRun.in(folder, "export", "--view", "Posts", "posts.svg");
    assertThat(folder.resolve("posts.svg"))
        .content()
        .contains(">Post<", ">Blog<")
        .doesNotContain(">User<");
    CommandLineRun.in(folder, "export", "all.svg");
    assertThat(folder.resolve("all.svg")).content().contains(">Post<", ">Blog<", ">User<");
    assertThat(CommandLineRun.in(folder, "export", "--view", "Pots", "x.svg").err())
        .contains("There is no view `Pots`", "`Posts`");
  }

  @Test
  void aPictureOfNothingIsNone() throws IOException {
    Files.writeString(folder.resolve("schema.prisma"), "// nothing yet\n");
    CommandLineRun run = CommandLineRun.in(folder, "export", "diagram.png");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("no table is shown");
    assertThat(folder.resolve("diagram.png")).doesNotExist();
  }
}
