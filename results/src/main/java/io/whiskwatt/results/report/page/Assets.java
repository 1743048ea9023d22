package io.whiskwatt.results.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Style and script of the page, ours and the chart library's, as text to put into it.
 *
 * @param style all of it
 * @param script all of it; names no address that it would load from
 */
record Assets(String style, String script) {
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

  static Assets load() {
    String licence = "/*!\nuPlot 1.6.30\n\n" + text(UPLOT + "LICENSE").strip() + "\n*/\n";
    return new Assets(
        "\n" + text(UPLOT + "dist/uPlot.min.css").strip() + "\n" + text("report.css"),
        "\n" + licence + text(UPLOT + "dist/uPlot.iife.min.js").strip() + "\n" + text("report.js"));
  }

  /** A policy that lets this style and this script in, and nothing from anywhere. */
  String policy() {
    return "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; script-src "
        + hash(script)
        + "; style-src "
        + hash(style);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String text(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "the resource \"" + resource + "\" is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
