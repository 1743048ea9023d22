package io.whiskwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whiskwatt.results.report.Browser;
import io.whiskwatt.results.store.RunFolder;
import io.whiskwatt.testing.Requirement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live page of a real run, in a real browser. Pictures of it stay in {@code target/live}. */
class LiveIT {
  private static final Path PICTURES = Path.of("target", "live");
  private static final Pattern ADDRESS = Pattern.compile("Live: +(http://127\\.0\\.0\\.1:\\d+/)");

  /** The live display needs no more than a few windows; the browser needs some seconds to start. */
  private static final String STUDY =
      """
      study: watched
      platforms:
        process: { local: { sandbox: process } }
      workloads: [ hello ]
      starts: [ cold, warm ]
      load: { constant: 5/s }
      design: { blocks: 2, warm-up: 500ms, settle: 100ms, idle-window: 2s, window: 4s }
      """;

  @TempDir private Path directory = Path.of("");
  @TempDir private Path profile = Path.of("");

  @BeforeEach
  void write_the_study() throws IOException {
    Files.writeString(directory.resolve("watched.yaml"), STUDY);
  }

  @Test
  void a_run_is_watched_from_its_first_window_to_its_report() throws IOException {
    Optional<Path> program = Browser.program();
    Requirement chromium =
        Requirement.of("chromium", program.isPresent(), "no chromium on the PATH");
    Assumptions.assumeTrue(chromium.met(), chromium.reason());
    Files.createDirectories(PICTURES);
    try (Browser browser = Browser.start(program.orElseThrow(), profile)) {
      BenchmarksJar.Running running =
          new BenchmarksJar(directory).start("run", "--live", "watched.yaml");
      URI address = address(running);
      Browser.Page page = browser.page().screen(1280, 1100, false).scheme("light").load(address);
      watch(page);
      keyboard(page);
      pictures(page);
      BenchmarksJar.await("the end is told", () -> text(page, "#state").contains("is over"));
      assertThat(text(page, "#state")).contains("Report: ", "report.html");
      Files.write(PICTURES.resolve("over.png"), page.picture());
      assertThat(page.problems()).isEmpty();
      assertThat(page.requests())
          .allMatch(url -> url.startsWith(address.toString()) || url.startsWith("data:"));
      BenchmarksJar.Ended ended = running.ended();
      assertThat(ended.code()).as(ended.err()).isZero();
      assertThat(ended.err()).doesNotContain("\u001b");
    }
    assertThat(measured()).hasSize(4).allMatch(line -> line.contains("\"watchCpuNanos\":"));
  }

  private static void watch(Browser.Page page) throws IOException {
    page.until("document.querySelectorAll('#rows tr').length >= 1");
    page.until("/Rate reached\\s+[0-9.]+.s/.test(document.getElementById('figures').innerText)");
    assertThat(text(page, "#step")).contains("Block", "of");
    assertThat(text(page, "#figures")).contains("Response p99", "Power, process", "modelled");
    assertThat(text(page, "body")).doesNotContain("NaN", "undefined", "Infinity", "null");
    for (String chart : List.of("rate", "response", "in-flight", "fresh", "power")) {
      assertThat(inkOf(page, chart)).as(chart).isGreaterThan(500);
    }
    Files.write(PICTURES.resolve("light.png"), page.picture());
  }

  /** All that can be done on the page can be reached and done with the keyboard. */
  private static void keyboard(Browser.Page page) {
    page.value("document.body.focus()");
    StringBuilder reached = new StringBuilder();
    for (int tab = 0; tab < 4; tab++) {
      page.press("Tab");
      reached.append(page.value("document.activeElement.id || 'skip'").asText()).append(' ');
    }
    assertThat(reached.toString()).isEqualTo("skip pause span windows-scroll ");
    page.value("document.getElementById('pause').focus()");
    page.press("Enter");
    assertThat(text(page, "#pause")).isEqualTo("Go on");
    assertThat(text(page, "#state")).startsWith("Paused");
    page.press("Enter");
    assertThat(text(page, "#pause")).isEqualTo("Pause");
  }

  private static void pictures(Browser.Page page) throws IOException {
    page.scheme("dark");
    assertThat(page.value("getComputedStyle(document.body).backgroundColor").asText())
        .isEqualTo("rgb(18, 21, 23)");
    page.until("document.querySelectorAll('.canvas canvas').length === 6");
    Files.write(PICTURES.resolve("dark.png"), page.picture());
    page.scheme("light").screen(360, 800, true);
    page.until("document.documentElement.scrollWidth <= 360");
    page.until("[...document.querySelectorAll('.uplot')].every(c => c.clientWidth <= 330)");
    Files.write(PICTURES.resolve("phone.png"), page.picture());
    page.screen(1280, 1100, false);
  }

  private static String text(Browser.Page page, String selector) {
    return page.value("document.querySelector('" + selector + "').innerText").asText();
  }

  /** Pixels of a chart that something was drawn on. */
  private static int inkOf(Browser.Page page, String id) {
    return page.value(
            "(() => { const c = document.querySelector('#"
                + id
                + " canvas');"
                + "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
                + "let n = 0; for (let i = 3; i < d.length; i += 4) if (d[i] > 40) n++; return n;"
                + " })()")
        .asInt();
  }

  /** From what the run says on stderr. */
  private static URI address(BenchmarksJar.Running running) {
    BenchmarksJar.await("the address of the page is said", () -> said(running).isPresent());
    return said(running).orElseThrow();
  }

  private static Optional<URI> said(BenchmarksJar.Running running) {
    try {
      Matcher found = ADDRESS.matcher(Files.readString(running.err()));
      return found.find() ? Optional.of(URI.create(found.group(1))) : Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private List<String> measured() throws IOException {
    try (Stream<Path> folders = Files.list(directory.resolve("results/runs"))) {
      Path trials = folders.findFirst().orElseThrow().resolve(RunFolder.TRIALS);
      return Files.readAllLines(trials).stream()
          .filter(line -> line.contains("\"measure\""))
          .toList();
    }
  }

  @Test
  void what_the_page_asks_for_is_json_that_a_shell_can_read_too() {
    BenchmarksJar.Running running =
        new BenchmarksJar(directory).start("run", "watched.yaml", "--live");
    URI vitals = address(running).resolve("/v1/vitals");
    BenchmarksJar.await("a load is seen", () -> json(vitals).path("now").path("load").isObject());
    assertThat(json(vitals).path("points").path("seconds").size()).isPositive();
    running.signal("INT");
    assertThat(running.ended().code()).isEqualTo(130);
  }

  private static JsonNode json(URI address) {
    try (InputStream answer = address.toURL().openStream()) {
      return new ObjectMapper().readTree(answer);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
