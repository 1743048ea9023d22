package io.whiskwatt.openwhisk.local.sandbox;

import io.whiskwatt.openwhisk.local.host.Cgroup;
import io.whiskwatt.openwhisk.local.host.ProcessTree;
import io.whiskwatt.openwhisk.local.state.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One running program in its sandbox. Any thread. */
public final class Sandbox implements AutoCloseable {
  private static final Duration END_LIMIT = Duration.ofSeconds(2);

  private final Box box;
  private final Isolation isolation;
  private final Process process;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean outOfMemory;
  private volatile ResourceUse lastUse = ResourceUse.UNKNOWN;

  Sandbox(Box box, Isolation isolation, Process process) {
    this.box = box;
    this.isolation = isolation;
    this.process = process;
  }

  /** Unique on this machine. */
  public String id() {
    return box.id();
  }

  /** Requests to the program. */
  public OutputStream requests() {
    return process.getOutputStream();
  }

  /** What the program writes to its reply descriptor. */
  public InputStream replies() {
    return process.getInputStream();
  }

  /** What the program, its children and the sandbox's own tools print. */
  public InputStream logs() {
    return process.getErrorStream();
  }

  public boolean alive() {
    return !closed.get() && process.isAlive();
  }

  /** Waits for the program's end; its exit code, or nothing when the limit passed. */
  public OptionalInt awaitExit(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
          ? OptionalInt.of(process.exitValue())
          : OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  /** True when the kernel has killed a process of it at its memory limit. */
  public boolean outOfMemory() {
    if (!closed.get()
        && box.cgroup().map(Cgroup::memoryKills).orElse(OptionalLong.empty()).orElse(0) > 0) {
      outOfMemory = true;
    }
    return outOfMemory;
  }

  /** CPU time and memory so far; after the end as last read. */
  public ResourceUse use() {
    if (!closed.get()) {
      ResourceUse now = readUse();
      if (now.source() != ResourceUse.Source.NONE) {
        lastUse = now;
      }
    }
    return lastUse;
  }

  private ResourceUse readUse() {
    OptionalLong cpu = box.cgroup().map(Cgroup::cpuNanos).orElse(OptionalLong.empty());
    OptionalLong memory = box.cgroup().map(Cgroup::memoryBytes).orElse(OptionalLong.empty());
    if (cpu.isPresent() && memory.isPresent()) {
      return new ResourceUse(cpu.getAsLong(), memory.getAsLong(), ResourceUse.Source.CGROUP);
    }
    List<Long> processes = ProcessTree.processes(process.toHandle());
    return processes.isEmpty()
        ? ResourceUse.UNKNOWN
        : new ResourceUse(
            ProcessTree.cpuNanos(processes),
            ProcessTree.residentBytes(processes),
            ResourceUse.Source.PROC);
  }

  /** Proportional set size of the process tree in bytes; empty when it cannot be read. */
  public OptionalLong proportionalBytes() {
    return closed.get()
        ? OptionalLong.empty()
        : ProcessTree.proportionalBytes(ProcessTree.processes(process.toHandle()));
  }

  /** Kills the whole tree. What it used and wrote can still be read. */
  public void kill() {
    List<ProcessHandle> tree = ProcessTree.handles(process.toHandle());
    box.cgroup().ifPresentOrElse(Cgroup::kill, this::killStrays);
    tree.forEach(ProcessHandle::destroyForcibly);
  }

  // Without a control group, and where no process namespace ends with its first process, a child
  // whose parent has ended is only known by what it inherited.
  private void killStrays() {
    ProcessTree.withEnvironment("TMPDIR=" + box.directory())
        .forEach(ProcessHandle::destroyForcibly);
  }

  /** Kills the tree and removes everything of it; what cannot go now goes with its instance. */
  @Override
  public void close() {
    use();
    outOfMemory();
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    kill();
    awaitExit(END_LIMIT);
    closeStreams();
    try {
      isolation.remove(box);
      box.cgroup().ifPresent(Cgroup::remove);
      FileTree.delete(box.directory());
    } catch (IOException e) {
      // The instance's own removal goes over the same things again and reports what it cannot do.
    }
  }

  private void closeStreams() {
    for (AutoCloseable stream : List.of(requests(), replies(), logs())) {
      try {
        stream.close();
      } catch (Exception alreadyBroken) {
        // A pipe whose other end died; its descriptor is closed all the same.
      }
    }
  }
}
