package io.whiskwatt.results.report;

import java.util.Locale;
import java.util.function.Supplier;

/** Code run under another default locale. */
final class InLocale {
  /** No locale, a decimal comma, digits of its own, and an i of its own. */
  static final String[] TAGS = {"und", "de-DE", "ar-EG-u-nu-arab", "tr-TR"};

  private InLocale() {}

  static <T> T of(String tag, Supplier<T> code) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      return code.get();
    } finally {
      Locale.setDefault(before);
    }
  }
}
