package io.whiskwatt.openwhisk.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whiskwatt.testing.ContractCheck;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What an action container does, whatever sandbox it is in and whatever language it speaks. */
final class ContainerContract {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final DataSize MEMORY = DataSize.ofMegabytes(128);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ActionContainers containers;
  private final Samples samples;

  private ContainerContract(ActionContainers containers, Samples samples) {
    this.containers = containers;
    this.samples = samples;
  }

  static List<ContractCheck> of(ActionContainers containers, Samples samples) {
    ContainerContract contract = new ContainerContract(containers, samples);
    return List.of(
        new ContractCheck("hello returns its payload with the rocket intact", contract::hello),
        new ContractCheck("a second run finds what the first one left", contract::warm),
        new ContractCheck("what an action prints becomes its own logs", contract::logs),
        new ContractCheck("printing a lot blocks nobody", contract::chatter),
        new ContractCheck("only chosen variables are in the environment", contract::environment),
        new ContractCheck("a throw fails with the runtime's words", contract::boom),
        new ContractCheck("a result that is no object fails", contract::five),
        new ContractCheck("code that cannot be loaded fails at init", contract::torn),
        new ContractCheck("a missing entry point fails at init", contract::missing),
        new ContractCheck("the time limit kills", contract::spin),
        new ContractCheck("an exit is told with its code", contract::leave),
        new ContractCheck("the memory limit kills and is told as such", contract::hoard),
        new ContractCheck("an endless reply is refused", contract::flood),
        new ContractCheck("closing kills what the action left running", contract::fork),
        new ContractCheck("time and memory are accounted for", contract::use));
  }

  private ActionContainer start(String action) throws IOException {
    ActionContainer container = containers.start(samples.kind(), MEMORY);
    Reply reply = container.init(samples.action(action), Map.of("__OW_API_HOST", "here"), LIMIT);
    assertThat(reply).isInstanceOf(Reply.Returned.class);
    return container;
  }

  private Reply once(String action) throws IOException {
    try (ActionContainer container = start(action)) {
      Reply reply = container.run("{}", Map.of(), LIMIT);
      assertThat(container.alive()).isEqualTo(!(reply instanceof Reply.Exited));
      return reply;
    }
  }

  private static JsonNode result(Reply reply) throws IOException {
    assertThat(reply).isInstanceOf(Reply.Returned.class);
    return JSON.readTree(((Reply.Returned) reply).json());
  }

  private static List<String> texts(Reply reply) {
    return reply.logs().stream().map(LogLine::text).toList();
  }

  private void hello() throws IOException {
    assertThat(result(once("hello")).get("payload").asText())
        .isEqualTo("Hello from inside a QEMU VM! 🚀");
  }

  private void warm() throws IOException {
    try (ActionContainer container = start("count")) {
      String large = "{\n\"text\": \"" + "x".repeat(900_000) + "\"}";
      assertThat(result(container.run(large, Map.of(), LIMIT)).get("got").asInt())
          .isEqualTo(900_000);
      JsonNode second = result(container.run("{\"text\":\"é🚀\"}", Map.of(), LIMIT));
      assertThat(second.get("count").asInt()).isEqualTo(2);
      assertThat(container.alive()).isTrue();
    }
  }

  private void logs() throws IOException {
    try (ActionContainer container = start("talk")) {
      for (int n = 1; n <= 2; n++) {
        Reply reply = container.run("{\"n\":" + n + "}", Map.of(), LIMIT);
        assertThat(texts(reply)).containsExactly("out " + n, "err", "rest");
      }
    }
  }

  private void chatter() throws IOException {
    assertThat(texts(once("chatter")))
        .hasSize(20_000)
        .endsWith("a line of some length, number 19999");
  }

  private void environment() throws IOException {
    try (ActionContainer container = start("environment")) {
      Map<String, String> variables = Map.of("__OW_ACTIVATION_ID", "abc");
      JsonNode seen = result(container.run("{}", variables, LIMIT));
      assertThat(seen.get("__OW_ACTIVATION_ID").asText()).isEqualTo("abc");
      assertThat(seen.get("__OW_API_HOST").asText()).isEqualTo("here");
      // PWD, OLDPWD, SHLVL and _ are the shell's own; LC_CTYPE is CPython's.
      assertThat(seen.fieldNames())
          .toIterable()
          .isSubsetOf(
              "__OW_ACTIVATION_ID",
              "__OW_API_HOST",
              "PATH",
              "HOME",
              "TMPDIR",
              "LANG",
              "PWD",
              "OLDPWD",
              "SHLVL",
              "_",
              "LC_CTYPE");
    }
  }

  private void boom() throws IOException {
    Reply reply = once("boom");
    assertThat(reply).isInstanceOf(Reply.Failed.class);
    assertThat(((Reply.Failed) reply).message()).isEqualTo(samples.boomWords());
  }

  private void five() throws IOException {
    Reply reply = once("five");
    assertThat(reply).isInstanceOf(Reply.Failed.class);
    assertThat(((Reply.Failed) reply).message())
        .isEqualTo("The action did not return a dictionary.");
  }

  private String initFailure(ActionCode code) throws IOException {
    try (ActionContainer container = containers.start(samples.kind(), MEMORY)) {
      Reply reply = container.init(code, Map.of(), LIMIT);
      assertThat(reply).isInstanceOf(Reply.Failed.class);
      return ((Reply.Failed) reply).message();
    }
  }

  private void torn() throws IOException {
    assertThat(initFailure(samples.torn()))
        .matches("(?s)(Initialization has failed due to|An error has occurred).*");
  }

  private void missing() throws IOException {
    assertThat(initFailure(samples.action("nothing"))).contains("nothing");
  }

  private void spin() throws IOException {
    try (ActionContainer container = start("spin")) {
      Reply reply = container.run("{}", Map.of(), Duration.ofMillis(300));
      assertThat(reply).isInstanceOf(Reply.TimedOut.class);
      assertThat(texts(reply)).contains("spinning");
      assertThat(container.alive()).isFalse();
    }
  }

  private void leave() throws IOException {
    Reply reply = once("leave");
    assertThat(reply).isInstanceOf(Reply.Exited.class);
    assertThat(((Reply.Exited) reply).outOfMemory()).isFalse();
    assertThat(((Reply.Exited) reply).reason()).isEqualTo("it ended with exit code 7");
  }

  private void hoard() throws IOException {
    Reply reply = once("hoard");
    assertThat(reply).isInstanceOf(Reply.Exited.class);
    assertThat(((Reply.Exited) reply).outOfMemory()).isTrue();
  }

  private void flood() throws IOException {
    Reply reply = once("flood");
    assertThat(reply).isInstanceOf(Reply.Exited.class);
    assertThat(((Reply.Exited) reply).reason()).startsWith("a reply longer than");
  }

  // The seconds make the child recognisable from outside, where its id is another.
  private void fork() throws IOException {
    String seconds = "1" + System.nanoTime();
    try (ActionContainer container = start("fork")) {
      result(container.run("{\"seconds\":\"" + seconds + "\"}", Map.of(), LIMIT));
      Eventually.holds(() -> processes("sleep " + seconds) == 1);
    }
    assertThat(processes("sleep " + seconds)).isZero();
  }

  private static long processes(String command) {
    return ProcessHandle.allProcesses()
        .filter(ProcessHandle::isAlive)
        .filter(p -> p.info().commandLine().orElse("").endsWith(command))
        .count();
  }

  private void use() throws IOException {
    try (ActionContainer container = start("hello")) {
      long before = container.use().cpuNanos();
      result(container.run("{}", Map.of(), LIMIT));
      assertThat(container.use().cpuNanos()).isGreaterThanOrEqualTo(before).isPositive();
      assertThat(container.use().memoryBytes()).isBetween(1L << 20, MEMORY.bytes());
      assertThat(container.proportionalBytes().orElse(0)).isBetween(1L << 20, MEMORY.bytes());
    }
  }
}
