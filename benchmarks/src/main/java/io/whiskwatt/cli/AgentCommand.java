package io.whiskwatt.cli;

import io.whiskwatt.rapl.agent.Agent;
import io.whiskwatt.rapl.agent.AgentCommandLine;
import io.whiskwatt.rapl.agent.AgentOptions;
import io.whiskwatt.rapl.agent.AgentRequest;
import io.whiskwatt.rapl.agent.Announcement;
import io.whiskwatt.rapl.agent.server.ServerLimits;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** The energy agent of a worker, with the options and the help that {@code agent.jar} has. */
@Command(
    name = "agent",
    description = "Sample this machine's energy and answer who may know: the agent of a worker.")
final class AgentCommand {
  private static final String NAME = "agent";

  private final Surroundings surroundings;

  AgentCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** True when the arguments after the command are the agent's. */
  static boolean isMeant(String... line) {
    return line.length > 0 && line[0].equals(NAME);
  }

  /** Runs until it is interrupted, and returns the exit code. */
  int run(String... line) {
    try {
      AgentRequest request = AgentCommandLine.read(Arrays.asList(line).subList(1, line.length));
      if (request instanceof AgentRequest.Start start) {
        serve(start.options());
        return ExitCode.INTERRUPTED.number();
      }
      if (request instanceof AgentRequest.Print print) {
        surroundings.terminal().out().print(print.text());
      }
      return ExitCode.OK.number();
    } catch (Interruption.Interrupted interrupted) {
      return ExitCode.INTERRUPTED.number();
    } catch (RuntimeException failure) {
      surroundings.terminal().complain(Failures.text(failure));
      return ExitCode.of(failure).number();
    }
  }

  private void serve(AgentOptions options) {
    // Before anything of the server is loaded: it reads them once.
    ServerLimits.set();
    try (Agent agent = Agent.start(options, surroundings.time())) {
      Announcement words = new Announcement(agent, options);
      List<String> lines = words.lines();
      lines.forEach(surroundings.terminal().out()::println);
      words.warnings().forEach(each -> surroundings.terminal().err().println("warning: " + each));
      surroundings.terminal().out().flush();
      surroundings
          .interruption()
          .interruptibly(AgentCommand::awaitInterrupt, "the agent has ended");
    }
  }

  /** The agent's own threads do the rest. */
  private static boolean awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
      return true;
    } catch (InterruptedException ended) {
      return false;
    }
  }
}
