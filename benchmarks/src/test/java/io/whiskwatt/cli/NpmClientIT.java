package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.testing.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenWhisk's own JavaScript client against the real server. */
class NpmClientIT {
  private static final Path SOURCE = Path.of("src/test/npm").toAbsolutePath();
  private static final Path TARGET = Path.of("target/npm").toAbsolutePath();
  private static final long LONGEST_SECONDS = 180;

  @TempDir private Path directory = Path.of("");

  /** How a command ended, and all that it said. */
  private record Said(int code, String text) {}

  @Test
  void the_javascript_client_creates_invokes_lists_and_deletes() throws Exception {
    install();
    try (ServedPlatform served = ServedPlatform.start(directory, "--sandbox", "process")) {
      Said said = run(TARGET, served.wskprops(), "node", "client.js");
      assertThat(said.code()).as(said.text()).isZero();
      assertThat(said.text().lines())
          .containsExactly(
              "empty namespace",
              "created",
              "invoked, blocking",
              "invoked, not blocking",
              "listed",
              "updated",
              "failed as it should",
              "deleted",
              "triggers and packages refused",
              "a wrong key refused");
    }
  }

  /** Exactly what the lock file names; skips where that cannot be had. */
  private void install() throws IOException, InterruptedException {
    Files.createDirectories(TARGET);
    for (String name : List.of("package.json", "package-lock.json", "client.js")) {
      Files.copy(SOURCE.resolve(name), TARGET.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    Said said;
    try {
      said =
          run(
              TARGET,
              directory,
              "npm",
              "ci",
              "--ignore-scripts",
              "--no-audit",
              "--no-fund",
              "--prefer-offline");
    } catch (IOException notThere) {
      said = new Said(-1, "no npm on the path");
    }
    Requirement requirement = Requirement.of("npm", said.code() == 0, said.text());
    Assumptions.assumeTrue(requirement.met(), requirement.reason());
  }

  private Said run(Path where, Path wskprops, String... command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(directory, "said", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    if (command[0].equals("node")) {
      // The client would ask a proxy for this machine's own address.
      builder.environment().keySet().removeIf(NpmClientIT::misleads);
      builder.environment().put("WSK_CONFIG_FILE", wskprops.toString());
    }
    Process process = builder.start();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return new Said(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }

  private static boolean misleads(String variable) {
    String name = variable.toUpperCase(Locale.ROOT);
    return name.equals("PROXY") || name.endsWith("_PROXY") || name.startsWith("__OW_");
  }
}
