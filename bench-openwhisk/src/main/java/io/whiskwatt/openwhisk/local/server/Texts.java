package io.whiskwatt.openwhisk.local.server;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** OpenWhisk's own words. */
final class Texts {
  static final String NO_RESOURCE = "The requested resource does not exist.";
  static final String NO_ROUTE = "The requested resource could not be found.";
  static final String CONFLICT = "resource already exists";
  static final String NO_EXEC = "exec undefined";
  static final String ILLEGAL_NAME = "The name of the entity contains illegal characters.";
  static final String NOT_AN_OBJECT = "JSON object expected";
  static final String AUTHENTICATION_MISSING =
      "The resource requires authentication, which was not supplied with the request";
  static final String AUTHENTICATION_INVALID = "The supplied authentication is invalid";
  static final String INTERNAL_ERROR = "There was an internal server error.";
  static final String BAD_VERSION = "semantic version malformed";
  static final String TOO_LARGE = "Request too large";
  static final String NO_VALID_RESPONSE =
      "The action did not produce a valid response and exited unexpectedly.";
  static final String NOT_INITIALISED = "The action did not initialize and exited unexpectedly.";
  static final String NOT_PROVISIONED = "Failed to provision resources to run the action.";

  private Texts() {}

  static String malformed(String detail) {
    return "The request content was malformed:\n" + detail;
  }

  static String malformedQuery(String name, String detail) {
    return "The query parameter '" + name + "' was malformed:\n" + detail;
  }

  static String notAuthorized(String namespace) {
    return "The supplied authentication is not authorized to access '" + namespace + "'.";
  }

  static String unsupportedType(String contentType) {
    return "The request's Content-Type ["
        + contentType
        + "] is not supported. Expected:\napplication/json";
  }

  static String unsupportedKind(String kind, List<String> kinds) {
    String valid = kinds.stream().map(each -> "'" + each + "'").collect(Collectors.joining(", "));
    return malformed(
        "The specified runtime '"
            + kind
            + "' is not supported by this platform. Valid values are: "
            + valid
            + ".");
  }

  static String notKept(String collection) {
    return "This platform keeps actions and activations only: it has no " + collection + ".";
  }

  static String requestTooLarge(long bytes, long allowed) {
    return "Request larger than allowed: " + bytes + " > " + allowed + " bytes.";
  }

  static String codeTooLarge(long bytes, long allowed) {
    return "exec larger than allowed: " + bytes + " > " + allowed + " bytes.";
  }

  static String resultTooLarge(long bytes, long allowed, String start) {
    return "The action produced a response that exceeded the allowed length: "
        + bytes
        + " > "
        + allowed
        + " bytes. The truncated response was: "
        + start;
  }

  static String timedOut(Duration limit, boolean initialised) {
    return "The action exceeded its time limits of "
        + limit.toMillis()
        + " milliseconds"
        + (initialised ? "." : " during initialization.");
  }

  static String tooManyPerMinute(long count, long allowed) {
    return "Too many requests in the last minute (count: " + count + ", allowed: " + allowed + ").";
  }

  static String tooManyAtOnce(long count, long allowed) {
    return "Too many concurrent requests in flight (count: "
        + count
        + ", allowed: "
        + allowed
        + ").";
  }
}
