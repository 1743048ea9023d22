package io.whiskwatt.openwhisk.remote;

import io.whiskwatt.openwhisk.client.Answer;
import io.whiskwatt.openwhisk.client.ApiVersion;
import io.whiskwatt.openwhisk.client.NamespaceLimits;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.openwhisk.client.Pending;
import io.whiskwatt.openwhisk.client.PlatformInfo;
import io.whiskwatt.openwhisk.client.ServerClock;
import io.whiskwatt.openwhisk.preflight.ClockSkew;
import io.whiskwatt.openwhisk.preflight.Surroundings;
import io.whiskwatt.openwhisk.preflight.Unanswered;
import io.whiskwatt.openwhisk.preflight.Workers;
import io.whiskwatt.openwhisk.start.SandboxRules;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.trust.Trust;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an OpenWhisk says of itself, read by requests that change nothing and invoke nothing.
 *
 * @param version empty: its gateway does not pass it on
 * @param healthyInvokers empty: its gateway does not pass it on
 * @param clock empty: its replies have no date
 */
record ServerFacts(
    PlatformInfo info,
    NamespaceLimits limits,
    Optional<ApiVersion> version,
    OptionalInt healthyInvokers,
    Optional<ClockSkew> clock) {
  /**
   * Asks.
   *
   * @throws PlatformUnavailable when it does not answer, or not to this key
   */
  static ServerFacts ask(OpenWhiskClient client) {
    Pending<PlatformInfo> info = client.info();
    Pending<NamespaceLimits> limits = client.limits();
    Pending<ApiVersion> version = client.version();
    Pending<Integer> healthy = client.healthyInvokers();
    Pending<ServerClock> clock = client.clock();
    return new ServerFacts(
        required(info.await()),
        required(limits.await()),
        version.await().found(),
        healthy.await().found().map(OptionalInt::of).orElse(OptionalInt.empty()),
        clock.await().found().map(look -> new ClockSkew(look.leastAhead(), look.mostAhead())));
  }

  private static <T> T required(Answer<T> answer) {
    return answer
        .found()
        .orElseThrow(() -> new PlatformUnavailable(Unanswered.problem(answer).text()));
  }

  /**
   * What a preflight must know beside the limits.
   *
   * @param seen workers that a probe saw; empty: nobody looked, or none could be told
   */
  Surroundings surroundings(SandboxRules rules, OptionalInt seen) {
    return new Surroundings(
        rules.idleTimeout(), rules.pauseGrace(), rules.idleTimeout(), workers(rules, seen), clock);
  }

  Workers workers(SandboxRules rules, OptionalInt seen) {
    return new Workers(rules.workers(), rules.cover(), healthyInvokers, seen);
  }

  /** What results record: never the key. */
  Map<String, String> facts(RemoteSpec spec, OptionalInt seen) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("platform", "OpenWhisk");
    facts.put("description", info.description());
    version.ifPresent(
        known -> facts.put("build", (known.build() + " " + known.buildNumber()).strip()));
    facts.put("api host", spec.endpoint().apiHost().toString());
    facts.put("trust", words(spec));
    facts.put("transport", spec.transport().key());
    facts.put("kinds", String.join(", ", info.kinds()));
    facts.put("invocations per minute", Long.toString(limits.invocationsPerMinute()));
    facts.put("concurrent invocations", Long.toString(limits.concurrentInvocations()));
    facts.put(
        "action memory", limits.minMemoryMegabytes() + "–" + limits.maxMemoryMegabytes() + " MB");
    facts.put("action time-out", limits.maxTimeoutMillis() + " ms at most");
    facts.put("idle time-out", spec.rules().idleTimeout().toMillis() + " ms, as the study says");
    spec.rules()
        .userMemory()
        .ifPresent(memory -> facts.put("user memory", memory + " a worker, as the study says"));
    spec.runtime()
        .ifPresent(runtime -> facts.put("runtime class", runtime.runtimeClass() + ", switched to"));
    facts.put("stem cells", stemCells(spec));
    facts.put("cold sandboxes", "one for each invocation, alive until their idle time-out");
    facts.put("workers", workers(spec.rules(), seen).words());
    clock.ifPresent(skew -> facts.put("server clock ahead", skew.words()));
    return facts;
  }

  private static String stemCells(RemoteSpec spec) {
    List<String> stems =
        spec.rules().stemCells().stream()
            .map(each -> each.count() + " × " + each.kind() + " with " + each.memory())
            .toList();
    return stems.isEmpty() ? "none, as the study says" : String.join(", ", stems);
  }

  private static String words(RemoteSpec spec) {
    if (spec.endpoint().apiHost().getScheme().equals("http")) {
      return "none: plain HTTP";
    }
    Trust trust = spec.endpoint().trust();
    if (trust instanceof Trust.Insecure) {
      return "any certificate";
    }
    if (trust instanceof Trust.CaFile file) {
      return "signed by " + file.certificates().getFileName();
    }
    return trust instanceof Trust.Pinned pinned
        ? "pinned to " + pinned.fingerprint()
        : "the system's certificates";
  }
}
