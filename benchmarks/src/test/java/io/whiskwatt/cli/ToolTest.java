package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.golden.GoldenFile;
import io.whiskwatt.plan.StudySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolTest {
  @TempDir private Path directory = Path.of("");

  private final RecordingTerminal recording = RecordingTerminal.plain();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "run",
        "compare",
        "report",
        "load",
        "serve",
        "doctor",
        "agent",
        "cluster",
        "performance",
        "calibrate",
        "jmh"
      })
  void help_is_as_it_was_agreed_in_every_locale(String command) {
    Locale before = Locale.getDefault();
    try {
      for (String language : List.of("en-US", "de-DE", "ar-EG-u-nu-arab")) {
        Locale.setDefault(Locale.forLanguageTag(language));
        RecordingTerminal fresh = RecordingTerminal.plain();
        int code = run(fresh, command.isEmpty() ? List.of("--help") : List.of(command, "--help"));
        assertThat(code).isZero();
        GoldenFile.ofResource("help-" + (command.isEmpty() ? "main" : command) + ".txt")
            .matches(fresh.out());
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void the_version_names_java_and_the_system() {
    assertThat(run("--version")).isZero();
    assertThat(recording.out())
        .contains("WhiskWatt ", System.getProperty("java.version"), System.getProperty("os.name"));
  }

  @Test
  void the_cells_of_the_quick_study_are_listed() {
    assertThat(run("-l")).isZero();
    assertThat(recording.out().lines())
        .containsExactlyInAnyOrder(
            "process/hello@256MB/cold/closed-1",
            "runc/hello@256MB/cold/closed-1",
            "process/hello@256MB/warm/closed-1",
            "runc/hello@256MB/warm/closed-1");
  }

  @Test
  void a_regular_expression_keeps_its_matches_and_their_baseline() {
    assertThat(run("-l", "runc.*cold")).isZero();
    assertThat(recording.out().lines())
        .containsExactly("process/hello@256MB/cold/closed-1", "runc/hello@256MB/cold/closed-1");
  }

  @Test
  void parameters_choose_platforms_and_starts() {
    assertThat(run("-l", "-p", "platform=namespaces", "-p", "start=warm")).isZero();
    assertThat(recording.out()).isEqualTo("namespaces/hello@256MB/warm/closed-1\n");
  }

  @Test
  void the_printed_study_is_read_back_with_what_was_asked_for() {
    assertThat(run("--print-study", "-i", "8", "-r", "3s", "-w", "1s")).isZero();
    StudySpec study = Studies.parse(recording.out(), "printed");
    assertThat(study.design().blocks()).isEqualTo(8);
    assertThat(study.design().window()).hasSeconds(3);
    assertThat(study.design().idleWindow()).hasMillis(1500);
    assertThat(study.design().warmUp()).hasSeconds(1);
    assertThat(study.baseline()).isEqualTo("process");
  }

  @Test
  void the_quick_study_is_planned_to_end_within_90_seconds() {
    StudySpec study = Studies.parse(printed(), "printed");
    StudyRun run = new StudyRun(surroundings(recording), study, Optional.empty());
    assertThat(run.expected()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(90));
  }

  @Test
  void the_agent_has_its_own_options_and_the_exit_codes_of_all_commands() {
    assertThat(run("agent", "--rate", "often")).isEqualTo(2);
    assertThat(run("agent", "--powercap-root", "none")).isEqualTo(3);
    assertThat(recording.err())
        .contains("error: --rate \"often\" is not a rate", "error: RAPL cannot be read: none: ");
  }

  @Test
  void a_mistyped_command_gets_a_suggestion() {
    assertThat(run("dcotor")).isEqualTo(2);
    assertThat(recording.err())
        .contains("\"dcotor\" is not a command and matches no cell")
        .contains("did you mean the command \"doctor\"?")
        .contains("process/hello@256MB/cold/closed-1");
  }

  @Test
  void a_mistyped_command_with_options_gets_a_suggestion() {
    assertThat(run("comapre", "--fail-if", "x")).isEqualTo(2);
    assertThat(recording.err())
        .contains("--fail-if")
        .contains("Did you mean the command \"compare\"?");
  }

  @Test
  void a_mistyped_option_gets_a_suggestion() {
    assertThat(run("run", "--resumee", "x")).isEqualTo(2);
    assertThat(recording.err()).contains("--resumee").contains("--resume");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-r=10",
        "-r=fast",
        "-w=-1s",
        "-i=1",
        "-i=many",
        "-p=colour=colour",
        "-p=start=hot",
        "("
      })
  void a_wrong_value_is_a_usage_error_that_quotes_it(String argument) {
    assertThat(run("-l", argument)).isEqualTo(2);
    assertThat(recording.err())
        .startsWith("error: ")
        .contains(argument.substring(argument.lastIndexOf('=') + 1));
    assertThat(recording.out()).isEmpty();
  }

  @Test
  void all_problems_of_a_study_are_shown_at_once_with_their_places() throws IOException {
    Path study = directory.resolve("bad.yaml");
    Files.writeString(
        study, "study: x\nplatfroms: {}\nworkloads: [ hello ]\nload: { constant: 50 }\n");
    assertThat(run("run", study.toString())).isEqualTo(2);
    assertThat(recording.err())
        .contains("bad.yaml:2:1: unknown key \"platfroms\"", "did you mean \"platforms\"?")
        .contains("bad.yaml:4:", "^")
        .doesNotContain("\tat ");
  }

  @Test
  void a_stack_trace_is_shown_only_when_asked_for() {
    assertThat(run("run", "--stacktrace", directory.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(recording.err()).contains("none.yaml\": there is no such file").contains("\tat ");
  }

  @Test
  void nothing_to_run_is_a_usage_error() {
    assertThat(run("run")).isEqualTo(2);
    assertThat(recording.err()).contains("name a study file, or --resume DIR");
  }

  @Test
  void a_folder_without_a_run_is_refused() {
    assertThat(run("compare", directory.toString())).isNotZero();
    assertThat(recording.err()).startsWith("error: ").contains(directory.toString());
  }

  @Test
  void a_dry_run_says_what_it_would_do_and_starts_nothing() throws IOException {
    Path study = directory.resolve("quick.yaml");
    Files.writeString(study, printed());
    assertThat(run("run", study.toString(), "--dry-run")).isZero();
    assertThat(recording.out()).contains("runc/hello@256MB/cold/closed-1", "4 cells in 6 blocks");
    assertThat(directory.resolve("results")).doesNotExist();
  }

  @Test
  void a_dry_run_names_every_energy_agent_that_does_not_answer() throws IOException {
    Path study = directory.resolve("agents.yaml");
    Files.writeString(
        study,
        "study: s\nplatforms: { a: { local: { sandbox: process }, energy: { workers: ["
            + " \"http://127.0.0.1:1\", \"http://127.0.0.1:2\" ] } } }\nworkloads: [ hello ]\n");
    assertThat(run("run", study.toString(), "--dry-run")).isEqualTo(3);
    assertThat(recording.out())
        .contains("energy of a (workers):", "the agent http://127.0.0.1:1: ")
        .contains("and: the agent http://127.0.0.1:2: ");
  }

  @Test
  void what_follows_live_and_is_no_number_is_not_its_port() {
    assertThat(run("-l", "--live", "runc.*cold")).isZero();
    assertThat(recording.out().lines()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--live", "--live=8080", "--live 8080"})
  void a_port_may_follow_live(String option) {
    List<String> arguments = new ArrayList<>(List.of(option.split(" ")));
    arguments.addAll(List.of("-l", "runc.*cold"));
    assertThat(run(recording, arguments)).isZero();
    assertThat(recording.out().lines()).hasSize(2);
  }

  @Test
  void a_port_that_is_none_is_a_usage_error_that_quotes_it() throws IOException {
    Path study = directory.resolve("quick.yaml");
    Files.writeString(study, printed());
    assertThat(run("run", study.toString(), "--live", "99999")).isEqualTo(2);
    assertThat(recording.err()).contains("--live \"99999\" is not a port");
  }

  private String printed() {
    RecordingTerminal fresh = RecordingTerminal.plain();
    assertThat(run(fresh, List.of("--print-study"))).isZero();
    return fresh.out();
  }

  private int run(String... arguments) {
    return run(recording, List.of(arguments));
  }

  private int run(RecordingTerminal terminal, List<String> arguments) {
    return new Tool(surroundings(terminal)).run(arguments.toArray(String[]::new));
  }

  private Surroundings surroundings(RecordingTerminal terminal) {
    return ToolHere.surroundings(terminal, directory);
  }
}
