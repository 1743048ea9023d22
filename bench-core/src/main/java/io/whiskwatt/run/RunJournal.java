package io.whiskwatt.run;

import java.util.List;

/** Where a run's steps go. A committed step survives kill −9. */
public interface RunJournal extends AutoCloseable {
  /** What earlier sessions and this one committed, in order. */
  List<StepRecord> committed();

  /** The session's number: 0 for a fresh folder, else one more than the last. */
  int session();

  /** Begins a further session: nothing is interpolated from what was committed before. */
  void nextSession();

  /** Stores what the run found out about its surroundings at its start. */
  void environment(RunEnvironment environment);

  /**
   * Stores a step; returns after it is on disk.
   *
   * @throws IllegalStateException when the key was committed before
   */
  default void commit(StepRecord step, StepData data) {
    commit(List.of(new FinishedStep(step, data)));
  }

  /**
   * Stores the steps of one window, in order; returns after they are on disk. Whatever happens
   * meanwhile, either all of them are kept or none.
   *
   * @param steps one or more
   * @throws IllegalStateException when the key of one was committed before; none is stored then
   */
  void commit(List<FinishedStep> steps);

  @Override
  void close();
}
