package io.whiskwatt.rapl.client;

import io.whiskwatt.energy.CounterSink;
import io.whiskwatt.energy.EnergyMeter;
import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.node.Node;
import io.whiskwatt.node.NodeFacts;
import io.whiskwatt.node.NodeObserver;
import io.whiskwatt.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Many machines, each read by the agent on it. */
final class AgentMeter implements EnergyMeter {
  private final List<Agent> agents;
  private final AgentLinks links;
  private final TimeSource time;
  private final List<Dialogue> dialogues = new ArrayList<>();
  private Optional<Turns> turns = Optional.empty();
  private boolean closed;

  /**
   * A meter that has asked for no sample yet.
   *
   * @param links closed with the meter
   */
  AgentMeter(List<Agent> agents, AgentLinks links, TimeSource time) {
    this.agents = List.copyOf(agents);
    this.links = links;
    this.time = time;
  }

  @Override
  public Set<Node> nodes() {
    return agents.stream().map(agent -> agent.info().node()).collect(Collectors.toSet());
  }

  @Override
  public SourceFacts facts() {
    return new MeterFacts(agents).source(WorkersProvider.KEY);
  }

  @Override
  public List<NodeFacts> nodeFacts() {
    return agents.stream().map(Agent::nodeFacts).toList();
  }

  @Override
  public NodeObserver observer() {
    return new AgentObserver(agents);
  }

  @Override
  public boolean outdated() {
    return agents.stream().map(Agent::follower).anyMatch(Follower::outdated);
  }

  @Override
  public synchronized void start(CounterSink sink) {
    if (closed || turns.isPresent()) {
      throw new IllegalStateException("a meter is started once, and not after it was closed");
    }
    long nowNanos = time.nanos();
    long spread = Dialogue.SAMPLES.toNanos() / agents.size();
    for (int i = 0; i < agents.size(); i++) {
      Agent agent = agents.get(i);
      agent.follower().start(sink, nowNanos);
      dialogues.add(new Dialogue(agent.link(), agent.follower(), time, nowNanos + i * spread));
    }
    Turns started = new Turns(dialogues, time);
    started.start();
    turns = Optional.of(started);
  }

  /** Who is not known to have been read by then is asked at once. */
  @Override
  public synchronized boolean covers(long nanos) {
    long nowNanos = time.nanos();
    boolean all = turns.isPresent();
    boolean hurried = false;
    for (int i = 0; i < dialogues.size(); i++) {
      if (!agents.get(i).follower().covers(nanos, nowNanos)) {
        all = false;
        hurried |= nowNanos - nanos >= 0 && dialogues.get(i).hurry(nanos);
      }
    }
    if (hurried) {
      turns.ifPresent(Turns::wake);
    }
    return all;
  }

  @Override
  public synchronized void close() {
    closed = true;
    turns.ifPresent(Turns::close);
    links.close();
  }
}
