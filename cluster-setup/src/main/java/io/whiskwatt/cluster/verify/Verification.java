package io.whiskwatt.cluster.verify;

import io.whiskwatt.cluster.inventory.ClusterNode;
import io.whiskwatt.cluster.inventory.ContainerRuntime;
import io.whiskwatt.cluster.inventory.Inventory;
import io.whiskwatt.cluster.inventory.KataRelease;
import io.whiskwatt.cluster.inventory.OpenWhiskLimits;
import io.whiskwatt.cluster.verify.Finding.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The isolation verdict of each worker, and whether the clusters have everything else in common.
 *
 * @param clusters one or more
 * @param heard of each, by its name
 */
public record Verification(List<Inventory> clusters, Map<String, Heard> heard) {
  /** Of one processor: more is foreign load, which the idle windows would hold. */
  private static final double IDLE_LOAD = 0.10;

  private static final double MOST_APART_MILLIS = 1000;

  /** In days: from then on another certificate is made. */
  private static final double A_MONTH = 30;

  private static final String NONE = "none";
  private static final String UNKNOWN = "unknown";

  /** Facts that must be the same on all workers of all clusters. */
  private static final List<String> ALIKE =
      List.of(
          "machine",
          "virtualised",
          "cpu",
          "sockets",
          "processors",
          "memory-gib",
          "system",
          "kernel",
          "containerd",
          "kubelet",
          "governor",
          "turbo",
          "rapl-packages");

  public Verification {
    clusters = List.copyOf(clusters);
    heard = Map.copyOf(heard);
  }

  private Heard of(Inventory cluster) {
    return Optional.ofNullable(heard.get(cluster.name())).orElseGet(Heard::new);
  }

  /** One finding for each worker of each cluster, and for each runtime that it is switched to. */
  public List<Finding> isolation() {
    return clusters.stream()
        .flatMap(
            cluster ->
                cluster.runtimes().stream()
                    .flatMap(
                        runtime ->
                            cluster.workers().stream()
                                .map(worker -> isolation(cluster, runtime, worker))))
        .toList();
  }

  private Finding isolation(Inventory cluster, ContainerRuntime runtime, ClusterNode worker) {
    String name = worker.hostname() + (cluster.isSwitched() ? " as " + runtime.key() : "");
    Optional<Look> look = of(cluster).look(runtime.key(), worker.hostname());
    if (look.isEmpty()) {
      return new Finding(
          name, List.of(UNKNOWN), Verdict.UNFAIR, "no action was seen on this worker");
    }
    Look seen = look.get();
    Optional<Standing> standing = of(cluster).standing(runtime.key(), worker.hostname());
    List<String> wrong = new ArrayList<>(wrong(cluster, runtime, seen));
    wrong.addAll(wrong(cluster, runtime, standing));
    String value =
        "class "
            + seen.runtimeClass()
            + ", kernel inside "
            + seen.inside()
            + ", outside "
            + seen.outside()
            + standing.map(Verification::text).orElse("");
    return new Finding(
        name,
        List.of(value),
        wrong.isEmpty() ? Verdict.FINE : Verdict.UNFAIR,
        String.join("; ", wrong));
  }

  private static String text(Standing standing) {
    return ", virtual machines "
        + standing.machines()
        + ", sandboxes of Kata "
        + standing.sandboxes();
  }

  /** The class and the kernel (cluster facts: isolation verdict); runc shows the opposite. */
  private static List<String> wrong(Inventory cluster, ContainerRuntime runtime, Look seen) {
    List<String> wrong = new ArrayList<>();
    boolean own = runtime != ContainerRuntime.RUNC;
    String expected = own ? runtime.key() : NONE;
    if (!seen.runtimeClass().equals(expected)) {
      wrong.add("its pod's runtime class should be " + expected);
    }
    if (own == seen.inside().equals(seen.outside())) {
      wrong.add(
          own
              ? "its sandboxes share the worker's kernel"
              : "its sandboxes have a kernel of their own");
    }
    if (runtime.needsKata()) {
      KataRelease.guestKernel(cluster.versions().kata())
          .filter(pinned -> !seen.inside().startsWith(pinned))
          .ifPresent(pinned -> wrong.add("the guest kernel should be " + pinned));
    }
    return wrong;
  }

  /**
   * At least one virtual machine for each sandbox of Kata, and none beside. Where runtimes are
   * switched, sandboxes of the other one may still stand.
   */
  private static List<String> wrong(
      Inventory cluster, ContainerRuntime runtime, Optional<Standing> standing) {
    if (standing.isEmpty()) {
      return List.of("its virtual machines were not counted");
    }
    int machines = standing.get().machines();
    int sandboxes = standing.get().sandboxes();
    if (runtime.needsKata()) {
      return sandboxes == 0
          ? List.of("no sandbox of Kata stands on it")
          : machines < sandboxes
              ? List.of("fewer virtual machines than sandboxes of Kata run on it")
              : List.of();
    }
    int others = cluster.isSwitched() ? sandboxes : 0;
    return runtime == ContainerRuntime.RUNC && machines > others
        ? List.of("virtual machines run on it")
        : List.of();
  }

  /** One finding for each thing that clusters must have in common. */
  public List<Finding> fairness() {
    List<Finding> found = new ArrayList<>();
    ALIKE.forEach(name -> found.add(alike(name)));
    found.add(each("ntp", "yes"::equals, "a clock is not synchronised"));
    found.add(clocks());
    found.add(load());
    found.addAll(limits());
    found.add(energy());
    if (clusters.stream().anyMatch(Inventory::needsWebhook)) {
      found.add(webhook());
    }
    return found;
  }

  private Set<String> values(Inventory cluster, String fact) {
    return cluster.workers().stream()
        .map(worker -> of(cluster).fact(worker.hostname(), fact).orElse(UNKNOWN))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The value, or each with the workers that it was heard of. */
  private String shown(Inventory cluster, String fact) {
    Map<String, List<String>> workers = new LinkedHashMap<>();
    cluster
        .workers()
        .forEach(
            worker ->
                workers
                    .computeIfAbsent(
                        of(cluster).fact(worker.hostname(), fact).orElse(UNKNOWN),
                        value -> new ArrayList<>())
                    .add(worker.hostname()));
    return workers.size() == 1
        ? workers.keySet().iterator().next()
        : workers.entrySet().stream()
            .map(each -> each.getKey() + " (" + String.join(", ", each.getValue()) + ")")
            .collect(Collectors.joining(" / "));
  }

  private List<String> column(Function<Inventory, String> value) {
    return clusters.stream().map(value).toList();
  }

  private Finding alike(String fact) {
    Set<String> all =
        clusters.stream()
            .flatMap(cluster -> values(cluster, fact).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Verdict verdict =
        all.size() > 1 ? Verdict.UNFAIR : all.contains(UNKNOWN) ? Verdict.NOTED : Verdict.FINE;
    return new Finding(
        fact,
        column(cluster -> shown(cluster, fact)),
        verdict,
        all.size() > 1
            ? "the workers differ"
            : all.contains(UNKNOWN) ? "it could not be read" : "");
  }

  private Finding each(String fact, Predicate<String> fine, String otherwise) {
    boolean all =
        clusters.stream().flatMap(cluster -> values(cluster, fact).stream()).allMatch(fine);
    return new Finding(
        fact,
        column(cluster -> shown(cluster, fact)),
        all ? Verdict.FINE : Verdict.UNFAIR,
        all ? "" : otherwise);
  }

  /**
   * As heard over SSH, so that some tens of milliseconds are the way and not the clock.
   * Certificates and tokens need a second; energy and load are matched by clock exchanges of their
   * own.
   */
  private Finding clocks() {
    List<Double> ahead =
        clusters.stream()
            .flatMap(
                cluster ->
                    cluster.workers().stream()
                        .map(worker -> of(cluster).fact(worker.hostname(), Heard.CLOCK_AHEAD)))
            .map(text -> text.map(Double::parseDouble).orElse(Double.NaN))
            .toList();
    boolean known = ahead.stream().noneMatch(value -> value.isNaN());
    boolean near = ahead.stream().allMatch(value -> Math.abs(value) <= MOST_APART_MILLIS);
    return new Finding(
        Heard.CLOCK_AHEAD,
        column(cluster -> String.join(" / ", values(cluster, Heard.CLOCK_AHEAD))),
        near ? Verdict.FINE : known ? Verdict.UNFAIR : Verdict.NOTED,
        near
            ? ""
            : known ? "a clock is more than a second off this machine's" : "it was not heard");
  }

  private Finding load() {
    boolean idle =
        clusters.stream()
            .allMatch(
                cluster -> cluster.workers().stream().allMatch(worker -> isIdle(cluster, worker)));
    return new Finding(
        "load",
        column(cluster -> String.join(" / ", values(cluster, "load"))),
        idle ? Verdict.FINE : Verdict.NOTED,
        idle ? "" : "something else runs on a worker; idle windows would hold it");
  }

  private boolean isIdle(Inventory cluster, ClusterNode worker) {
    double load = number(of(cluster).fact(worker.hostname(), "load"));
    double processors = number(of(cluster).fact(worker.hostname(), "processors"));
    return load <= IDLE_LOAD * processors;
  }

  private static double number(Optional<String> text) {
    return text.filter(value -> value.matches("[0-9]+(\\.[0-9]+)?"))
        .map(Double::parseDouble)
        .orElse(Double.NaN);
  }

  /** What OpenWhisk was given. */
  private List<Finding> limits() {
    return Stream.of(
            given("workers", cluster -> Integer.toString(cluster.workers().size())),
            given("user-memory", cluster -> limits(cluster).userMemory().toString()),
            given(
                "invocations-per-minute",
                cluster -> Integer.toString(limits(cluster).invocationsPerMinute())),
            given(
                "concurrent-invocations",
                cluster -> Integer.toString(limits(cluster).concurrentInvocations())),
            given("idle-timeout", cluster -> limits(cluster).idleTimeout().toSeconds() + "s"),
            given("prewarm", cluster -> new TreeMap<>(cluster.prewarm()).toString()))
        .toList();
  }

  private static OpenWhiskLimits limits(Inventory cluster) {
    return cluster.openwhisk();
  }

  private Finding given(String what, Function<Inventory, String> value) {
    List<String> all = column(value);
    boolean one = all.stream().distinct().count() == 1;
    return new Finding(
        what, all, one ? Verdict.FINE : Verdict.UNFAIR, one ? "" : "the clusters differ");
  }

  /** Whether every worker has counters and an agent that reads them. */
  private Finding energy() {
    boolean measured = clusters.stream().allMatch(this::isMeasured);
    return new Finding(
        "agent",
        column(cluster -> shown(cluster, "agent")),
        measured ? Verdict.FINE : Verdict.NOTED,
        measured
            ? ""
            : "not every worker measures its energy: guests have no RAPL, and times alone can be"
                + " compared");
  }

  /** How many days the certificate of each webhook is valid; other clusters have none. */
  private Finding webhook() {
    List<String> days =
        column(
            cluster ->
                cluster.needsWebhook()
                    ? of(cluster).fact(cluster.master().hostname(), "webhook-days").orElse(UNKNOWN)
                    : NONE);
    boolean there = !days.contains(UNKNOWN);
    boolean lasts =
        days.stream()
            .filter(text -> !text.equals(NONE))
            .noneMatch(text -> number(Optional.of(text)) < A_MONTH);
    return new Finding(
        "webhook-days",
        days,
        !there ? Verdict.UNFAIR : lasts ? Verdict.FINE : Verdict.NOTED,
        !there
            ? "a webhook is not registered: cluster up --only webhook"
            : lasts ? "" : "a certificate expires: cluster up --only webhook hands out another");
  }

  /** True when the energy of every worker is measured. */
  boolean isMeasured(Inventory cluster) {
    return values(cluster, "agent").equals(Set.of("measured"));
  }

  /** Whether a comparison would be fair. */
  public boolean isFair() {
    return Stream.concat(isolation().stream(), fairness().stream())
        .noneMatch(finding -> finding.verdict() == Verdict.UNFAIR);
  }

  /** What an agent of a worker pins its certificate with. */
  Optional<String> fingerprint(Inventory cluster, ClusterNode worker) {
    return of(cluster).fact(worker.hostname(), "agent-fingerprint");
  }
}
