package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.section.Suggestion;
import io.whiskwatt.openwhisk.local.sandbox.SandboxTechnology;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.StudySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the quick study is about on this machine.
 *
 * @param sandboxes the platforms, and what is to be said of them
 * @param workloads of the bundled suite
 */
record QuickChoice(SandboxChoice sandboxes, List<String> workloads, List<StartKind> starts) {
  private static final String PLATFORM = "platform";
  private static final String WORKLOAD = "workload";
  private static final String START = "start";
  private static final List<String> PARAMETERS = List.of(PLATFORM, START, WORKLOAD);
  private static final List<StartKind> STARTS = List.of(StartKind.COLD, StartKind.WARM);

  /**
   * From {@code -p}.
   *
   * @throws InvalidConfiguration when a name or a value is not known
   */
  static QuickChoice of(Map<String, String> parameters, List<SandboxTechnology> sandboxes) {
    parameters.keySet().forEach(QuickChoice::requireKnown);
    SandboxChoice chosen =
        values(parameters, PLATFORM)
            .map(keys -> SandboxChoice.named(keys, sandboxes))
            .orElseGet(() -> SandboxChoice.strongest(sandboxes));
    return new QuickChoice(
        chosen,
        values(parameters, WORKLOAD).orElse(List.of("hello")),
        values(parameters, START)
            .map(keys -> keys.stream().map(QuickChoice::start).toList())
            .orElse(STARTS));
  }

  QuickStudy study(Pace pace) {
    return new QuickStudy(sandboxes.platforms(), workloads, starts, pace);
  }

  List<String> notes() {
    return sandboxes.notes();
  }

  /** What is about to be compared, ended by a colon. */
  static String sentence(StudySpec study) {
    List<String> platforms = study.platforms().stream().map(each -> each.name()).toList();
    String subject =
        platforms.size() > 1
            ? String.join(", ", platforms.subList(1, platforms.size()))
                + " against "
                + platforms.get(0)
            : platforms.get(0);
    return subject
        + ", "
        + distinct(study, cell -> cell.workload().name())
        + ", "
        + distinct(study, cell -> cell.start().key())
        + ":";
  }

  private static String distinct(StudySpec study, Function<Cell, String> part) {
    return study.cells().stream().map(part).distinct().collect(Collectors.joining(" and "));
  }

  private static Optional<List<String>> values(Map<String, String> parameters, String name) {
    return Optional.ofNullable(parameters.get(name))
        .map(list -> Arrays.stream(list.split(",", -1)).map(String::strip).distinct().toList());
  }

  private static void requireKnown(String name) {
    if (!PARAMETERS.contains(name)) {
      throw refused(
          "-p \"" + name + "\" is not a parameter",
          Suggestion.hint(name, "parameters", PARAMETERS));
    }
  }

  private static StartKind start(String key) {
    return StartKind.ofKey(key)
        .orElseThrow(
            () ->
                refused(
                    "\"" + key + "\" is not a kind of start",
                    Suggestion.hint(key, "starts", STARTS.stream().map(StartKind::key).toList())));
  }

  private static InvalidConfiguration refused(String message, String hint) {
    return new InvalidConfiguration(List.of(Problem.of(message, hint)));
  }
}
