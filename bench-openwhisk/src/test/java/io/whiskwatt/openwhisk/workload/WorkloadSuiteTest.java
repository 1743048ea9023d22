package io.whiskwatt.openwhisk.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.units.DataSize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadSuiteTest {
  private static final WorkloadSuite ALL =
      new WorkloadSuite(List.of("java:17", "python:3.11", "nodejs:20", "nodejs:18"));

  @TempDir private Path folder;

  @Test
  void node_is_preferred_then_python_then_java() {
    assertThat(ALL.source(bundled("hello", "")).orThrow().kind()).isEqualTo("nodejs:20");
    assertThat(kindWith("java:17", "python:3.11")).isEqualTo("python:3.11");
    assertThat(kindWith("java:17")).isEqualTo("java:17");
  }

  private static String kindWith(String... kinds) {
    return new WorkloadSuite(List.of(kinds)).source(bundled("hello", "")).orThrow().kind();
  }

  @Test
  void the_bundled_hello_is_the_studys_own_text() {
    assertThat(ALL.source(bundled("hello", "nodejs:18")).orThrow().code())
        .startsWith(
            """
            function main(params) {
              return { payload: "Hello from inside a QEMU VM! 🚀" };
            }
            """);
  }

  @Test
  void the_java_workload_is_a_jar_that_holds_its_classes() throws IOException {
    ActionSource source = ALL.source(bundled("hash", "java:17")).orThrow();
    assertThat(source.main()).hasValue("io.whiskwatt.openwhisk.workload.action.HashAction");
    assertThat(entries(Base64.getDecoder().decode(source.code())))
        .containsExactly(
            "io/whiskwatt/openwhisk/workload/action/HashAction.class",
            "io/whiskwatt/openwhisk/workload/action/Whole.class",
            "io/whiskwatt/openwhisk/workload/action/EnvelopeOfJava.class");
  }

  private static List<String> entries(byte[] jar) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  @Test
  void an_unknown_workload_is_refused_with_the_nearest_one() {
    assertThat(problem(ALL.source(bundled("helo", "")))).contains("did you mean \"hello\"?");
  }

  @Test
  void a_kind_that_is_not_there_is_refused_with_those_that_are() {
    assertThat(problem(ALL.source(bundled("hello", "ruby:3"))))
        .contains("\"ruby:3\"", "it has: java:17");
  }

  @Test
  void runtimes_too_old_for_the_bundled_workloads_are_passed_over_or_refused() {
    WorkloadSuite old = new WorkloadSuite(List.of("nodejs:8", "python:2", "java:8", "java:17"));
    assertThat(old.source(bundled("hello", "")).orThrow().kind()).isEqualTo("java:17");
    assertThat(problem(old.source(bundled("hello", "java:default"))))
        .contains("\"java:8\"", "nodejs 10, python 3, java 17 or newer");
  }

  @Test
  void the_probe_is_no_workload_but_has_a_source_in_each_language() {
    assertThat(BundledWorkload.keys()).doesNotContain("probe");
    assertThat(problem(ALL.source(bundled("probe", "")))).contains("no bundled workload");
    for (String kind : List.of("nodejs:20", "python:3.11", "java:17")) {
      assertThat(new WorkloadSuite(List.of(kind)).probe().orThrow().kind()).isEqualTo(kind);
    }
    assertThat(problem(new WorkloadSuite(List.of("ruby:3")).probe())).contains("\"probe\"");
  }

  @Test
  void a_wrong_kind_and_a_wrong_payload_are_told_together() {
    Workload wrong =
        new Workload(
            "hash",
            new WorkloadSource.Bundled("hash"),
            Optional.of("ruby:3"),
            DataSize.ofMegabytes(256),
            "{\"sise\":1}");
    assertThat(ALL.source(wrong).problems())
        .extracting(Problem::message)
        .containsExactly(
            "the workload \"hash\" needs the kind \"ruby:3\", which this platform does not have",
            "the workload \"hash\" has no parameter \"sise\"");
  }

  @Test
  void a_default_kind_is_the_first_of_its_family() {
    assertThat(ALL.source(bundled("hello", "nodejs:default")).orThrow().kind())
        .isEqualTo("nodejs:20");
  }

  @Test
  void a_file_is_read_and_its_name_tells_its_kind() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.py"), "def main(p):\n  return {}\n");
    assertThat(ALL.source(file(file, "")).orThrow())
        .isEqualTo(
            new ActionSource("python:3.11", "def main(p):\n  return {}\n", Optional.empty()));
  }

  @Test
  void a_file_that_tells_nothing_needs_a_kind() throws IOException {
    Path file = Files.writeString(folder.resolve("mine"), "function main() {}");
    assertThat(problem(ALL.source(file(file, "")))).contains("add kind:");
    assertThat(ALL.source(file(file, "nodejs:20")).orThrow().code()).startsWith("function");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThat(problem(ALL.source(file(folder.resolve("none.js"), ""))))
        .contains("none.js", "cannot be read");
  }

  @Test
  void a_jar_must_name_its_main_class() throws IOException {
    Path without = jar("without.jar", Optional.empty());
    assertThat(problem(ALL.source(file(without, "")))).contains("names no main class");
    Path with = jar("with.jar", Optional.of("a.Main"));
    assertThat(ALL.source(file(with, "")).orThrow().main()).hasValue("a.Main");
  }

  private Path jar(String name, Optional<String> main) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.ifPresent(type -> manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, type));
    Path path = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(path)) {
      new JarOutputStream(out, manifest).close();
    }
    return path;
  }

  private static String problem(Parsed<ActionSource> parsed) {
    return parsed.problems().stream().map(Problem::text).findFirst().orElse("none");
  }

  private static Workload bundled(String name, String kind) {
    return workload(new WorkloadSource.Bundled(name), kind);
  }

  private static Workload file(Path path, String kind) {
    return workload(new WorkloadSource.CodeFile(path), kind);
  }

  private static Workload workload(WorkloadSource source, String kind) {
    Optional<String> wanted = Optional.of(kind).filter(text -> !text.isEmpty());
    return new Workload("w", source, wanted, DataSize.ofMegabytes(256), "{}");
  }
}
