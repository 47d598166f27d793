// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot.app.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crowfoot.app.transfer.ImportReport.Ending;
import dev.crowfoot.model.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Rows that refer to others of the same file, wherever those stand.
@ParameterizedClass
@EnumSource(
    value = Provider.class,
    names = {"SQLITE", "POSTGRESQL"})
@Execution(ExecutionMode.CONCURRENT)
class ImportTreesTest {
  private static final String MODELS =
      """
      model Folder {
        id       Int      @id @default(autoincrement())
        name     String   @unique
        parent   Folder?  @relation("parent", fields: [parentId], references: [id])
        parentId Int?
        folders  Folder[] @relation("parent")
      }
      model Cell {
        x     Int
        y     Int
        next  Cell?  @relation("next", fields: [nextX, nextY], references: [x, y])
        nextX Int?
        nextY Int?
        cells Cell[] @relation("next")
        @@id([x, y])
      }
      """;

  @Parameter Provider provider = Provider.SQLITE;
  @TempDir Path folder = Path.of("");

  private LiveModels live;

  @BeforeEach
  void open() {
    live = new LiveModels(provider, MODELS, folder);
  }

  @AfterEach
  void close() {
    live.close();
  }

  private ImportReport load(String model, String csv, boolean skipBad) throws IOException {
    Path file = Files.writeString(folder.resolve("rows.csv"), csv);
    ImportPlan plan = ImportPlan.suggest(live.schema(), live.model(model), file).skipBad(skipBad);
    return new Import(live.engine(), plan).run(Progress.NONE, Optional.empty());
  }

  private List<String> folders() {
    return live.rows("Folder", "id").stream()
        .map(r -> r.get(0) + " " + r.get(1) + " " + r.get(2))
        .toList();
  }

  @Test
  void aParentMayStandFurtherOn() throws IOException {
    ImportReport report =
        load("Folder", "id,name,parentId\n3,c,2\n2,b,1\n1,a,\n4,self,4\n5,e,3\n", false);
    assertThat(report).isEqualTo(new ImportReport(5, 0, List.of(), Ending.DONE));
    assertThat(folders()).containsExactly("1 a null", "2 b 1", "3 c 2", "4 self 4", "5 e 3");
    assertThat(load("Folder", "id,name,parentId\n9,h,8\n8,g,5\n", false).created()).isEqualTo(2);
  }

  @Test
  void aLargeTreeMayComeInAnyOrder() throws IOException {
    int rows = 2_500;
    List<String> lines = new ArrayList<>();
    IntStream.rangeClosed(1, rows)
        .forEach(i -> lines.add(i + ",f" + i + "," + (i == 1 ? "" : i / 2)));
    Collections.shuffle(lines, new Random(1));
    String csv = "id,name,parentId\n" + String.join("\n", lines);
    assertThat(load("Folder", csv, false).created()).isEqualTo(rows);
    assertThat(folders()).hasSize(rows).contains("2500 f2500 1250", "2 f2 1");
  }

  @Test
  void aParentMayBeNamedByAValue() throws IOException {
    assertThat(load("Folder", "name,parent.name\nc,b\nb,a\na,\nd,c\n", false).refusals()).isEmpty();
    assertThat(folders()).containsExactly("1 a null", "2 b 1", "3 c 2", "4 d 3");
    ImportReport report = load("Folder", "name,parent.name\nx,nobody\ny,x\nz,d\n", true);
    assertThat(report.created()).isEqualTo(1);
    assertThat(report.refusals().stream().map(Refusal::toString))
        .containsExactly(
            "line 2, parent.name: there is no `Folder` whose `name` is `nobody`",
            "line 3, parent.name: there is no `Folder` whose `name` is `x`");
  }

  @Test
  void rowsMayReferToEachOtherInACircle() throws IOException {
    String csv = "id,name,parentId\n4,d,3\n1,a,3\n2,b,1\n3,c,2\n";
    assertThat(load("Folder", csv, false).created()).isEqualTo(4);
    assertThat(folders()).containsExactly("1 a 3", "2 b 1", "3 c 2", "4 d 3");
    String cells = "x,y,nextX,nextY\n1,1,1,2\n1,2,2,2\n2,2,1,1\n";
    assertThat(load("Cell", cells, false).created()).isEqualTo(3);
    assertThat(live.rows("Cell", "y").getFirst()).containsExactly(1, 1, 1, 2);
  }

  @Test
  void whoseParentIsNowhereIsRefusedWithAllBehindIt() throws IOException {
    String csv = "id,name,parentId\n2,b,7\n3,c,2\n1,a,\n";
    ImportReport report = load("Folder", csv, true);
    assertThat(report.created()).isEqualTo(1);
    assertThat(report.refusals()).extracting(Refusal::line).containsExactly(2L, 3L);
    assertThat(folders()).containsExactly("1 a null");
    assertThat(load("Folder", csv.replace("1,a,", "9,z,"), false).ending())
        .isEqualTo(Ending.NOTHING_CREATED);
  }
}
