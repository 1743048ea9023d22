package io.whiskwatt.cluster.inventory;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import java.util.regex.Pattern;

/** Reads {@code mirrors}. */
final class MirrorsReader {
  private static final Pattern ADDRESS = Pattern.compile("https?://[A-Za-z0-9][A-Za-z0-9._:/~@-]*");
  private static final Pattern IMAGES =
      Pattern.compile("[a-z0-9][a-z0-9.-]*(:[0-9]{1,5})?(/[a-z0-9._-]+)*");

  private MirrorsReader() {}

  static Parsed<Mirrors> read(ConfigNode node) {
    Section section = Section.of(node);
    Field<String> github = section.optional("github", address(), Mirrors.NONE.github());
    Field<String> kubernetes = section.optional("kubernetes", address(), Mirrors.NONE.kubernetes());
    Field<String> helm = section.optional("helm", address(), Mirrors.NONE.helm());
    Field<String> chart = section.optional("openwhisk-chart", address(), Mirrors.NONE.chart());
    Field<String> images =
        section.optional(
            "images",
            Values.text(IMAGES, "a registry of images", "write HOST:PORT/PATH, without a scheme"),
            Mirrors.NONE.images());
    return section.build(
        () -> new Mirrors(github.get(), kubernetes.get(), helm.get(), chart.get(), images.get()));
  }

  private static ValueReader<String> address() {
    return Values.text(ADDRESS, "an address", "write https://HOST/PATH without a slash at its end");
  }
}
