package io.whiskwatt.rapl.scrape;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeId;
import io.whiskwatt.node.ThisMachine;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an exporter answers and whose energy it shows. A URL names no machine: without a {@code
 * node}, a loopback address and this machine's own name mean this machine, and any other host is
 * known by its name alone.
 *
 * @param node the machine's boot id as the study gives it
 * @param every between two scrapes
 */
record Endpoint(URI url, Optional<NodeId> node, Duration every) {
  private static final Pattern NODE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[(?:0*:)*:?0*1]");
  private static final String HINT = "write the exporter's address: http://host:port/metrics";

  /** A URL, or {@code { url: URL, node: BOOT-ID, every: 3s }}. */
  static ValueReader<Endpoint> of(Exporter exporter) {
    return node ->
        node instanceof ConfigNode.Mapping
            ? section(Section.of(node), exporter)
            : url(node).map(url -> new Endpoint(url, Optional.empty(), exporter.usualPeriod()));
  }

  private static Parsed<Endpoint> section(Section section, Exporter exporter) {
    Field<URI> url = section.required("url", Endpoint::url);
    Field<Optional<NodeId>> node = section.optional("node", Endpoint::nodeId);
    Field<Duration> every = section.optional("every", Values.duration(), exporter.usualPeriod());
    section.check(
        every,
        value -> value.compareTo(exporter.leastPeriod()) >= 0,
        exporter.title()
            + " must not be asked more often than every "
            + exporter.leastPeriod().toMillis()
            + " ms",
        "write every: " + exporter.usualPeriod().toMillis() + "ms");
    section.check(
        every,
        value -> value.compareTo(ScrapedNode.SAFE) <= 0,
        "a counter whose range is unknown must be read at least every "
            + ScrapedNode.SAFE.toSeconds()
            + " s, or a wrap passes unseen",
        "write every: " + exporter.usualPeriod().toMillis() + "ms");
    return section.build(() -> new Endpoint(url.get(), node.get(), every.get()));
  }

  private static Parsed<NodeId> nodeId(ConfigNode node) {
    return Values.text(NODE, "the id of a machine", "write its boot id, of /proc/sys/kernel/random")
        .read(node)
        .map(NodeId::new);
  }

  private static Parsed<URI> url(ConfigNode node) {
    ValueReader<String> text = Values.text();
    return text.then(value -> url(node, value)).read(node);
  }

  private static Parsed<URI> url(ConfigNode node, String text) {
    try {
      URI uri = new URI(text);
      return isHttp(uri) ? Parsed.of(withPath(uri)) : refused(node);
    } catch (URISyntaxException e) {
      return refused(node);
    }
  }

  /** What was written may hold a password and is not shown. */
  private static Parsed<URI> refused(ConfigNode node) {
    return Parsed.failed(
        Problem.at(
            node.position(),
            "the address of an exporter is an http or https URL with a host, and without user,"
                + " query and fragment",
            HINT));
  }

  private static boolean isHttp(URI uri) {
    boolean http = "http".equalsIgnoreCase(uri.getScheme());
    return (http || "https".equalsIgnoreCase(uri.getScheme()))
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
  }

  private static URI withPath(URI uri) {
    String path = uri.getRawPath();
    return path == null || path.isEmpty() || path.equals("/") ? uri.resolve("/metrics") : uri;
  }

  String host() {
    return Optional.ofNullable(url.getHost()).orElse("unknown");
  }

  /** Whose energy it shows. */
  Node machine() {
    Node here = ThisMachine.node();
    if (node.isPresent()) {
      boolean same = node.get().equals(here.id());
      return new Node(node.get(), same ? here.name() : host());
    }
    boolean same = LOOPBACK.matcher(host()).matches() || host().equals(here.name());
    return same ? here : new Node(NodeId.ofHost(host()), host());
  }

  boolean isThisMachine() {
    return machine().id().equals(ThisMachine.node().id());
  }

  /** True when only the name of the host is known. */
  boolean isAnonymous() {
    return node.isEmpty() && !isThisMachine();
  }
}
