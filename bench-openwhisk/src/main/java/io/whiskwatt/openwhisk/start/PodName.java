package io.whiskwatt.openwhisk.start;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name that OpenWhisk's Kubernetes factory gives the pod of an action of ours, and with it its
 * host: {@code wsk<invoker>-<count>-prewarm-<kind>} for stem cells, {@code
 * wsk<invoker>-<count>-<namespace>-<action>} for the others. It is kept for life: a stem cell that
 * received code still shows its origin.
 *
 * @param invoker the part that tells the invokers apart: {@code owdev-invoker-00}
 * @param prewarmed the pod was made as a stem cell
 */
record PodName(String invoker, boolean prewarmed) {
  /** The invoker is matched greedily: its own name may hold numbers between dashes. */
  private static final Pattern FORM =
      Pattern.compile(
          "wsk(?<invoker>[a-z0-9]|[a-z0-9][a-z0-9-]*[a-z0-9])-\\d+-"
              + "(?:(?<prewarm>prewarm)-[a-z0-9]+|[a-z0-9-]+-whiskwatt[a-z0-9-]*)");

  /** Reads a host name; empty when it has another form. */
  static Optional<PodName> of(String host) {
    Matcher matcher = FORM.matcher(host);
    return matcher.matches()
        ? Optional.of(new PodName(matcher.group("invoker"), matcher.group("prewarm") != null))
        : Optional.empty();
  }
}
