// SPDX-License-Identifier: Apache-2.0
package dev.crowfoot;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The house rules of the packages: each uses only those named here, so dependencies run one way.
class LayersTest {
  private static final String ROOT = "dev.crowfoot.";

  /// Each package of the core, and what of ours it may use.
  private static final Map<String, List<String>> CORE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("text", List.of()),
              Map.entry("diagnostic", List.of("text")),
              Map.entry("syntax", List.of("text", "diagnostic")),
              Map.entry("model", List.of()),
              Map.entry("analysis", List.of("text", "diagnostic", "syntax", "model")),
              Map.entry("catalog", List.of()),
              Map.entry("dialect", List.of("text", "diagnostic", "model", "analysis", "catalog")),
              Map.entry("format", List.of("text", "diagnostic", "syntax", "model", "analysis")),
              Map.entry(
                  "validation",
                  List.of("text", "diagnostic", "syntax", "model", "analysis", "dialect")),
              Map.entry(
                  "assist",
                  List.of(
                      "text",
                      "diagnostic",
                      "syntax",
                      "model",
                      "analysis",
                      "dialect",
                      "validation")),
              Map.entry("sql", List.of("text", "model", "catalog")),
              Map.entry("diff", List.of("text", "diagnostic", "catalog", "dialect")),
              Map.entry("migration", List.of("catalog", "diff", "dialect")),
              Map.entry("generate", List.of("model", "catalog")),
              Map.entry("editor.geometry", List.of()),
              Map.entry(
                  "editor",
                  List.of(
                      "editor.geometry",
                      "text",
                      "diagnostic",
                      "syntax",
                      "model",
                      "analysis",
                      "format",
                      "validation",
                      "assist"))));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.crowfoot");

  @Test
  void aCorePackageUsesOnlyTheOnesAboveIt() {
    CORE.forEach(
        (name, uses) -> {
          String[] allowed =
              java.util.stream.Stream.concat(java.util.stream.Stream.of(name), uses.stream())
                  .map(p -> ROOT + p)
                  .toArray(String[]::new);
          classes()
              .that(resideInAPackage(ROOT + name))
              .should()
              .onlyDependOnClassesThat(
                  not(resideInAPackage("dev.crowfoot..")).or(resideInAnyPackage(allowed)))
              .allowEmptyShould(true)
              .check(CLASSES);
        });
  }

  @Test
  void theCoreIsPure() {
    String[] core = CORE.keySet().stream().map(p -> ROOT + p + "..").toArray(String[]::new);
    noClasses()
        .that(resideInAnyPackage(core))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "javafx..",
                    "java.sql..",
                    "java.nio.file..",
                    "java.net..",
                    "java.awt..",
                    "java.util.logging..",
                    "liquibase..",
                    "org.apache.ibatis..",
                    "org.mybatis..",
                    "picocli..",
                    "org.slf4j..")
                .or(isInputOrOutput()))
        .check(CLASSES);
  }

  @Test
  void onlyTheEditorKnowsTheLayoutLibrary() {
    noClasses()
        .that(not(resideInAnyPackage(ROOT + "editor..", ROOT + "adapter.elk..")))
        .should()
        .dependOnClassesThat(resideInAPackage("org.eclipse.elk.."))
        .check(CLASSES);
  }

  @Test
  void adaptersKnowTheCoreAndNothingAbove() {
    noClasses()
        .that(resideInAPackage(ROOT + "adapter.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(ROOT + "app..", ROOT + "ui..", ROOT + "cli..", "javafx.."))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void eachLibraryOfTheOutsideStaysInItsAdapter() {
    Map<String, String> homes =
        Map.of(
            "org.apache.sshd..", ROOT + "adapter.ssh..",
            "liquibase..", ROOT + "adapter.liquibase..",
            "org.apache.ibatis..", ROOT + "adapter.rows..",
            "org.mybatis..", ROOT + "adapter.rows..",
            "com.zaxxer.hikari..", ROOT + "adapter.jdbc..",
            "org.apache.pdfbox..", ROOT + "adapter.picture..",
            "org.apache.fontbox..", ROOT + "adapter.picture..",
            "tools.jackson.dataformat..", ROOT + "adapter.csv..",
            "net.datafaker..", ROOT + "adapter.samples..",
            "picocli..", ROOT + "cli..");
    homes.forEach(
        (library, home) ->
            noClasses()
                .that(not(resideInAPackage(home)))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(CLASSES));
  }

  @Test
  void useCasesKnowNeitherWindowNorCommandLine() {
    noClasses()
        .that(resideInAPackage(ROOT + "app.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage(ROOT + "ui..", ROOT + "cli..", "javafx.."))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void windowAndCommandLineDoNotKnowEachOther() {
    noClasses()
        .that(resideInAPackage(ROOT + "ui.."))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "cli.."))
        .allowEmptyShould(true)
        .check(CLASSES);
    noClasses()
        .that(resideInAPackage(ROOT + "cli.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage(ROOT + "ui..", "javafx.."))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void aViewModelHasNoNodes() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("ViewModel")
        .should()
        .dependOnClassesThat(resideInAnyPackage("javafx.scene..", "javafx.stage.."))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void everyPackageIsKnownHere() {
    Set<String> found = new TreeSet<>();
    CLASSES.forEach(
        c -> {
          String name = c.getPackageName();
          found.add(
              name.equals("dev.crowfoot") ? "" : name.substring(ROOT.length()).split("\\.")[0]);
        });
    Set<String> known = new TreeSet<>(CORE.keySet());
    known.addAll(List.of("", "adapter", "app", "ui", "cli"));
    assertThat(known).containsAll(found);
  }

  private static DescribedPredicate<JavaClass> isInputOrOutput() {
    return DescribedPredicate.describe(
        "do input or output",
        c ->
            c.getPackageName().equals("java.io")
                && !Set.of("IOException", "UncheckedIOException", "Serializable", "StringWriter")
                    .contains(c.getSimpleName()));
  }
}
