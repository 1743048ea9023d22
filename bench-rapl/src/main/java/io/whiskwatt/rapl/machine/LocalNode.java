package io.whiskwatt.rapl.machine;

import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.ThisMachine;
import io.whiskwatt.units.DataSize;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The machine this process runs on: who it is and what its energy depends on.
 *
 * @param facts name → value, in a fixed order; what cannot be read is {@value #UNKNOWN}
 * @param root where {@code proc} and {@code sys} are; {@code /} but for tests
 */
public record LocalNode(Node node, Processors processors, Map<String, String> facts, Path root) {
  /** What is written where nothing could be read. */
  public static final String UNKNOWN = "unknown";

  public LocalNode {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** Reads {@code /proc} and {@code /sys}. */
  public static LocalNode read() {
    return under(Path.of("/"), ThisMachine.node());
  }

  /** Reads {@code proc} and {@code sys} below another root. */
  public static LocalNode under(Path root, Node node) {
    Processors processors = Processors.under(root);
    return new LocalNode(node, processors, new Reader(root).facts(node, processors), root);
  }

  /** For the results. */
  public NodeFacts nodeFacts() {
    return new NodeFacts(node, facts);
  }

  private record Reader(Path root) {
    Map<String, String> facts(Node node, Processors processors) {
      Surroundings surroundings = new Surroundings(root);
      Frequency frequency = new Frequency(root);
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("host name", node.name());
      facts.put("identity", identity(node));
      facts.put("operating system", operatingSystem());
      facts.put("kernel", text("proc/sys/kernel/osrelease").orElse(UNKNOWN));
      facts.put("architecture", System.getProperty("os.arch", UNKNOWN));
      facts.put("cpu model", processors.model().orElse(UNKNOWN));
      facts.put("cpu vendor", processors.vendor().orElse(UNKNOWN));
      facts.put("sockets", number(processors.sockets()));
      facts.put("cores", number(processors.cores()));
      facts.put("cpus", Integer.toString(processors.cpus()));
      facts.put("memory", memory());
      facts.put("governor", frequency.governor());
      facts.put("turbo", frequency.turbo());
      facts.put("virtual machine", virtualMachine(processors, surroundings));
      facts.put("container", surroundings.container());
      facts.put("cgroups", surroundings.controlGroups());
      return facts;
    }

    private String identity(Node node) {
      Optional<String> bootId = text("proc/sys/kernel/random/boot_id");
      String kind =
          bootId.filter(node.id().value()::equals).isPresent()
              ? "boot id "
              : "host name, because the kernel shows no boot id: ";
      return kind + node.id();
    }

    private String operatingSystem() {
      return text("etc/os-release")
          .orElse("")
          .lines()
          .filter(line -> line.startsWith("PRETTY_NAME="))
          .map(line -> line.substring("PRETTY_NAME=".length()).replace("\"", ""))
          .findFirst()
          .orElse(UNKNOWN);
    }

    private String memory() {
      return text("proc/meminfo")
          .orElse("")
          .lines()
          .filter(line -> line.matches("MemTotal: +[0-9]{1,15} kB"))
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .map(kilobytes -> DataSize.ofBytes(kilobytes << 10).megabytes() + " MB")
          .findFirst()
          .orElse(UNKNOWN);
    }

    private static String virtualMachine(Processors processors, Surroundings surroundings) {
      if (!processors.guest()) {
        return processors.vendor().isPresent() ? "no" : UNKNOWN;
      }
      return "yes" + surroundings.hypervisor().map(name -> " (" + name + ")").orElse("");
    }

    private static String number(OptionalInt value) {
      return value.isPresent() ? Integer.toString(value.getAsInt()) : UNKNOWN;
    }

    private Optional<String> text(String path) {
      return FileText.read(root.resolve(path)).trimmed();
    }
  }
}
