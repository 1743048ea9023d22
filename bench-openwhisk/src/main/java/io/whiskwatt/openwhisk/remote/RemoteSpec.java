package io.whiskwatt.openwhisk.remote;

import io.whiskwatt.openwhisk.call.TransportKind;
import io.whiskwatt.openwhisk.client.Endpoint;
import io.whiskwatt.openwhisk.start.SandboxRules;
import io.whiskwatt.platform.PlatformSpec;
import io.whiskwatt.units.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The section {@code openwhisk} of a study file. No text of it shows the key.
 *
 * @param rules how the platform treats its sandboxes
 * @param transport what carries the calls of the load path
 * @param runtime the runtime class that is chosen before sandboxes are made; empty: the cluster has
 *     one for good
 * @param notes what the user must know of where the key came from
 */
record RemoteSpec(
    Endpoint endpoint,
    SandboxRules rules,
    TransportKind transport,
    Optional<RuntimeSwitch> runtime,
    List<String> notes)
    implements PlatformSpec {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.[0-9.]+|\\[?::1]?|\\[?0:0:0:0:0:0:0:1]?");

  /** Of a cluster that is not switched. */
  RemoteSpec(Endpoint endpoint, SandboxRules rules, TransportKind transport, List<String> notes) {
    this(endpoint, rules, transport, Optional.empty(), notes);
  }

  RemoteSpec {
    notes = List.copyOf(notes);
  }

  @Override
  public String defaultEnergyKey() {
    return onThisMachine() ? "auto" : "none";
  }

  /** Told by the API host: one on the loopback interface is taken to run its functions here. */
  @Override
  public boolean onThisMachine() {
    return isLoopback(endpoint.apiHost().getHost());
  }

  static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  @Override
  public Duration longestDrain() {
    return rules.longestDrain();
  }

  @Override
  public Optional<Duration> removesIdleAfter() {
    return Optional.of(rules.idleTimeout());
  }

  @Override
  public Optional<Duration> pausesIdleAfter() {
    return rules.pauseGrace();
  }

  @Override
  public OptionalInt room(DataSize memory) {
    return rules.room(memory);
  }

  @Override
  public boolean freshSandboxesLinger() {
    return true;
  }
}
