package io.whiskwatt.openwhisk.local.pool;

import io.whiskwatt.openwhisk.local.runtime.ActionContainer;
import io.whiskwatt.units.DataSize;
import java.util.Optional;

/** A container's place in the pool. Its fields are guarded by the pool's lock. */
final class Member {
  /** What a member is doing. */
  enum State {
    /** Being started as a stem cell. */
    STARTING,
    /** Serving a job, its own start included. */
    BUSY,
    /** Holding an action, waiting. */
    IDLE,
    /** Holding no action, waiting. */
    STEM,
    /** Being removed; still alive, and still counted. */
    REMOVING,
    /** Being removed to make room: still alive, but its memory belongs to the newcomer. */
    EVICTED
  }

  private final Stem stem;
  private State state;
  private Optional<ActionContainer> container = Optional.empty();
  private Optional<HostedAction> holds = Optional.empty();
  private long idleSinceNanos;

  Member(Stem stem, State state) {
    this.stem = stem;
    this.state = state;
  }

  Stem stem() {
    return stem;
  }

  DataSize memory() {
    return stem.memory();
  }

  State state() {
    return state;
  }

  void become(State next) {
    state = next;
  }

  void becomeIdle(HostedAction action, long nowNanos) {
    holds = Optional.of(action);
    idleSinceNanos = nowNanos;
    state = State.IDLE;
  }

  void started(ActionContainer started) {
    container = Optional.of(started);
  }

  Optional<ActionContainer> container() {
    return container;
  }

  long idleSinceNanos() {
    return idleSinceNanos;
  }

  boolean isIdleWith(HostedAction action) {
    return state == State.IDLE && holds.filter(action::equals).isPresent();
  }

  boolean isStem(Stem wanted) {
    return state == State.STEM && stem.equals(wanted);
  }

  boolean alive() {
    return container.map(ActionContainer::alive).orElse(false);
  }
}
