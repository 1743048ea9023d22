package io.whiskwatt.cli;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.openwhisk.local.runtime.ActionContainers;
import io.whiskwatt.openwhisk.local.sandbox.Probe;
import io.whiskwatt.openwhisk.local.sandbox.SandboxTechnology;
import io.whiskwatt.platform.Inspection;
import io.whiskwatt.rapl.EnergyDiagnosis;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.scrape.ExporterSurvey;
import io.whiskwatt.rapl.sensor.SensorSurvey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what this machine can and cannot measure, and why. */
@Command(
    name = "doctor",
    description = {
      "Say what this machine can and cannot measure, why, and what to do about it.",
      "With a study file also whether its platforms and energy agents answer, what they allow and"
          + " show, and what of the study they would refuse; nothing is invoked there."
    },
    footer =
        "Ends with 3 when nothing can be measured here, or a platform or an energy agent of the study"
            + " does not answer; else with 0.")
final class DoctorCommand implements Callable<Integer> {
  private static final String POWERCAP_ROOT = "/sys/class/powercap";

  private final Surroundings surroundings;

  @Parameters(paramLabel = "STUDY.yaml", arity = "0..1", description = "A study file.")
  private Optional<Path> study = Optional.empty();

  @Option(
      names = "--powercap-root",
      paramLabel = "DIR",
      description =
          "Look for energy counters here: a tree that a hypervisor shares, or one that was copied."
              + " Default: ${DEFAULT-VALUE}.",
      defaultValue = POWERCAP_ROOT)
  private Path powercapRoot = Path.of(POWERCAP_ROOT);

  @Option(
      names = "--node-root",
      paramLabel = "DIR",
      hidden = true,
      description = "Where proc and sys of the machine are.",
      defaultValue = "/")
  private Path nodeRoot = Path.of("/");

  @Option(
      names = "--exporters",
      description =
          "Ask Scaphandre (8080), Kepler (28282) and node_exporter (9100) on this machine's loopback"
              + " address.")
  private boolean exporters;

  DoctorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Leftover.remove(surroundings.terminal().err());
    say(ToolVersion.line() + "\n\n");
    EnergyDiagnosis energy = energy();
    say(Finding.section("Machine", machine(energy)));
    say(Finding.section("Sandboxes, each started for real", sandboxes()));
    say(Finding.section("Kinds of action", kinds()));
    say(Finding.section("Energy", energy.lines().stream().map(Finding::ofLine).toList()));
    say(Finding.section("Other energy sources", others().stream().map(Finding::ofLine).toList()));
    Optional<StudyRun> run =
        study.map(file -> new StudyRun(surroundings, Studies.read(file), study));
    Map<String, Inspection> sources = looks(run.map(StudyRun::inspectEnergy));
    sources.forEach((name, found) -> say(Finding.section("Energy of " + name, findings(found))));
    Map<String, Inspection> platforms = looks(run.map(StudyRun::inspect));
    platforms.forEach(
        (name, inspection) -> say(Finding.section("Platform " + name, findings(inspection))));
    say(Finding.section("What to do next", next(energy)));
    boolean silent =
        Stream.concat(sources.values().stream(), platforms.values().stream())
            .anyMatch(each -> each.unavailable().isPresent());
    return (nothingRuns() || silent ? ExitCode.ENVIRONMENT : ExitCode.OK).number();
  }

  /** Of what the study names, that which can be looked at without being started. */
  private static Map<String, Inspection> looks(Optional<Map<String, Inspection>> all) {
    Map<String, Inspection> looks = new LinkedHashMap<>(all.orElse(Map.of()));
    looks.values().removeIf(Inspection.NONE::equals);
    return looks;
  }

  private static List<Finding> findings(Inspection inspection) {
    List<Finding> findings = new ArrayList<>();
    inspection
        .unavailable()
        .ifPresent(
            why -> why.lines().forEach(line -> findings.add(new Finding("no answer", line))));
    inspection.facts().forEach((name, value) -> findings.add(new Finding(name, value)));
    inspection
        .problems()
        .forEach(problem -> findings.add(new Finding("would be refused", problem.text())));
    return findings;
  }

  private List<Finding> machine(EnergyDiagnosis energy) {
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, String> fact : energy.machine().facts().entrySet()) {
      findings.add(new Finding(fact.getKey(), fact.getValue()));
    }
    findings.add(ClockFloor.of(surroundings.time()).finding());
    return findings;
  }

  private List<Finding> sandboxes() {
    return surroundings.sandboxes().stream()
        .map(technology -> new Finding(technology.key(), technology.probe().text()))
        .toList();
  }

  /** Kinds are found by running them; which sandbox does not matter. */
  private List<Finding> kinds() {
    return surroundings.sandboxes().stream()
        .filter(technology -> technology.probe().usable())
        .reduce((stronger, weaker) -> weaker)
        .map(DoctorCommand::kindsIn)
        .orElse(List.of());
  }

  private static List<Finding> kindsIn(SandboxTechnology technology) {
    try (ActionContainers containers = ActionContainers.open(technology)) {
      return containers.kinds().stream()
          .map(kind -> new Finding(kind.name(), kind.version()))
          .toList();
    }
  }

  private List<Finding> next(EnergyDiagnosis energy) {
    List<Finding> next = new ArrayList<>();
    if (nothingRuns()) {
      next.add(new Finding("sandboxes", "nothing can be measured until one of them is usable"));
    } else {
      next.add(new Finding("measure", Invocation.command() + " compares " + pair()));
    }
    if (energy.source().quality() != Quality.MEASURED) {
      next.add(
          new Finding(
              "energy",
              "figures will be "
                  + energy.source().quality().key()
                  + ", which tells how busy the machine is, not what it draws: measure on bare"
                  + " metal, as root, for joules"));
    }
    return next;
  }

  private String pair() {
    List<String> platforms = SandboxChoice.strongest(surroundings.sandboxes()).platforms();
    return platforms.size() > 1
        ? platforms.get(1) + " against a plain " + platforms.get(0)
        : "cold starts of a plain " + platforms.get(0) + " against warm ones";
  }

  /** For a study's energy, or a check beside it. */
  private List<String> others() {
    List<String> others = new ArrayList<>(SensorSurvey.ofThisMachine());
    if (exporters) {
      others.addAll(ExporterSurvey.ofThisMachine(surroundings.time()));
    }
    return others;
  }

  private EnergyDiagnosis energy() {
    LocalNode node = LocalNode.under(nodeRoot, LocalNode.read().node());
    return EnergyDiagnosis.of(powercapRoot, node, Duration.ofSeconds(1), surroundings.time());
  }

  private boolean nothingRuns() {
    return surroundings.sandboxes().stream().map(SandboxTechnology::probe).noneMatch(Probe::usable);
  }

  private void say(String text) {
    surroundings.interruption().check();
    surroundings.terminal().out().print(text);
    surroundings.terminal().out().flush();
  }
}
