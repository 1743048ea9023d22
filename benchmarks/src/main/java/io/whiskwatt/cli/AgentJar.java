package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The small jar of the agent, which the tool's own jar carries for the workers. */
final class AgentJar {
  private static final String RESOURCE = "/agent.jar";

  private AgentJar() {}

  /**
   * All of it.
   *
   * @param file another one; empty: the one in this jar
   * @throws InvalidConfiguration where there is none
   */
  static byte[] bytes(Optional<Path> file) throws IOException {
    if (file.isPresent()) {
      return Files.readAllBytes(file.get());
    }
    try (InputStream in = AgentJar.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new InvalidConfiguration(
            List.of(
                Problem.of(
                    "this build carries no agent for the workers",
                    "name one: --agent-jar bench-rapl/target/agent.jar")));
      }
      return in.readAllBytes();
    }
  }
}
