package io.whiskwatt.rapl.agent;

import io.whiskwatt.config.InvalidConfiguration;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.rapl.agent.access.AgentUnavailable;
import io.whiskwatt.rapl.agent.server.ServerLimits;
import io.whiskwatt.time.SystemTime;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The entry point of {@code java -jar agent.jar}. */
public final class AgentMain {
  private static final int USAGE = 2;
  private static final int ENVIRONMENT = 3;

  private AgentMain() {}

  public static void main(String[] words) {
    // Before anything of the server is loaded: it reads them once.
    ServerLimits.set();
    int code = run(List.of(words), writer(FileDescriptor.out), writer(FileDescriptor.err));
    if (code != 0) {
      System.exit(code);
    }
  }

  /** 0: it runs on, or there was nothing to run. */
  private static int run(List<String> words, PrintWriter out, PrintWriter err) {
    try {
      AgentRequest request = AgentCommandLine.read(words);
      if (request instanceof AgentRequest.Print print) {
        out.print(print.text());
        out.flush();
      } else if (request instanceof AgentRequest.Start start) {
        serve(start.options(), out, err);
      }
      return 0;
    } catch (InvalidConfiguration invalid) {
      invalid.problems().forEach(problem -> err.println("error: " + problem.text()));
      err.println("Try --help.");
      return USAGE;
    } catch (EnergyUnavailable | AgentUnavailable unavailable) {
      err.println("error: " + unavailable.getMessage());
      return ENVIRONMENT;
    }
  }

  private static void serve(AgentOptions options, PrintWriter out, PrintWriter err) {
    Agent agent = Agent.start(options, SystemTime.INSTANCE);
    Announcement words = new Announcement(agent, options);
    words.lines().forEach(out::println);
    words.warnings().forEach(warning -> err.println("warning: " + warning));
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  agent.close();
                  ended.countDown();
                  // A stop that was asked for is no failure: 143 would be one to systemd.
                  Runtime.getRuntime().halt(0);
                },
                "whiskwatt-agent-stop"));
    awaitEnd(ended);
  }

  private static void awaitEnd(CountDownLatch ended) {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
