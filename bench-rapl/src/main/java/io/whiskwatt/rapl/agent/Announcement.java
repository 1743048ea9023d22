package io.whiskwatt.rapl.agent;

import io.whiskwatt.energy.Quality;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.units.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said when an agent has started. */
public final class Announcement {
  private final Agent agent;
  private final AgentOptions options;

  public Announcement(Agent agent, AgentOptions options) {
    this.agent = agent;
    this.options = options;
  }

  /** For people, a fact a line. */
  public List<String> lines() {
    SourceFacts source = agent.source();
    List<String> lines = new ArrayList<>();
    lines.add(
        "energy: "
            + (source.quality() == Quality.SIMULATED ? "SIMULATED" : source.quality().key())
            + " ("
            + source.key()
            + "), "
            + source.provenance());
    for (ZoneFacts zone : source.zones()) {
      lines.add("zone " + zone.zone() + ": " + zone.why());
    }
    source.notes().forEach(note -> lines.add("note: " + note));
    lines.add(sampling());
    lines.add("listening: " + agent.uri() + " (bound to " + bound() + ")");
    agent.fingerprint().ifPresent(print -> lines.add("certificate: SHA-256 " + print));
    lines.add("in a study: energy: { " + section() + " }");
    return lines;
  }

  /** What should give pause. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (options.door().tokenFile().isEmpty()) {
      warnings.add(
          "without --token-file every process that reaches "
              + agent.uri()
              + " can read energy, which is a side channel");
    }
    return warnings;
  }

  private String sampling() {
    return String.format(
        Locale.ROOT,
        "sampling: %s; the last %.0f s are remembered",
        Notation.RATE.write(options.source().rate()),
        agent.remembers().toNanos() / 1e9);
  }

  private String bound() {
    return options.door().bind().getHostAddress();
  }

  private String section() {
    String url = "\"" + agent.uri() + "\"";
    String worker =
        agent
            .fingerprint()
            .map(print -> "{ url: " + url + ", fingerprint: \"" + print + "\" }")
            .orElse(url);
    String token = options.door().tokenFile().isPresent() ? ", token-file: FILE" : "";
    return "workers: [ " + worker + " ]" + token;
  }
}
