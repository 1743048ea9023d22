package io.whiskwatt.openwhisk.local.server;

/** Tells archives from source text the way OpenWhisk does: by whether the code is base64. */
final class Archive {
  private Archive() {}

  /** Scanned by hand: a regular expression would recurse over 48 MiB. */
  static boolean isBase64(String code) {
    String text = code.strip();
    int end = text.length();
    for (int padding = 0; padding < 2 && end > 0 && text.charAt(end - 1) == '='; padding++) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      if (!isLetter(text.charAt(i))) {
        return false;
      }
    }
    return end > 0 && text.length() % 4 == 0;
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }
}
