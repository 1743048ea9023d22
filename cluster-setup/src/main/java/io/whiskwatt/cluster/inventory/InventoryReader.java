package io.whiskwatt.cluster.inventory;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Environment;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.YamlReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code cluster.yaml}; every problem is found at once. */
public final class InventoryReader {
  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");
  private static final Pattern KIND = Pattern.compile("[a-z0-9]+:[a-z0-9.-]+");
  private static final int MOST_PREWARMED = 100;
  private static final int DEFAULT_AGENT_PORT = 9177;

  private final YamlReader yaml;

  public InventoryReader(Environment environment) {
    this.yaml = new YamlReader(environment);
  }

  /**
   * Reads a cluster's description.
   *
   * @param file as the user wrote it; relative paths in the text start at its folder
   */
  public Parsed<Inventory> read(String text, String file) {
    return yaml.read(text, file, InventoryReader::inventory);
  }

  private static Parsed<Inventory> inventory(ConfigNode root) {
    Section section = Section.of(root);
    Field<String> name =
        section.required(
            "cluster",
            Values.text(NAME, "a name", "use lower-case letters, digits and dashes, at most 40"));
    Field<NodesReader.Shared> ssh =
        section.optional("ssh", NodesReader.Shared::read, NodesReader.Shared.NONE);
    NodesReader reader = new NodesReader(ssh.value().orElse(NodesReader.Shared.NONE));
    Field<List<NodesReader.Placed>> nodes = section.required("nodes", reader::read);
    Field<List<ContainerRuntime>> runtimes = section.required("runtimes", runtimes());
    Field<Versions> versions = section.optional("versions", VersionsReader::read, Versions.DEFAULT);
    Field<Network> network = section.optional("network", InventoryReader::network, Network.DEFAULT);
    Field<OpenWhiskLimits> openwhisk =
        section.optional("openwhisk", InventoryReader::openwhisk, OpenWhiskLimits.DEFAULT);
    Field<Isolation> isolation =
        section.optional(
            "isolation",
            Values.choice("a way of isolation", List.of(Isolation.values()), Isolation::key),
            Isolation.WEBHOOK);
    Field<WebhookSettings> webhook =
        section.optional("webhook", InventoryReader::webhook, WebhookSettings.NONE);
    Field<Map<String, Integer>> prewarm =
        section.optional("prewarm", InventoryReader::prewarm, Map.of());
    Field<Mirrors> mirrors = section.optional("mirrors", MirrorsReader::read, Mirrors.NONE);
    Field<Integer> agentPort =
        section.optional("agent-port", Values.integer(1024, 65_535), DEFAULT_AGENT_PORT);
    checkKata(section, runtimes, versions);
    section.check(
        isolation,
        way -> way == Isolation.WEBHOOK || runtimes.value().filter(all -> all.size() > 1).isEmpty(),
        "a pod template names one runtime for good, and runtimes that share the nodes are switched",
        "write isolation: webhook, or name one runtime");
    checkAddresses(section, nodes, network);
    return section.build(
        () ->
            new Inventory(
                name.get(),
                nodes.get().stream().map(NodesReader.Placed::node).toList(),
                runtimes.get(),
                versions.get(),
                network.get(),
                openwhisk.get(),
                isolation.get(),
                webhook.get(),
                prewarm.get(),
                mirrors.get(),
                agentPort.get()));
  }

  private static Parsed<WebhookSettings> webhook(ConfigNode node) {
    Section section = Section.of(node);
    Field<Optional<ImageName>> image =
        section.optional(
            "image",
            VersionsReader.formed(
                ImageName::parse,
                "the name of an image",
                "write HOST/NAME:TAG, and @sha256: with its digest: cluster pin says it"));
    Field<Integer> port =
        section.optional(
            "first-port", Values.integer(30_000, 32_766), WebhookSettings.NONE.firstPort());
    return section.build(() -> new WebhookSettings(image.get(), port.get()));
  }

  private static Parsed<Map<String, Integer>> prewarm(ConfigNode node) {
    Section section = Section.of(node);
    Map<String, Field<Integer>> fields = new LinkedHashMap<>();
    for (ConfigNode.Entry entry : section.rest()) {
      section.check(
          new Field<>(Optional.of(entry.key()), entry.keyPosition()),
          kind -> KIND.matcher(kind).matches(),
          "\"" + entry.key() + "\" is not a kind of action",
          "write nodejs:20 or python:3.11");
      fields.put(entry.key(), section.required(entry.key(), Values.integer(0, MOST_PREWARMED)));
    }
    return section.build(
        () -> {
          Map<String, Integer> counts = new LinkedHashMap<>();
          fields.forEach((kind, count) -> counts.put(kind, count.get()));
          return counts;
        });
  }

  private static ValueReader<List<ContainerRuntime>> runtimes() {
    ValueReader<ContainerRuntime> one =
        Values.choice("a runtime", List.of(ContainerRuntime.values()), ContainerRuntime::key);
    return node ->
        one.oneOrMore()
            .then(
                all ->
                    all.isEmpty() || new LinkedHashSet<>(all).size() < all.size()
                        ? Parsed.<List<ContainerRuntime>>failed(
                            Problem.at(
                                node.position(),
                                "runtimes are named at least once in all, and each only once",
                                "write runtimes: [ runc ] or [ runc, kata-qemu ]"))
                        : Parsed.of(all))
            .read(node);
  }

  private static Parsed<Network> network(ConfigNode node) {
    Section section = Section.of(node);
    Field<Cidr> pods = section.optional("pods", cidr(), Network.DEFAULT.pods());
    Field<Cidr> services = section.optional("services", cidr(), Network.DEFAULT.services());
    services
        .value()
        .ifPresent(
            range ->
                section.check(
                    pods,
                    other -> !other.overlaps(range),
                    "the ranges of pods and services overlap",
                    "choose ranges apart from each other, 10.244.0.0/16 and 10.96.0.0/12 say"));
    return section.build(() -> new Network(pods.get(), services.get()));
  }

  private static Parsed<OpenWhiskLimits> openwhisk(ConfigNode node) {
    OpenWhiskLimits standard = OpenWhiskLimits.DEFAULT;
    Section section = Section.of(node);
    Field<Integer> port =
        section.optional("api-port", Values.integer(30_000, 32_767), standard.apiPort());
    Field<DataSize> memory = section.optional("user-memory", Values.size(), standard.userMemory());
    Field<Integer> perMinute =
        section.optional("invocations-per-minute", count(), standard.invocationsPerMinute());
    Field<Integer> concurrent =
        section.optional("concurrent-invocations", count(), standard.concurrentInvocations());
    Field<Duration> idle =
        section.optional("idle-timeout", Values.duration(), standard.idleTimeout());
    Field<Duration> invoker =
        section.optional("invoker-timeout", Values.duration(), standard.invokerTimeout());
    section.check(
        memory,
        size -> size.megabytes() >= 128,
        "less memory than one sandbox needs",
        "write 2048 MB: eight sandboxes of 256 MB");
    return section.build(
        () ->
            new OpenWhiskLimits(
                port.get(),
                memory.get(),
                perMinute.get(),
                concurrent.get(),
                idle.get(),
                invoker.get()));
  }

  private static ValueReader<Integer> count() {
    return Values.integer(1, 10_000_000);
  }

  private static ValueReader<Cidr> cidr() {
    return VersionsReader.formed(
        Cidr::of, "an IPv4 range", "write its first address and its length: 10.244.0.0/16");
  }

  private static void checkKata(
      Section section, Field<List<ContainerRuntime>> runtimes, Field<Versions> versions) {
    boolean needed =
        runtimes.value().orElse(List.of()).stream().anyMatch(ContainerRuntime::needsKata);
    section.check(
        versions,
        chosen -> !needed || chosen.kataRunsHere(),
        "Kata from " + Versions.KATA_BEYOND_FOCAL + " on needs GLIBC 2.34, not in Ubuntu 20.04",
        "write kata: 3.13.0 or older, or use Ubuntu 22.04");
  }

  private static void checkAddresses(
      Section section, Field<List<NodesReader.Placed>> nodes, Field<Network> network) {
    Network ranges = network.value().orElse(Network.DEFAULT);
    for (NodesReader.Placed each : nodes.value().orElse(List.of())) {
      for (Cidr range : List.of(ranges.pods(), ranges.services())) {
        if (range.contains(each.node().address())) {
          section.refuse(
              each.address(),
              "the node's address \"" + each.node().address() + "\" lies within " + range,
              "choose other ranges: network: { pods: …, services: … }");
        }
      }
    }
  }
}
