package io.whiskwatt.mix;

import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.LoadShape;
import io.whiskwatt.plan.StartKind;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.InvocationDetail;
import io.whiskwatt.platform.InvocationSink;
import io.whiskwatt.platform.Invoker;
import io.whiskwatt.platform.Platform;
import io.whiskwatt.platform.Tickets;
import io.whiskwatt.platform.TrialLog;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parts of a mix, each deployed on its own, as one deployment. */
final class MixDeployment implements Deployment {
  private final List<WorkloadSource.Part> parts;
  private final boolean closed;
  private final Deck deck;
  private final List<Deployment> deployments;
  private Optional<MixTickets> opened = Optional.empty();

  /** Deploys every part, or none. */
  MixDeployment(Platform platform, Cell cell, List<WorkloadSource.Part> parts, Deck deck) {
    this.parts = parts;
    this.deck = deck;
    closed = cell.load() instanceof LoadShape.Closed;
    deployments =
        CloseAll.orNone(
            parts,
            (number, part) -> platform.deploy(Mixes.with(cell, part.workload())),
            Deployment::close);
  }

  @Override
  public Tickets prepare(StartKind start, int count) {
    List<Tickets> granted = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      granted.add(deployments.get(part).prepare(start, share(part, start, count)));
    }
    return new MixTickets(start, granted, deck, closed, ids(), limitation(granted));
  }

  /**
   * Of starts that serve once, as many as the deck deals to the part, one at least. Of warm
   * sandboxes in a closed loop, one for each caller, since all of them may be at one part; in an
   * open load the part's share of those that are busy at a time, and the one in reserve that any
   * load has.
   */
  private int share(int part, StartKind start, int count) {
    if (start != StartKind.WARM) {
      int dealt = 0;
      for (int call = 0; call < count; call++) {
        dealt += deck.part(call) == part ? 1 : 0;
      }
      return Math.max(1, dealt);
    }
    return closed ? count : (int) Math.ceil((count - 1) * deck.share(part)) + 1;
  }

  private List<String> ids() {
    return parts.stream().map(part -> part.workload().id()).toList();
  }

  private Optional<String> limitation(List<Tickets> granted) {
    List<String> texts = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      String id = parts.get(part).workload().id();
      granted.get(part).limitation().ifPresent(text -> texts.add(id + ": " + text));
    }
    return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", texts));
  }

  @Override
  public Invoker open(Tickets tickets, InvocationSink sink) {
    if (!(tickets instanceof MixTickets dealt)) {
      throw new IllegalArgumentException("these tickets are not of this mix");
    }
    opened = Optional.of(dealt);
    return new MixInvoker(
        dealt,
        CloseAll.orNone(
            deployments,
            (part, deployment) -> deployment.open(dealt.ofPart(part), sink),
            Invoker::close));
  }

  @Override
  public List<InvocationDetail> join(TrialLog log, Duration limit) {
    MixTickets tickets =
        opened.orElseThrow(() -> new IllegalStateException("nothing was opened to be joined"));
    List<InvocationDetail> details = new ArrayList<>();
    for (int part = 0; part < deployments.size(); part++) {
      details.addAll(deployments.get(part).join(new PartLog(log, tickets, part), limit));
    }
    return details.stream()
        .sorted(Comparator.comparingInt(InvocationDetail::slot))
        .collect(Collectors.toList());
  }

  @Override
  public Optional<Boolean> startedFresh(ByteBuffer reply) {
    return deployments.stream()
        .flatMap(deployment -> deployment.startedFresh(reply).stream())
        .findFirst();
  }

  @Override
  public void close() {
    CloseAll.of(deployments, Deployment::close);
  }
}
