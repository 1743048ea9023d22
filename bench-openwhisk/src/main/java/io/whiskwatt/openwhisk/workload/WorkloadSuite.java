package io.whiskwatt.openwhisk.workload;

import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.section.Suggestion;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * Makes workloads into code for the kinds of one platform.
 *
 * @param kinds that the platform has: {@code nodejs:20}, {@code java:17}
 */
public record WorkloadSuite(List<String> kinds) {
  private static final long MOST_BYTES = 48L << 20;
  private static final List<Language> BUNDLED = List.of(Language.values());

  public WorkloadSuite {
    kinds = List.copyOf(kinds);
  }

  /** The code, or why there is none. */
  public Parsed<ActionSource> source(Workload workload) {
    WorkloadSource source = workload.source();
    if (source instanceof WorkloadSource.Bundled bundled) {
      return bundled(workload, bundled);
    }
    if (source instanceof WorkloadSource.CodeFile file) {
      return file(workload, file.path());
    }
    if (source instanceof WorkloadSource.Mix) {
      throw new IllegalArgumentException("the parts of a mix are deployed one by one");
    }
    return failed(
        "the workload \""
            + workload.name()
            + "\" is an action that must exist on the platform,"
            + " which this platform cannot offer",
        "give the code as file: PATH");
  }

  /** The probe of isolation claims in the first language that the platform has. */
  public Parsed<ActionSource> probe() {
    return bundledKind("probe", Optional.empty())
        .map(kind -> ActionText.probe().source(Language.ofKind(kind).orElseThrow(), kind));
  }

  private Parsed<ActionSource> bundled(Workload workload, WorkloadSource.Bundled source) {
    String name = source.name();
    Optional<BundledWorkload> known = BundledWorkload.ofKey(name);
    if (known.isEmpty()) {
      return failed(
          "there is no bundled workload \"" + name + "\"",
          Suggestion.hint(name, "workloads", BundledWorkload.keys()));
    }
    Parsed<String> kind = bundledKind(workload.name(), workload.kind());
    List<Problem> problems = new ArrayList<>(kind.problems());
    problems.addAll(
        new PayloadCheck(workload, known.get().parameters(), source.written()).problems());
    return problems.isEmpty()
        ? kind.map(found -> known.get().source(Language.ofKind(found).orElseThrow(), found))
        : failed(problems);
  }

  /** One that is new enough; where one was asked for, only that. */
  private Parsed<String> bundledKind(String workload, Optional<String> asked) {
    List<String> able =
        BUNDLED.stream().flatMap(language -> kinds.stream().filter(language::runsBundled)).toList();
    Optional<String> found = asked.flatMap(this::available);
    if (asked.isEmpty() && !able.isEmpty()) {
      return Parsed.of(able.get(0));
    }
    if (found.isPresent() && able.contains(found.get())) {
      return Parsed.of(found.get());
    }
    return found.isPresent() ? tooOld(found.get()) : noKind(workload, asked, BUNDLED);
  }

  private static Parsed<String> tooOld(String kind) {
    return failed(
        "the bundled workloads do not run on the kind \"" + kind + "\"",
        "they need "
            + BUNDLED.stream()
                .map(language -> language.family() + " " + language.oldest())
                .collect(Collectors.joining(", "))
            + " or newer");
  }

  private Parsed<ActionSource> file(Workload workload, Path path) {
    Optional<Language> language = Language.ofFile(path.toString());
    if (language.isEmpty() && workload.kind().isEmpty()) {
      return failed(
          "what runs \"" + path + "\" cannot be told from its name",
          "name it .js, .py or .jar, or add kind: to the workload");
    }
    Parsed<String> kind = kind(workload, language.stream().toList());
    return kind.value().map(found -> read(path, found)).orElseGet(() -> failed(kind.problems()));
  }

  private Parsed<ActionSource> read(Path path, String kind) {
    try {
      if (Files.size(path) > MOST_BYTES) {
        return failed("\"" + path + "\" is larger than 48 MB", "OpenWhisk takes no larger code");
      }
      return kind.startsWith(Language.JAVA.family() + ":")
          ? jar(path, kind)
          : Parsed.of(
              new ActionSource(
                  kind, Files.readString(path, StandardCharsets.UTF_8), Optional.empty()));
    } catch (IOException failure) {
      return failed(
          "the workload file \"" + path + "\" cannot be read: " + failure.getMessage(),
          "paths are relative to the study file");
    }
  }

  private static Parsed<ActionSource> jar(Path path, String kind) throws IOException {
    Optional<String> main = mainClass(path);
    if (main.isEmpty()) {
      return failed(
          "\"" + path + "\" names no main class",
          "its manifest's Main-Class must be the class with JsonObject main(JsonObject)");
    }
    String code = Base64.getEncoder().encodeToString(Files.readAllBytes(path));
    return Parsed.of(new ActionSource(kind, code, main));
  }

  private static Optional<String> mainClass(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      return Optional.ofNullable(jar.getManifest())
          .map(Manifest::getMainAttributes)
          .flatMap(all -> Optional.ofNullable(all.getValue(Attributes.Name.MAIN_CLASS)));
    }
  }

  /** The kind that was asked for, else the platform's first of the preferred languages. */
  private Parsed<String> kind(Workload workload, List<Language> preferred) {
    Optional<String> asked = workload.kind();
    Optional<String> found =
        asked.isPresent()
            ? asked.flatMap(this::available)
            : preferred.stream()
                .flatMap(language -> kinds.stream().filter(language::runs))
                .findFirst();
    return found
        .map(Parsed::of)
        .orElseGet(() -> noKind(workload.name(), workload.kind(), preferred));
  }

  private Parsed<String> noKind(String workload, Optional<String> asked, List<Language> preferred) {
    String wanted =
        asked.orElseGet(() -> String.join(", ", preferred.stream().map(Language::family).toList()));
    return failed(
        "the workload \""
            + workload
            + "\" needs the kind \""
            + wanted
            + "\", which this platform does not have",
        "it has: " + String.join(", ", kinds));
  }

  private Optional<String> available(String asked) {
    if (asked.endsWith(":default")) {
      String family = asked.substring(0, asked.length() - "default".length());
      return kinds.stream().filter(kind -> kind.startsWith(family)).findFirst();
    }
    return kinds.stream().filter(asked::equals).findFirst();
  }

  private static <T> Parsed<T> failed(String message, String hint) {
    return failed(List.of(Problem.of(message, hint)));
  }

  private static <T> Parsed<T> failed(List<Problem> problems) {
    return Parsed.failed(problems);
  }
}
