package io.whiskwatt.testing.fake;

import io.whiskwatt.run.FinishedStep;
import io.whiskwatt.run.RunEnvironment;
import io.whiskwatt.run.RunJournal;
import io.whiskwatt.run.StepData;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A journal that forgets everything with the process. Thread-safe. */
public final class MemoryJournal implements RunJournal {
  private final Store store;
  private int session;
  private boolean closed;

  public MemoryJournal() {
    this(new Store(), 0);
  }

  private MemoryJournal(Store store, int session) {
    this.store = store;
    this.session = session;
  }

  /** The next session on what this one committed, as after a restart of the tool. */
  public MemoryJournal reopened() {
    synchronized (store) {
      return new MemoryJournal(store, store.sessions++);
    }
  }

  @Override
  public List<StepRecord> committed() {
    synchronized (store) {
      return List.copyOf(store.records);
    }
  }

  @Override
  public int session() {
    synchronized (store) {
      return session;
    }
  }

  @Override
  public void nextSession() {
    synchronized (store) {
      requireOpen();
      session = store.sessions++;
    }
  }

  @Override
  public void environment(RunEnvironment environment) {
    synchronized (store) {
      requireOpen();
      store.environments.add(environment);
    }
  }

  /** What sessions found out about their surroundings, in order. */
  public List<RunEnvironment> environments() {
    synchronized (store) {
      return List.copyOf(store.environments);
    }
  }

  @Override
  public void commit(List<FinishedStep> steps) {
    synchronized (store) {
      requireOpen();
      Set<StepKey> keys = new HashSet<>(store.data.keySet());
      for (FinishedStep step : steps) {
        if (!keys.add(step.record().key())) {
          throw new IllegalStateException("\"" + step.record().key() + "\" was committed before");
        }
      }
      for (FinishedStep step : steps) {
        store.data.put(step.record().key(), step.data());
        store.records.add(step.record());
      }
    }
  }

  /** What a committed step left. */
  public Optional<StepData> data(StepKey key) {
    synchronized (store) {
      return Optional.ofNullable(store.data.get(key));
    }
  }

  @Override
  public void close() {
    synchronized (store) {
      closed = true;
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the journal is closed");
    }
  }

  /** What outlives a session. */
  private static final class Store {
    private final List<StepRecord> records = new ArrayList<>();
    private final Map<StepKey, StepData> data = new LinkedHashMap<>();
    private final List<RunEnvironment> environments = new ArrayList<>();
    private int sessions = 1;
  }
}
