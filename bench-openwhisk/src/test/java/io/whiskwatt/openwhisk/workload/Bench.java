package io.whiskwatt.openwhisk.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.openwhisk.local.RealSandboxes;
import io.whiskwatt.openwhisk.local.runtime.ActionCode;
import io.whiskwatt.openwhisk.local.runtime.ActionContainer;
import io.whiskwatt.openwhisk.local.runtime.ActionContainers;
import io.whiskwatt.openwhisk.local.runtime.ActionKind;
import io.whiskwatt.openwhisk.local.runtime.Reply;
import io.whiskwatt.testing.Requirement;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Real sandboxes of one technology with real interpreters, to run actions in. */
record Bench(ActionContainers containers) implements AutoCloseable {
  static final List<String> LANGUAGES = List.of("nodejs", "python", "java");

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final DataSize MEMORY = DataSize.ofMegabytes(128);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Skips, or fails where it is required, when this machine has it not. */
  static Bench open(Path state, String technology) {
    return new Bench(ActionContainers.open(RealSandboxes.technology(state, technology)));
  }

  /** A bundled workload in one language. */
  ActionSource source(BundledWorkload workload, String language) {
    return workload.source(Language.ofKind(language + ":").orElseThrow(), kind(language).name());
  }

  ActionSource probe(String language) {
    return new WorkloadSuite(List.of(kind(language).name())).probe().orThrow();
  }

  private ActionKind kind(String language) {
    List<ActionKind> found =
        containers.kinds().stream().filter(each -> each.language().equals(language)).toList();
    String component = language.equals("nodejs") ? "node" : language;
    Requirement needed = Requirement.of(component, !found.isEmpty(), "not found in PATH");
    Assumptions.assumeTrue(needed.met(), needed.reason());
    return found.get(0);
  }

  /** The results of one fresh sandbox, one for each payload. */
  List<ObjectNode> run(ActionSource source, String... payloads) throws IOException {
    List<ObjectNode> results = new ArrayList<>();
    for (Reply reply : replies(source, payloads)) {
      results.add(result(reply));
    }
    return results;
  }

  List<Reply> replies(ActionSource source, String... payloads) throws IOException {
    ActionKind kind = kind(source.kind().replaceFirst(":.*", ""));
    ActionCode code =
        new ActionCode(
            source.kind(),
            source.code(),
            kind.language().equals("java"),
            source.main().orElse(ActionCode.DEFAULT_MAIN));
    List<Reply> replies = new ArrayList<>();
    try (ActionContainer container = containers.start(kind, MEMORY)) {
      result(container.init(code, Map.of(), LIMIT));
      for (String payload : payloads) {
        replies.add(container.run(payload, Map.of(), LIMIT));
      }
    }
    return replies;
  }

  private static ObjectNode result(Reply reply) throws JsonProcessingException {
    if (reply instanceof Reply.Returned returned) {
      return (ObjectNode) MAPPER.readTree(returned.json());
    }
    throw new AssertionError("the action did not return: " + reply);
  }

  @Override
  public void close() {
    containers.close();
  }
}
