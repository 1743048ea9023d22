package io.whiskwatt.gates;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Maven module: its packages and what it may use.
 *
 * <p>The table of {@code docs/architecture.md}, as code. Adding a module or an arrow is a decision:
 * it is made here and there.
 *
 * @param packages below {@code io.whiskwatt}
 * @param uses other modules
 * @param thirdParty packages that do not come with Java
 */
record Module(String directory, List<String> packages, List<Module> uses, List<String> thirdParty) {
  static final String ROOT = "io.whiskwatt.";

  static final Module BENCH_CORE =
      new Module(
          "bench-core",
          List.of(
              "units",
              "time",
              "config",
              "trust",
              "node",
              "random",
              "trace",
              "plan",
              "platform",
              "energy",
              "load",
              "mix",
              "vitals",
              "run",
              "testing"),
          List.of(),
          List.of("org.HdrHistogram", "org.snakeyaml.engine"));

  private static final Module BENCH_RAPL =
      new Module(
          "bench-rapl",
          List.of("rapl"),
          List.of(BENCH_CORE),
          List.of(
              "oshi",
              "okhttp3",
              "com.fasterxml.jackson",
              "org.openjdk.jmh",
              "org.junit.jupiter.api"));

  private static final Module BENCH_OPENWHISK =
      new Module(
          "bench-openwhisk",
          List.of("openwhisk"),
          List.of(BENCH_CORE),
          List.of("okhttp3", "okio", "com.fasterxml.jackson", "com.google.gson"));

  private static final Module RESULTS =
      new Module(
          "results",
          List.of("results"),
          List.of(BENCH_CORE),
          List.of(
              "com.fasterxml.jackson",
              "org.apache.commons.math3",
              "org.apache.commons.statistics",
              "org.HdrHistogram"));

  private static final Module CLUSTER_SETUP =
      new Module(
          "cluster-setup",
          List.of("cluster"),
          List.of(BENCH_CORE, BENCH_RAPL),
          List.of("com.fasterxml.jackson", "com.jcraft.jsch"));

  private static final Module BENCHMARKS =
      new Module(
          "benchmarks",
          List.of("cli"),
          List.of(BENCH_CORE, BENCH_RAPL, BENCH_OPENWHISK, RESULTS, CLUSTER_SETUP),
          List.of("picocli", "org.openjdk.jmh"));

  private static final List<String> WITH_JAVA =
      List.of("java", "javax", "jdk", "com.sun.net", "com.sun.management", "org.jspecify");

  static List<Module> all() {
    return Stream.concat(libraries().stream(), Stream.of(BENCHMARKS)).toList();
  }

  /** Those that others link against: their public types are an API. */
  static List<Module> libraries() {
    return List.of(BENCH_CORE, BENCH_RAPL, BENCH_OPENWHISK, RESULTS, CLUSTER_SETUP);
  }

  /** What people wrote: not the loops that JMH generates from benchmarks. */
  static JavaClasses everything() {
    return new ClassFileImporter()
        .withImportOption(location -> !location.contains("/jmh_generated/"))
        .importPaths(all().stream().map(Module::classes).toList());
  }

  /** True for the package itself and everything below it. */
  static boolean within(String packageName, List<String> prefixes) {
    return prefixes.stream()
        .anyMatch(prefix -> packageName.equals(prefix) || packageName.startsWith(prefix + "."));
  }

  /** The module's directory; the tests run with the {@code benchmarks} directory as base. */
  Path home() {
    Path base = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    return base.resolveSibling(directory).normalize();
  }

  Path classes() {
    return home().resolve("target/classes");
  }

  Path sources() {
    return home().resolve("src");
  }

  /** Those of all classes that were compiled in this module. */
  JavaClasses among(JavaClasses all) {
    String home = classes().toUri().toString();
    return all.that(
        describe(
            "of " + directory,
            type ->
                type.getSource()
                    .map(source -> source.getUri().toString().startsWith(home))
                    .orElse(false)));
  }

  /** Prefixes of every package that code of this module may mention. */
  List<String> allowedPackages() {
    Stream<String> ours =
        Stream.concat(Stream.of(this), uses.stream()).flatMap(Module::ownPackages);
    return Stream.of(ours, thirdParty.stream(), WITH_JAVA.stream()).flatMap(part -> part).toList();
  }

  Stream<String> ownPackages() {
    return packages.stream().map(name -> ROOT + name);
  }

  @Override
  public String toString() {
    return directory;
  }
}
