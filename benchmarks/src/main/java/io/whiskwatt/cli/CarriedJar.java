package io.whiskwatt.cli;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.config.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Small jars that the tool's own jar carries for the machines of a cluster. */
enum CarriedJar {
  AGENT("agent.jar"),
  WEBHOOK("webhook.jar");

  private final String file;

  CarriedJar(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  /** All of it; empty: this is not the shaded jar. */
  Optional<byte[]> find() throws IOException {
    try (InputStream in = CarriedJar.class.getResourceAsStream("/" + file)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }

  /**
   * All of it.
   *
   * @throws InvalidConfiguration where there is none
   */
  byte[] bytes() throws IOException {
    return find()
        .orElseThrow(
            () ->
                new InvalidConfiguration(
                    List.of(
                        Problem.of(
                            "this build carries no " + file + " for the machines",
                            "use benchmarks.jar as mvn package makes it"))));
  }
}
