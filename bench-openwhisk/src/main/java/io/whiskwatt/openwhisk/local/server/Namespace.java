package io.whiskwatt.openwhisk.local.server;

import java.util.regex.Pattern;

/** The one namespace of the embedded platform, and what may be a name in it. */
final class Namespace {
  static final String NAME = "guest";

  private static final Pattern ENTITY = Pattern.compile("\\w|\\w[\\w@ .-]{0,254}[\\w@.-]");

  private Namespace() {}

  /** Lets in {@code _} and the namespace's own name. */
  static void check(String asked) {
    if (!asked.equals("_") && !asked.equals(NAME)) {
      throw Refusal.of(403, Texts.notAuthorized(asked));
    }
  }

  static void checkEntity(String name) {
    if (!ENTITY.matcher(name).matches()) {
      throw Refusal.unrouted(400, Texts.ILLEGAL_NAME);
    }
  }
}
