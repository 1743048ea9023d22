package io.whiskwatt.rapl.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.whiskwatt.config.Environment;
import io.whiskwatt.config.YamlReader;
import io.whiskwatt.energy.ClockExchange;
import io.whiskwatt.energy.CounterReading;
import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.GapReason;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.UsageReading;
import io.whiskwatt.time.SystemTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One client that follows a thousand agents; the agents are another process. */
class ManyAgentsIT {
  private static final SystemTime TIME = SystemTime.INSTANCE;
  private static final int AGENTS = 1_000;
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration LENGTH = Duration.ofSeconds(30);

  @Test
  void a_thousand_agents_are_followed_without_a_loss() throws IOException {
    Process process = agents();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        EnergyMeter meter = open(output.readLine())) {
      Counted counted = new Counted();
      meter.start(counted);
      TIME.parkUntil(TIME.nanos() + WARM_UP.toNanos());
      long cpu = cpuNanos();
      long before = counted.readings();
      long from = TIME.nanos();
      TIME.parkUntil(from + LENGTH.toNanos());
      double seconds = (TIME.nanos() - from) / 1e9;
      double share = (cpuNanos() - cpu) / 1e9 / seconds;
      double rate = (counted.readings() - before) / seconds;
      print(share, rate, counted.lost());
      assertThat(counted.lost()).isZero();
      assertThat(counted.nodes()).isEqualTo(AGENTS);
      assertThat(rate).isGreaterThan(0.9 * AGENTS * 10 * 3);
      assertThat(share).as("processors used by the client").isLessThan(1);
    } finally {
      process.destroy();
    }
  }

  /** For whoever asks what it costs. */
  private static void print(double share, double rate, long lost) {
    long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    new PrintStream(System.out, true, StandardCharsets.UTF_8)
        .println(
            String.format(
                Locale.ROOT,
                "one client, %d agents at 10/s, three counters each, asked once a second:"
                    + " %.1f %% of one processor, %.0f readings/s, heap in use %d MB, %d lost",
                AGENTS,
                100 * share,
                rate,
                heap >> 20,
                lost));
  }

  private static Process agents() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            ManyAgents.class.getName())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static EnergyMeter open(String port) {
    String urls =
        IntStream.range(0, AGENTS)
            .mapToObj(i -> "\"http://127.1." + i / 250 + "." + (1 + i % 250) + ":" + port + "\"")
            .collect(Collectors.joining(", "));
    WorkersProvider provider = new WorkersProvider();
    return provider.open(
        new YamlReader(Environment.ofThisProcess())
            .read("{ workers: [ " + urls + " ] }", "study.yaml", provider::parse)
            .orThrow(),
        TIME);
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** A sink that only counts. */
  private static final class Counted implements CounterSink {
    private final Map<NodeId, Long> last = new HashMap<>();
    private long readings;
    private long lost;

    @Override
    public synchronized void counter(CounterReading reading) {
      readings++;
      long before = last.getOrDefault(reading.node(), reading.sequence());
      lost += Math.max(0, reading.sequence() - before - 1);
      last.put(reading.node(), reading.sequence());
    }

    @Override
    public void clock(ClockExchange exchange) {
      // Not counted.
    }

    @Override
    public void usage(UsageReading reading) {
      // Not counted.
    }

    @Override
    public synchronized void gap(NodeId node, GapReason reason, long fromNanos, long toNanos) {
      lost++;
    }

    synchronized long readings() {
      return readings;
    }

    synchronized long lost() {
      return lost;
    }

    synchronized int nodes() {
      return last.size();
    }
  }
}
