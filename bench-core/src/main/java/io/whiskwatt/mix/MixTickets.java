package io.whiskwatt.mix;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.platform.Tickets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The tickets of all parts as one set. Those that serve once stand in the order of the deck, and
 * end where a part has none left: what comes then is dropped, not given to another part. Reusable
 * ones stand part by part, and {@link #ticketOf} chooses by the deck: in a closed loop each caller
 * has one of its own with every part, in an open load the calls of a part go round its tickets. A
 * part without any ticket leaves the whole mix without.
 */
final class MixTickets implements Tickets {
  private final StartKind start;
  private final List<Tickets> parts;
  private final Deck deck;
  private final boolean closed;
  private final boolean reusable;
  private final int[] firstOfPart;
  private final int[] partOf;
  private final int[] ticketOfPart;
  private final List<String> workloads;
  private final Optional<String> limitation;

  /**
   * @param closed whether callers come back
   * @param ids of the parts' workloads
   * @param limitation what the results must say; empty: nothing
   */
  MixTickets(
      StartKind start,
      List<Tickets> parts,
      Deck deck,
      boolean closed,
      List<String> ids,
      Optional<String> limitation) {
    this.start = start;
    this.parts = List.copyOf(parts);
    this.deck = deck;
    this.closed = closed;
    this.limitation = limitation;
    this.reusable = parts.stream().allMatch(Tickets::reusable);
    this.firstOfPart = new int[parts.size()];
    boolean none = parts.stream().anyMatch(part -> part.count() == 0);
    List<int[]> all = none ? List.of() : reusable ? inParts() : inOrder();
    this.partOf = all.stream().mapToInt(each -> each[0]).toArray();
    this.ticketOfPart = all.stream().mapToInt(each -> each[1]).toArray();
    this.workloads = IntStream.of(partOf).mapToObj(ids::get).toList();
  }

  private List<int[]> inParts() {
    List<int[]> all = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      firstOfPart[part] = all.size();
      for (int ticket = 0; ticket < parts.get(part).count(); ticket++) {
        all.add(new int[] {part, ticket});
      }
    }
    return all;
  }

  private List<int[]> inOrder() {
    List<int[]> all = new ArrayList<>();
    int part = deck.part(0);
    while (deck.rank(all.size()) < parts.get(part).count()) {
      all.add(new int[] {part, deck.rank(all.size())});
      part = deck.part(all.size());
    }
    return all;
  }

  @Override
  public StartKind start() {
    return start;
  }

  @Override
  public int count() {
    return partOf.length;
  }

  @Override
  public boolean reusable() {
    return reusable;
  }

  @Override
  public int ticketOf(int caller, int call) {
    int part = deck.part(call);
    int turn = closed ? caller : deck.rank(call);
    return firstOfPart[part] + turn % parts.get(part).count();
  }

  @Override
  public List<String> workloads() {
    return workloads;
  }

  @Override
  public Optional<String> limitation() {
    return limitation;
  }

  Tickets ofPart(int part) {
    return parts.get(part);
  }

  boolean has(int ticket) {
    return ticket >= 0 && ticket < partOf.length;
  }

  /** The part that a ticket is of. */
  int part(int ticket) {
    return partOf[ticket];
  }

  /** Its number among the part's own. */
  int ticketOfPart(int ticket) {
    return ticketOfPart[ticket];
  }
}
