package io.whiskwatt.rapl.client;

/** What agents say in words, before it is stored or shown. */
final class Texts {
  private static final int MOST = 2_000;

  private Texts() {}

  /** A name: not empty, without control characters. */
  static String checked(String text) throws Senseless {
    if (text.isBlank() || text.length() > MOST || text.chars().anyMatch(Character::isISOControl)) {
      throw new Senseless("a name that is empty, too long or has control characters");
    }
    return text;
  }

  /** A sentence, made fit to be shown. */
  static String shown(String text) {
    String one = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return one.length() > MOST ? one.substring(0, MOST) + "…" : one;
  }
}
