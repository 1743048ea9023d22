package io.whiskwatt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An example of this package as a page shows it, between two comments; {@code
 * -Dwhiskwatt.refresh=true} copies it there.
 *
 * @param name of its class
 */
record QuotedExample(Path page, String name) {
  private static final String END = "```\n<!-- end of example -->";

  void isUpToDate() throws IOException {
    String text = Files.readString(page);
    String begin = "<!-- example: " + name + " -->\n```java\n";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf(END, from);
    assertThat(text).contains(begin);
    assertThat(to).isGreaterThan(from - 1);
    if (Boolean.getBoolean("whiskwatt.refresh")) {
      Files.writeString(page, text.substring(0, from) + source() + text.substring(to));
    } else {
      assertThat(text.substring(from, to)).isEqualTo(source());
    }
  }

  /** From the class and its annotations on: the imports are the reader's own. */
  private String source() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/whiskwatt/examples/" + name + ".java"));
    int annotations = source.indexOf("\n@");
    int type = source.indexOf("class " + name);
    return source.substring(annotations > 0 && annotations < type ? annotations + 1 : type);
  }
}
