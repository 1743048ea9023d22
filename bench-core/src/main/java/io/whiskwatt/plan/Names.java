package io.whiskwatt.plan;

import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Values;
import java.util.regex.Pattern;

/** Names that become parts of cell ids, file names and action names. */
final class Names {
  static final String RULE =
      "use 1 to 40 letters, digits and dashes, the first and the last not a dash";
  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?");

  private Names() {}

  static ValueReader<String> name() {
    return Values.text(FORM, "a name", RULE);
  }

  static boolean valid(String name) {
    return FORM.matcher(name).matches();
  }
}
