package io.whiskwatt.cluster.inventory;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Position;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code nodes}, with the SSH access that all of them share. */
final class NodesReader {
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final String LABEL_RULE =
      "use 1 to 63 lower-case letters, digits and dashes, the first and the last not a dash";
  private static final Pattern HOSTNAME = Pattern.compile(LABEL);
  private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
  private static final Pattern DOTTED_NUMBERS = Pattern.compile("[0-9.]+");
  private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");
  private static final Pattern JUMP =
      Pattern.compile("(?:[a-z_][a-z0-9_-]{0,31}@)?[a-z0-9][a-z0-9.-]*(?::[0-9]{1,5})?");

  private final Shared shared;

  NodesReader(Shared shared) {
    this.shared = shared;
  }

  /** What every node uses that says nothing else. */
  record Shared(Optional<String> user, Optional<Path> key, int port, Optional<String> jump) {
    static final Shared NONE = new Shared(Optional.empty(), Optional.empty(), 22, Optional.empty());

    static Parsed<Shared> read(ConfigNode node) {
      Section section = Section.of(node);
      Access access = Access.of(section);
      return section.build(
          () ->
              new Shared(
                  access.user().get(),
                  access.key().get(),
                  access.port().get().orElse(NONE.port()),
                  access.jump().get()));
    }
  }

  /** A node, and where its names are written. */
  record Placed(ClusterNode node, Position hostname, Position address) {}

  Parsed<List<Placed>> read(ConfigNode node) {
    ValueReader<Placed> one = this::node;
    return one.list().then(nodes -> together(nodes, node.position())).read(node);
  }

  private Parsed<Placed> node(ConfigNode node) {
    Section section = Section.of(node);
    Field<String> hostname =
        section.required("hostname", Values.text(HOSTNAME, "a node name", LABEL_RULE));
    Field<String> address = section.required("address", NodesReader::address);
    Field<Role> role =
        section.required("role", Values.choice("a role", List.of(Role.values()), Role::key));
    Access access = Access.of(section);
    section.check(
        access.user(),
        user -> user.or(shared::user).isPresent(),
        "no user to log in with",
        "add user: NAME here, or ssh: { user: NAME } for all nodes");
    return section.build(
        () ->
            new Placed(
                new ClusterNode(hostname.get(), address.get(), role.get(), access.over(shared)),
                hostname.position(),
                address.position()));
  }

  private static Parsed<String> address(ConfigNode node) {
    String hint = "write an IPv4 address like 192.168.27.16, or a DNS name";
    return Values.text(DOMAIN, "an address", hint)
        .then(
            text ->
                DOTTED_NUMBERS.matcher(text).matches() && Cidr.address(text).isEmpty()
                    ? Parsed.<String>failed(
                        Problem.at(
                            node.position(), node.describe() + " is not an IPv4 address", hint))
                    : Parsed.of(text))
        .read(node);
  }

  private static Parsed<List<Placed>> together(List<Placed> nodes, Position list) {
    List<Problem> problems = new ArrayList<>();
    checkRoles(nodes, list, problems);
    Map<String, Position> seen = new LinkedHashMap<>();
    for (Placed each : nodes) {
      once("hostname", each.node().hostname(), each.hostname(), seen, problems);
      once("address", each.node().address(), each.address(), seen, problems);
    }
    return problems.isEmpty() ? Parsed.of(nodes) : Parsed.failed(problems);
  }

  private static void checkRoles(List<Placed> nodes, Position list, List<Problem> problems) {
    List<Placed> masters =
        nodes.stream().filter(each -> each.node().role() == Role.MASTER).toList();
    if (masters.isEmpty()) {
      problems.add(Problem.at(list, "no node is the master", "give one node role: master"));
    }
    masters.stream()
        .skip(1)
        .forEach(
            second ->
                problems.add(
                    Problem.at(
                        second.hostname(),
                        "\"" + second.node().hostname() + "\" is a second master",
                        "give exactly one node role: master")));
    if (masters.size() == nodes.size()) {
      problems.add(Problem.at(list, "no node is a worker", "add nodes with role: worker"));
    }
  }

  private static void once(
      String what,
      String value,
      Position where,
      Map<String, Position> seen,
      List<Problem> problems) {
    Position first = seen.putIfAbsent(what + " " + value, where);
    if (first != null) {
      String message = "the " + what + " \"" + value + "\" belongs to two nodes";
      problems.add(Problem.at(where, message, "the other stands in line " + first.line()));
    }
  }

  /** The keys of SSH access, as one section writes them. */
  private record Access(
      Field<Optional<String>> user,
      Field<Optional<Path>> key,
      Field<Optional<Integer>> port,
      Field<Optional<String>> jump) {
    static Access of(Section section) {
      return new Access(
          section.optional("user", Values.text(USER, "a user name", "write the login name")),
          section.optional("key", Values.path()),
          section.optional("port", Values.integer(1, 65_535)),
          section.optional("jump", Values.text(JUMP, "a jump host", "write user@host:22")));
    }

    SshAccess over(Shared shared) {
      return new SshAccess(
          user.get().or(shared::user).orElseThrow(),
          key.get().or(shared::key),
          port.get().orElse(shared.port()),
          jump.get().or(shared::jump));
    }
  }
}
