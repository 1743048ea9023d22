package io.whiskwatt.openwhisk.client;

/** Why a server said no. */
public enum Refusal {
  /** 401: no key, or a wrong one. */
  UNAUTHENTICATED,
  /** 403: the key is good, but not for this. */
  FORBIDDEN,
  /** 404: it does not exist; of an activation that the server itself issued: not yet. */
  NOT_FOUND,
  /** 409: it exists already, or was changed at the same time. */
  CONFLICT,
  /** 413, or a body beyond what the HTTP server takes. */
  TOO_LARGE,
  /** 429: see {@link Answer.Refused#throttle()}. */
  THROTTLED,
  /** Another 4xx: the request itself is wrong. */
  INVALID,
  /** 5xx in OpenWhisk's own words. */
  PLATFORM_ERROR,
  /** Not in OpenWhisk's words: a gateway in between, or something else that answers there. */
  GATEWAY;

  static Refusal of(int status, boolean fromOpenWhisk, boolean tooLarge) {
    if (status == 413 || tooLarge) {
      return TOO_LARGE;
    }
    if (!fromOpenWhisk) {
      return GATEWAY;
    }
    return switch (status) {
      case 401 -> UNAUTHENTICATED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 409 -> CONFLICT;
      case 429 -> THROTTLED;
      default -> status / 100 == 5 ? PLATFORM_ERROR : INVALID;
    };
  }
}
