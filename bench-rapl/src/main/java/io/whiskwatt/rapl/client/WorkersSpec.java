package io.whiskwatt.rapl.client;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.ConfigNode.Sequence;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.energy.EnergySpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The agents of a platform.
 *
 * @param workers one or more, whose energy is that of its functions
 * @param controlPlane metered and stored, and part of no function's energy
 * @param tokenFile empty: the agents ask for none
 */
record WorkersSpec(
    List<AgentAddress> workers, List<AgentAddress> controlPlane, Optional<Path> tokenFile)
    implements EnergySpec {
  private static final int MOST = 5_000;

  WorkersSpec {
    workers = List.copyOf(workers);
    controlPlane = List.copyOf(controlPlane);
  }

  @Override
  public boolean readsThisMachine() {
    return false;
  }

  Stream<AgentAddress> all() {
    return Stream.concat(workers.stream(), controlPlane.stream());
  }

  /**
   * {@code { workers: [ URL, { url: URL, fingerprint: … } ], control-plane: [ … ], token-file: FILE
   * }}.
   */
  static Parsed<WorkersSpec> parse(ConfigNode node) {
    Section section = Section.of(node);
    Set<URI> seen = new HashSet<>();
    Field<List<AgentAddress>> workers = section.required("workers", agents(seen));
    Field<List<AgentAddress>> controlPlane =
        section.optional("control-plane", agents(seen), List.of());
    Field<Optional<Path>> token =
        section.optional("token-file", WorkersSpec::tokenFile, Optional.empty());
    section.check(
        workers,
        list -> !list.isEmpty() && list.size() <= MOST,
        "the number of agents is not from 1 to " + MOST,
        "name the agent of each worker");
    return section.build(() -> new WorkersSpec(workers.get(), controlPlane.get(), token.get()));
  }

  private static ValueReader<List<AgentAddress>> agents(Set<URI> seen) {
    ValueReader<AgentAddress> one = node -> distinct(node, AgentSection.read(node), seen);
    ValueReader<List<AgentAddress>> all = one.oneOrMore();
    return node ->
        node instanceof Sequence || !isNothing(node)
            ? all.read(node)
            : Parsed.failed(
                Problem.at(
                    node.position(), "no agent is named here", "write [ \"https://HOST:9177\" ]"));
  }

  private static boolean isNothing(ConfigNode node) {
    return node instanceof ConfigNode.Scalar scalar && scalar.isNull();
  }

  private static Parsed<AgentAddress> distinct(
      ConfigNode node, Parsed<AgentAddress> agent, Set<URI> seen) {
    return agent.value().map(AgentAddress::url).filter(url -> !seen.add(url)).isEmpty()
        ? agent
        : Parsed.failed(
            Problem.at(
                node.position(),
                "the agent \"" + agent.value().orElseThrow() + "\" is named twice",
                "its energy would be counted twice: keep it once"));
  }

  /** Read again when the agents are connected to: nothing here holds the token. */
  private static Parsed<Optional<Path>> tokenFile(ConfigNode node) {
    ValueReader<Path> path = Values.path();
    return path.then(
            file -> {
              Parsed<Token> token = Token.ofFile(file);
              return token.problems().isEmpty()
                  ? Parsed.of(Optional.of(file))
                  : Parsed.<Optional<Path>>failed(
                      token.problems().stream()
                          .map(each -> Problem.at(node.position(), each.message(), each.hint()))
                          .toList());
            })
        .read(node);
  }
}
