package io.whiskwatt.results.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What every page of ours is made with, as text to put into it: colours and the chart library. */
public final class PageParts {
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

  private PageParts() {}

  /** The chart library's own style. */
  public static String chartStyle() {
    return text(UPLOT + "dist/uPlot.min.css").strip();
  }

  /** The chart library, under its licence: a global {@code uPlot}. */
  public static String chartScript() {
    String licence = "/*!\nuPlot 1.6.30\n\n" + text(UPLOT + "LICENSE").strip() + "\n*/\n";
    return licence + text(UPLOT + "dist/uPlot.iife.min.js").strip();
  }

  /** Colours by name, light and dark. */
  public static String palette() {
    return text("palette.css");
  }

  /** How a content security policy names a style or script that stands in the page. */
  public static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String text(String resource) {
    try (InputStream in = PageParts.class.getResourceAsStream(resource)) {
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
