package io.whiskwatt.testing.fake;

import io.whiskwatt.run.RunEnvironment;
import io.whiskwatt.run.RunJournal;
import io.whiskwatt.run.StepData;
import io.whiskwatt.run.StepKey;
import io.whiskwatt.run.StepRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  public void commit(StepRecord step, StepData data) {
    synchronized (store) {
      requireOpen();
      if (store.data.putIfAbsent(step.key(), data) != null) {
        throw new IllegalStateException("\"" + step.key() + "\" was committed before");
      }
      store.records.add(step);
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
