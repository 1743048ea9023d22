package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.whiskwatt.results.Study;
import io.whiskwatt.results.compare.CheckFinding;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.results.report.HtmlReport;
import io.whiskwatt.results.trial.CheckedSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study on real processes with the CPU-time model and an exporter on loopback beside it. */
class CheckedStudyIT {
  /** What the exporter's only package draws, in W. */
  private static final double WATTS = 20;

  private static final String STUDY =
      """
      study: checked
      platforms:
        here:
          local: { sandbox: process }
          energy: { model: {}, check: { node-exporter: "http://127.0.0.1:PORT" } }
      workloads: [ { name: hello, kind: "java:17" } ]
      starts: [ warm ]
      design: { blocks: 3, warm-up: 200ms, settle: 0ms, idle-window: 1s, window: 1s }
      """;

  @TempDir private Path folder;
  private HttpServer exporter;

  @BeforeEach
  void start_the_exporter() throws IOException {
    exporter = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    long startNanos = System.nanoTime();
    exporter.createContext(
        "/metrics",
        exchange -> {
          double joules = 1000 + WATTS * (System.nanoTime() - startNanos) / 1e9;
          byte[] body =
              String.format(
                      Locale.ROOT,
                      "node_rapl_package_joules_total{index=\"0\","
                          + "path=\"/sys/class/powercap/intel-rapl:0\"} %.6f%n",
                      joules)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    exporter.start();
  }

  @AfterEach
  void stop_the_exporter() {
    exporter.stop(0);
  }

  @Test
  void both_sources_are_compared_over_the_windows_of_a_run() throws IOException {
    Path run = folder.resolve("run");
    String port = Integer.toString(exporter.getAddress().getPort());
    Comparison comparison = Study.run(STUDY.replace("PORT", port), run);

    assertThat(comparison.checks()).hasSize(1);
    CheckFinding finding = comparison.checks().get(0);
    assertThat(finding.machines()).isEqualTo(CheckedSource.Machines.SAME);
    assertThat(finding.points()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(finding.points())
        .allSatisfy(point -> assertThat(point.checkWatts()).isCloseTo(WATTS, within(0.5)));
    assertThat(HtmlReport.of(comparison)).contains("<section id=\"check\"");
    assertThat(energyTable(run)).contains("node-exporter:package-0").contains("check:");
    assertThat(Files.readString(run.resolve("environment.json"))).contains("\"check\"");
  }

  private static String energyTable(Path run) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(run.resolve("energy.csv.gz")))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
