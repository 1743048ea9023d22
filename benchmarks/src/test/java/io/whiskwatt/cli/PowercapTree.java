package io.whiskwatt.cli;

import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.rapl.machine.LocalNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A machine's {@code proc} and {@code sys} made of plain files, after a description in {@code
 * src/test/resources/powercap}, a line for each thing:
 *
 * <pre>
 * cpus VENDOR SOCKETS [FLAG]            /proc/cpuinfo, two processors for each socket
 * zone DIRECTORY NAME COUNTER RANGE     a zone as the kernel shows it
 * file PATH TEXT                        a file below the powercap root, ended by a newline
 * raw PATH [TEXT]                       the same without one
 * drop PATH                             takes a file away again
 * link PATH TARGET                      a symbolic link
 * </pre>
 */
record PowercapTree(Path machine) {
  private static final Path DESCRIPTIONS = Path.of("src/test/resources/powercap");
  private static final String SUFFIX = ".tree";

  /** Names of all descriptions. */
  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(DESCRIPTIONS)) {
      return files
          .map(file -> file.getFileName().toString())
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    }
  }

  /** Makes it in a folder that is empty. */
  static PowercapTree make(String name, Path machine) throws IOException {
    PowercapTree tree = new PowercapTree(machine);
    Files.createDirectories(tree.root());
    tree.write(machine.resolve("proc/stat"), "cpu  1 2 3 4 5 6 7 8\n");
    for (String line : Files.readAllLines(DESCRIPTIONS.resolve(name + SUFFIX))) {
      if (!line.startsWith("#")) {
        tree.add(List.of(line.split(" ", -1)));
      }
    }
    return tree;
  }

  Path root() {
    return machine.resolve("sys/class/powercap");
  }

  LocalNode node() {
    return LocalNode.under(machine, new Node(new NodeId("tree"), "tree"));
  }

  private void add(List<String> words) throws IOException {
    Path path = root().resolve(words.get(1));
    String rest = String.join(" ", words.subList(Math.min(2, words.size()), words.size()));
    switch (words.get(0)) {
      case "cpus" -> write(machine.resolve("proc/cpuinfo"), processors(words));
      case "zone" -> zone(path, words);
      case "file" -> write(path, rest.translateEscapes() + "\n");
      case "raw" -> write(path, rest);
      case "drop" -> Files.delete(path);
      case "link" -> Files.createSymbolicLink(path, Path.of(rest));
      default -> throw new IllegalArgumentException("what is \"" + words.get(0) + "\"?");
    }
  }

  private void zone(Path path, List<String> words) throws IOException {
    write(path.resolve("name"), words.get(2) + "\n");
    write(path.resolve("energy_uj"), words.get(3) + "\n");
    write(path.resolve("max_energy_range_uj"), words.get(4) + "\n");
    write(path.resolve("enabled"), "1\n");
  }

  private static String processors(List<String> words) {
    StringBuilder text = new StringBuilder();
    String flag = words.size() > 3 ? words.get(3) : "";
    for (int cpu = 0; cpu < 2 * Integer.parseInt(words.get(2)); cpu++) {
      text.append("processor\t: ").append(cpu).append("\nvendor_id\t: ").append(words.get(1));
      text.append("\nphysical id\t: ").append(cpu / 2).append("\ncore id\t\t: ").append(cpu % 2);
      text.append("\nflags\t\t: fpu ").append(flag).append("\n\n");
    }
    return text.toString();
  }

  private void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
