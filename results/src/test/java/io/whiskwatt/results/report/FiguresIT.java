package io.whiskwatt.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.whiskwatt.results.compare.Comparison;
import io.whiskwatt.testing.Requirement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** Figures saved from the page, by a real browser. They stay in {@code target/report/figures}. */
class FiguresIT {
  private static final Path FOLDER = Path.of("target", "report", "figures");
  private static final String FIGURES = "document.querySelectorAll('figure')";

  @TempDir private Path directory = Path.of("");

  @Test
  void every_figure_becomes_an_svg_and_a_png_of_its_own() throws Exception {
    Optional<Path> program = Browser.program();
    Requirement chromium =
        Requirement.of("chromium", program.isPresent(), "no chromium on the PATH");
    Assumptions.assumeTrue(chromium.met(), chromium.reason());
    Files.createDirectories(FOLDER);
    try (Browser browser =
        Browser.start(program.orElseThrow(), Files.createDirectory(directory.resolve("browser")))) {
      save(browser, "modelled", Samples.modelled(), 8);
      save(browser, "found", SampleFindings.found(), 8);
    }
  }

  private void save(Browser browser, String name, Comparison comparison, int least)
      throws Exception {
    Path file = directory.resolve(name + ".html");
    Files.writeString(file, HtmlReport.of(comparison));
    Browser.Page page = browser.page().screen(1280, 900, false).scheme("dark").load(file);
    int figures = page.value(FIGURES + ".length").asInt();
    assertThat(figures).isGreaterThanOrEqualTo(least);
    for (int i = 0; i < figures; i++) {
      String figure = FIGURES + "[" + i + "]";
      String svg = page.value("saving.svg(" + figure + ")").asText();
      Files.writeString(FOLDER.resolve(name + "-" + i + ".svg"), svg);
      assertDrawn(svg, page.value(figure + ".innerText"));
      int lines =
          page.value(figure + ".querySelectorAll('[data-legend^=latency] button').length").asInt();
      assertThat(svg.split("<path ", -1)).hasSizeGreaterThan(lines);
      boolean plotted = page.value(figure + ".querySelector('.canvas') != null").asBoolean();
      assertThat(svg.contains(" L") || svg.matches("(?s).* d=\"M[0-9. ]+L[0-9].*"))
          .isEqualTo(plotted);
      byte[] png = picture(page.value("saving.png(" + figure + ")").asText());
      Files.write(FOLDER.resolve(name + "-" + i + ".png"), png);
      assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth())
          .isGreaterThan(3 * page.value(figure + ".offsetWidth").asInt());
    }
    assertThat(page.value("document.documentElement.className").asText()).isEmpty();
    assertThat(page.problems()).isEmpty();
    assertThat(page.value("document.querySelectorAll('.save button').length").asInt())
        .isEqualTo(2 * figures);
  }

  /** Well-formed, with marks and words; dark colours of the screen are not on paper. */
  private static void assertDrawn(String svg, JsonNode words) throws Exception {
    Document parsed =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    int marks = 0;
    for (String shape : new String[] {"line", "rect", "circle", "path", "polyline", "polygon"}) {
      marks += parsed.getElementsByTagName(shape).getLength();
    }
    assertThat(marks).as(words.asText()).isGreaterThan(3);
    assertThat(parsed.getElementsByTagName("text").getLength()).isGreaterThan(1);
    assertThat(svg)
        .doesNotContain(
            "NaN", "undefined", "var(--", "rgb(231, 233, 234)", "#e7e9ea", "foreignObject");
  }

  private static byte[] picture(String address) throws IOException {
    String prefix = "data:image/png;base64,";
    assertThat(address).startsWith(prefix);
    return Base64.getDecoder().decode(address.substring(prefix.length()));
  }
}
