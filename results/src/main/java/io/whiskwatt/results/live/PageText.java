package io.whiskwatt.results.live;

import io.whiskwatt.results.report.page.PageParts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The page: one HTML text that needs nothing but the figures.
 *
 * @param policy lets its style, its script and its questions to its own server through, and nothing
 *     else
 */
record PageText(String html, String policy) {
  static PageText of(String study) {
    String style =
        "\n" + PageParts.chartStyle() + "\n" + PageParts.palette() + resource("live.css");
    String script = "\n" + PageParts.chartScript() + "\n" + resource("live.js");
    String html =
        resource("live.html")
            .replace("{{study}}", escaped(study))
            .replace("{{style}}", style)
            .replace("{{script}}", script);
    String policy =
        "default-src 'none'; connect-src 'self'; img-src data:; base-uri 'none'; form-action"
            + " 'none'; frame-ancestors 'none'; script-src "
            + PageParts.hash(script)
            + "; style-src "
            + PageParts.hash(style);
    return new PageText(html, policy);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String resource(String name) {
    try (InputStream in = PageText.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource \"" + name + "\" is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
