package io.whiskwatt.openwhisk.local.pool;

import io.whiskwatt.node.Population;
import io.whiskwatt.openwhisk.local.pool.Member.State;
import io.whiskwatt.units.DataSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The members of a pool and the choice among them. Guarded by the pool's lock. */
final class Shelf {
  private final DataSize userMemory;
  private final Set<Member> members = new LinkedHashSet<>();

  Shelf(DataSize userMemory) {
    this.userMemory = userMemory;
  }

  /**
   * A warm one of the same action, else a stem cell of exactly the same kind and memory, else a new
   * one where memory allows, else a new one in place of the longest idle ones; empty: wait. Stem
   * cells give way to nobody. The member is marked as taken.
   */
  Optional<Placement> place(HostedAction action, Stem stem) {
    return warm(action).or(() -> prewarmed(action, stem)).or(() -> fresh(stem));
  }

  private Optional<Placement> warm(HostedAction action) {
    return action.rule().reuses()
        ? longestIdle(member -> member.isIdleWith(action)).map(this::take).map(Placement::warm)
        : Optional.empty();
  }

  private Optional<Placement> prewarmed(HostedAction action, Stem stem) {
    return action.rule().takesStems()
        ? members.stream()
            .filter(member -> member.isStem(stem) && member.alive())
            .findFirst()
            .map(this::take)
            .map(Placement::prewarmed)
        : Optional.empty();
  }

  private Optional<Placement> fresh(Stem stem) {
    List<Member> evicted = new ArrayList<>();
    long free = freeBytes();
    for (Member candidate : evictable()) {
      if (free >= stem.memory().bytes()) {
        break;
      }
      evicted.add(candidate);
      free += candidate.memory().bytes();
    }
    if (free < stem.memory().bytes()) {
      return Optional.empty();
    }
    evicted.forEach(member -> member.become(State.EVICTED));
    return Optional.of(Placement.fresh(add(stem, State.BUSY), evicted));
  }

  /** Longest idle first. */
  private List<Member> evictable() {
    return in(State.IDLE).sorted(Comparator.comparingLong(Member::idleSinceNanos)).toList();
  }

  /** A place for one more stem cell, where memory is free. */
  Optional<Member> placeForStem(Stem stem) {
    return freeBytes() >= stem.memory().bytes()
        ? Optional.of(add(stem, State.STARTING))
        : Optional.empty();
  }

  /** Stem cells of one sort that wait or are being started. */
  int stems(Stem stem) {
    return stems(stem, State.STEM) + stems(stem, State.STARTING);
  }

  int stems(Stem stem, State state) {
    return (int) in(state).filter(member -> member.stem().equals(stem)).count();
  }

  void remove(Member member) {
    members.remove(member);
  }

  /** Marks all that match and are idle or stem cells as being removed. */
  List<Member> discard(Predicate<Member> which) {
    List<Member> chosen = Stream.concat(in(State.IDLE), in(State.STEM)).filter(which).toList();
    chosen.forEach(member -> member.become(State.REMOVING));
    return chosen;
  }

  /** When the longest idle member became so; empty: none is idle. */
  Optional<Long> oldestIdleNanos() {
    return in(State.IDLE).map(Member::idleSinceNanos).min(Comparator.naturalOrder());
  }

  /** Members that are started, serve or are removed count as busy. */
  Population population() {
    int idle = (int) in(State.IDLE).count();
    int stems = (int) in(State.STEM).count();
    return new Population(members.size() - idle - stems, idle, stems);
  }

  private long freeBytes() {
    return userMemory.bytes()
        - members.stream()
            .filter(member -> member.state() != State.EVICTED)
            .mapToLong(member -> member.memory().bytes())
            .sum();
  }

  private Member add(Stem stem, State state) {
    Member member = new Member(stem, state);
    members.add(member);
    return member;
  }

  private Optional<Member> longestIdle(Predicate<Member> which) {
    return members.stream()
        .filter(member -> which.test(member) && member.alive())
        .min(Comparator.comparingLong(Member::idleSinceNanos));
  }

  private Member take(Member member) {
    member.become(State.BUSY);
    return member;
  }

  private Stream<Member> in(State state) {
    return members.stream().filter(member -> member.state() == state);
  }
}
