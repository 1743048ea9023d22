package io.whiskwatt.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.testing.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. Pictures of it stay in {@code target/report}. */
class ReportIT {
  private static final Path PICTURES = Path.of("target", "report");

  @TempDir static Path profile;
  private static Optional<Browser> browser = Optional.empty();

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> program = Browser.program();
    Requirement chromium =
        Requirement.of("chromium", program.isPresent(), "no chromium on the PATH");
    Assumptions.assumeTrue(chromium.met(), chromium.reason());
    Files.createDirectories(PICTURES);
    browser = Optional.of(Browser.start(program.orElseThrow(), profile));
  }

  @AfterAll
  static void stop() {
    browser.ifPresent(Browser::close);
  }

  @TestFactory
  Stream<DynamicTest> every_sample_is_drawn_without_an_error_or_a_request() {
    Map<String, Supplier<Comparison>> samples = new LinkedHashMap<>();
    samples.put("measured", Samples::measured);
    samples.put("modelled", Samples::modelled);
    samples.put("hostile", Samples::hostile);
    samples.put("unbounded", Samples::unbounded);
    samples.put("without-energy", Samples::withoutEnergy);
    samples.put("cold-against-warm", Samples::coldAgainstWarm);
    samples.put("four-starts", Samples::fourStarts);
    samples.put("found", SampleFindings::found);
    samples.put("empty", Samples::empty);
    return samples.entrySet().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.getKey(), () -> assertClean(sample.getKey(), sample.getValue().get())));
  }

  private static void assertClean(String name, Comparison comparison) throws IOException {
    Path file = written(name, comparison);
    Browser.Page page = page().screen(1280, 900, false).scheme("light").load(file);
    assertThat(page.problems()).isEmpty();
    assertThat(page.requests())
        .allMatch(url -> url.equals(file.toUri().toString()) || url.startsWith("data:"));
    assertThat(page.value("document.querySelectorAll('img').length").asInt()).isZero();
    assertThat(
            page.value(
                    "[...document.querySelectorAll('.canvas')].every(c => c.querySelector('canvas')?.width > 300)")
                .asBoolean())
        .isTrue();
    assertThat(page.value("document.body.innerText").asText())
        .doesNotContain("NaN", "Infinity", "undefined", "null");
    Files.write(PICTURES.resolve(name + ".png"), page.picture());
  }

  @Test
  void charts_have_a_line_for_each_cell() throws IOException {
    Browser.Page page =
        page().screen(1280, 900, false).load(written("modelled", Samples.modelled()));
    assertThat(page.value("document.querySelectorAll('.canvas canvas').length").asInt())
        .isEqualTo(2);
    assertThat(
            page.value("document.querySelectorAll('[data-legend=latency-0] button').length")
                .asInt())
        .isEqualTo(4);
    assertThat(inkOf(page, "#latency-0 canvas")).isGreaterThan(2_000);
    assertThat(inkOf(page, "#power-0 canvas")).isGreaterThan(2_000);
  }

  /** Pixels of a canvas that something was drawn on. */
  private static int inkOf(Browser.Page page, String selector) {
    return page.value(
            "(() => { const c = document.querySelector('"
                + selector
                + "');"
                + "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
                + "let n = 0; for (let i = 3; i < d.length; i += 4) if (d[i] > 40) n++; return n; })()")
        .asInt();
  }

  @Test
  void a_legend_button_hides_its_line() throws IOException {
    Browser.Page page =
        page().screen(1280, 900, false).load(written("modelled", Samples.modelled()));
    int before = inkOf(page, "#latency-0 canvas");
    page.value("document.querySelector('[data-legend=latency-0] button').click()");
    page.value(FRAME);
    assertThat(inkOf(page, "#latency-0 canvas")).isLessThan(before - 100);
  }

  @Test
  void charts_follow_the_colour_scheme() throws IOException {
    Browser.Page page =
        page()
            .screen(1280, 900, false)
            .scheme("light")
            .load(written("modelled", Samples.modelled()));
    String picture = "document.querySelector('#latency-0 canvas').toDataURL()";
    String light = page.value(picture).asText();
    page.scheme("dark").value(FRAME);
    assertThat(page.value(picture).asText()).startsWith("data:image/png").isNotEqualTo(light);
    assertThat(page.problems()).isEmpty();
  }

  private static final String FRAME =
      "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

  @Test
  void a_phone_scrolls_tables_but_never_the_page() throws IOException {
    for (String scheme : new String[] {"light", "dark"}) {
      Browser.Page page =
          page()
              .screen(360, 740, true)
              .scheme(scheme)
              .load(written("modelled", Samples.modelled()));
      assertThat(page.value("document.documentElement.scrollWidth").asInt()).isEqualTo(360);
      assertThat(page.value("innerWidth").asInt()).isEqualTo(360);
      assertThat(page.problems()).isEmpty();
      Files.write(PICTURES.resolve("phone-" + scheme + ".png"), page.picture());
    }
    assertNoOverflow("hostile", Samples.hostile());
    assertNoOverflow("cold-against-warm", Samples.coldAgainstWarm());
    assertNoOverflow("four-starts", Samples.fourStarts());
  }

  private static void assertNoOverflow(String name, Comparison comparison) throws IOException {
    Browser.Page page = page().screen(360, 740, true).load(written(name, comparison));
    assertThat(page.value("document.documentElement.scrollWidth").asInt()).as(name).isEqualTo(360);
    Files.write(PICTURES.resolve("phone-" + name + ".png"), page.picture());
  }

  @Test
  void text_contrast_is_at_least_four_and_a_half_in_both_schemes() throws IOException {
    for (String scheme : new String[] {"light", "dark"}) {
      assertReadable("voided", Samples.voided(), scheme);
      assertReadable("four-starts", Samples.fourStarts(), scheme);
    }
  }

  private static void assertReadable(String name, Comparison comparison, String scheme)
      throws IOException {
    Browser.Page page =
        page().screen(1280, 900, false).scheme(scheme).load(written(name, comparison));
    JsonNode low = page.value(CONTRAST);
    assertThat(low).as("%s, %s: text of low contrast", name, scheme).isEmpty();
    Files.write(PICTURES.resolve("desktop-" + name + "-" + scheme + ".png"), page.picture());
  }

  @Test
  void bars_of_one_kind_of_start_share_a_scale() throws IOException {
    Browser.Page page =
        page().screen(1280, 900, false).load(written("four-starts", Samples.fourStarts()));
    assertThat(page.value("document.querySelectorAll('.stages h3').length").asInt()).isEqualTo(4);
    String widths =
        "[...document.querySelectorAll('.stages svg[role=img]')].slice(0, 2).map(bar =>"
            + " [...bar.querySelectorAll('rect')].reduce("
            + "(sum, part) => sum + part.getBBox().width, 0))";
    JsonNode cold = page.value(widths);
    assertThat(cold.path(1).asDouble() / cold.path(0).asDouble())
        .isCloseTo(2.31 / 0.72, Offset.offset(0.02));
  }

  /** WCAG 2.2: relative luminance of every text against the nearest ground behind it. */
  private static final String CONTRAST =
      """
      (() => {
        const numbers = (c) => c.match(/[\\d.]+/g).map(Number);
        const light = (c) => {
          const [r, g, b] = numbers(c).map((v) => v / 255)
            .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const ground = (e) => {
          for (; e; e = e.parentElement) {
            const c = getComputedStyle(e).backgroundColor;
            if ((numbers(c)[3] ?? 1) > 0.5) return c;
          }
          return "rgb(255, 255, 255)";
        };
        const low = new Set();
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
          const e = walk.currentNode.parentElement;
          if (!walk.currentNode.data.trim() || e.closest("script, noscript")) continue;
          const style = getComputedStyle(e);
          const [a, b] = [light(e.closest("svg") ? style.fill : style.color), light(ground(e))]
            .sort((x, y) => y - x);
          const ratio = (a + 0.05) / (b + 0.05);
          if (ratio < 4.5) low.add(e.className + " " + walk.currentNode.data + " " + ratio);
        }
        return [...low];
      })()
      """;

  @Test
  void a_wide_screen_shows_all_columns_of_the_cells() throws IOException {
    Browser.Page page =
        page().screen(1280, 900, false).load(written("modelled", Samples.modelled()));
    String box = "document.querySelector('#cells .scroll')";
    assertThat(page.value(box + ".scrollWidth - " + box + ".clientWidth").asInt()).isZero();
  }

  @Test
  void the_page_is_useful_without_its_script() throws IOException {
    Browser.Page page =
        page().script(false).screen(1280, 900, false).load(written("modelled", Samples.modelled()));
    assertThat(page.problems()).isEmpty();
    assertThat(
            page.value("[...document.querySelectorAll('details.numbers')].every(d => d.open)")
                .asBoolean())
        .isTrue();
    assertThat(page.value("document.querySelectorAll('svg.strip[role=img]').length").asInt())
        .isGreaterThan(10);
    Files.write(PICTURES.resolve("without-script.png"), page.picture());
  }

  @Test
  void paper_gets_light_charts_and_no_navigation() throws IOException {
    Browser.Page page =
        page()
            .screen(1280, 900, false)
            .scheme("dark")
            .load(written("modelled", Samples.modelled()));
    byte[] paper = page.paper();
    Files.write(PICTURES.resolve("modelled.pdf"), paper);
    assertThat(new String(paper, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    assertThat(page.problems()).isEmpty();
  }

  private static Browser.Page page() {
    return browser.orElseThrow().page();
  }

  private static Path written(String name, Comparison comparison) throws IOException {
    Path file = PICTURES.resolve(name + ".html").toAbsolutePath();
    HtmlReport.write(comparison, file);
    return file;
  }
}
