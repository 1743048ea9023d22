package io.whiskwatt.rapl.agent;

import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.EnergyUnavailable;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.node.ProcessGroup;
import io.whiskwatt.rapl.agent.access.AccessToken;
import io.whiskwatt.rapl.agent.access.AgentUnavailable;
import io.whiskwatt.rapl.agent.access.Certificate;
import io.whiskwatt.rapl.agent.ring.SampleLog;
import io.whiskwatt.rapl.agent.server.AgentServer;
import io.whiskwatt.rapl.agent.server.Identity;
import io.whiskwatt.rapl.agent.work.UsageWatch;
import io.whiskwatt.rapl.machine.LocalNode;
import io.whiskwatt.rapl.usage.UsageSampler;
import io.whiskwatt.time.TimeSource;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A running agent: it samples and answers until it is closed. */
public final class Agent implements AutoCloseable {
  private final EnergyMeter meter;
  private final SampleLog log;
  private final UsageWatch work;
  private final AgentServer server;
  private final Optional<Certificate> certificate;

  private Agent(
      EnergyMeter meter,
      SampleLog log,
      UsageWatch work,
      AgentServer server,
      Optional<Certificate> certificate) {
    this.meter = meter;
    this.log = log;
    this.work = work;
    this.server = server;
    this.certificate = certificate;
  }

  /**
   * Starts one; its first sample has been taken when this returns.
   *
   * @param time the node's clock
   * @throws EnergyUnavailable when the source cannot be read
   * @throws AgentUnavailable when the token, the certificate or the address cannot be had
   */
  public static Agent start(AgentOptions options, TimeSource time) {
    LocalNode node = options.source().node();
    Optional<AccessToken> token = options.door().tokenFile().map(AccessToken::read);
    InetAddress bind = options.door().bind();
    Optional<Certificate> certificate =
        options.door().keyStore().map(file -> file.open(node.node().name(), bind));
    EnergyMeter meter = options.source().open(node, time);
    try {
      InetSocketAddress address = new InetSocketAddress(bind, options.door().port());
      AgentServer.Door door = new AgentServer.Door(address, token, certificate);
      return sampling(meter, node, door, options.buffer(), time, certificate);
    } catch (RuntimeException failed) {
      meter.close();
      throw failed;
    }
  }

  private static Agent sampling(
      EnergyMeter meter,
      LocalNode node,
      AgentServer.Door door,
      Duration buffer,
      TimeSource time,
      Optional<Certificate> certificate) {
    SourceFacts source = meter.facts();
    int capacity = RingSize.of(buffer, source, Runtime.getRuntime().maxMemory());
    SampleLog log = new SampleLog(source, capacity, time);
    Identity identity = Identity.of(node, AgentVersion.number(), time.nanos());
    meter.start(log);
    UsageWatch work = UsageWatch.start(UsageSampler.of(node, ProcessGroup.AGENT), time);
    try {
      AgentServer server = AgentServer.start(door, identity, source, log, work, time);
      return new Agent(meter, log, work, server, certificate);
    } catch (RuntimeException failed) {
      work.close();
      throw failed;
    }
  }

  /** What is sampled. */
  public SourceFacts source() {
    return meter.facts();
  }

  /** Where it answers; of an agent that listens everywhere, its address on loopback. */
  public URI uri() {
    InetSocketAddress address = server.address();
    InetAddress host =
        address.getAddress().isAnyLocalAddress()
            ? InetAddress.getLoopbackAddress()
            : address.getAddress();
    String text = host.getHostAddress();
    String bracketed = text.contains(":") ? "[" + text + "]" : text;
    String scheme = certificate.isPresent() ? "https" : "http";
    return URI.create(scheme + "://" + bracketed + ":" + address.getPort());
  }

  /** SHA-256 of its certificate, {@code 9A:3F:…}; empty: plain HTTP. */
  public Optional<String> fingerprint() {
    return certificate.map(Certificate::fingerprint);
  }

  /** The span that its samples reach back once it has run that long. */
  public Duration remembers() {
    return meter.facts().samplingPeriod().multipliedBy(log.ring().size());
  }

  @Override
  public void close() {
    server.close();
    work.close();
    meter.close();
  }
}
