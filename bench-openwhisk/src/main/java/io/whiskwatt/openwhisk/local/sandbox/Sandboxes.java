package io.whiskwatt.openwhisk.local.sandbox;

import io.whiskwatt.openwhisk.local.host.Cgroup;
import io.whiskwatt.openwhisk.local.host.CgroupLayout;
import io.whiskwatt.openwhisk.local.host.CgroupParent;
import io.whiskwatt.openwhisk.local.state.CleanUp;
import io.whiskwatt.openwhisk.local.state.FileTree;
import io.whiskwatt.openwhisk.local.state.InstanceFolder;
import io.whiskwatt.openwhisk.local.state.Leftovers;
import io.whiskwatt.openwhisk.local.state.StateRoot;
import io.whiskwatt.units.DataSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** All sandboxes of one technology that one owner runs, with what they share. Any thread. */
public final class Sandboxes implements AutoCloseable {
  // All scripts are constants; values reach them as positional arguments only.
  // Notes its own process, joins its control groups, then becomes the sandbox's outer command.
  private static final String ENTER =
      "record=$1; shift;"
          + " read -r stat < /proc/$$/stat && printf '%s\\n' \"$stat\" > \"$record\" || exit 125;"
          + " while [ \"$1\" != -- ]; do echo 0 > \"$1\" || exit 125; shift; done;"
          + " shift; exec \"$@\"";
  // Runs inside: two pipes and standard input become requests, replies and one stream of logs.
  private static final String CONNECT = "exec \"$@\" 3>&1 1>&2 4<&0 0</dev/null";

  private static final int CLOSING_THREADS = 16;
  private static final long CLOSE_LIMIT_SECONDS = 20;

  private final Isolation isolation;
  private final InstanceFolder folder;
  private final Path files;
  private final CgroupParent.Attempt cgroups;
  private final AtomicInteger sequence = new AtomicInteger();
  private final Set<Sandbox> running = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();
  // One thread that lives as long as the instance starts all processes: the kernel tells a child
  // "your parent died" (which bubblewrap heeds) when the *thread* that started it ends.
  private final ExecutorService starter =
      Executors.newSingleThreadExecutor(work -> daemon(work, "sandbox-starter"));

  private Sandboxes(
      Isolation isolation, InstanceFolder folder, Path files, CgroupParent.Attempt cgroups) {
    this.isolation = isolation;
    this.folder = folder;
    this.files = files;
    this.cgroups = cgroups;
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Removes what dead instances left, then makes a folder and a control group of its own. */
  static Sandboxes open(Isolation isolation, StateRoot root) throws IOException {
    CleanUp.leftovers(root);
    return open(isolation, root, CgroupLayout.candidates());
  }

  static Sandboxes open(Isolation isolation, StateRoot root, List<CgroupLayout> places)
      throws IOException {
    InstanceFolder folder = InstanceFolder.create(root);
    try {
      folder.recordCgroups(CgroupParent.directories(places, folder.name()));
      CgroupParent.Attempt cgroups = CgroupParent.make(places, folder.name());
      isolation.prepare(folder);
      return new Sandboxes(isolation, folder, folder.directory("files"), cgroups);
    } catch (IOException | RuntimeException e) {
      folder.remove();
      throw e;
    }
  }

  /** A directory whose files every sandbox sees; to be filled before the first start. */
  public Path files() {
    return files;
  }

  /** Why there are no control groups, or nothing when there are. */
  Optional<String> noCgroups() {
    return cgroups.parent().isPresent() ? Optional.empty() : Optional.of(cgroups.reason());
  }

  /** What results must record. */
  public Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>(isolation.facts());
    facts.put("sandbox", isolation.key());
    facts.put(
        "memory-limit",
        cgroups.parent().isPresent() ? "control group" : "none: " + cgroups.reason());
    cgroups
        .parent()
        .ifPresent(parent -> facts.put("cgroup-version", "v" + parent.layout().version()));
    return facts;
  }

  /**
   * Starts a program in a new sandbox.
   *
   * @throws IOException when it cannot be started; a sandbox that starts and then fails says so in
   *     its logs
   */
  public Sandbox start(SandboxCommand program, DataSize memory) throws IOException {
    String id = folder.name() + "-" + sequence.incrementAndGet();
    Box box = new Box(folder, id, folder.box(id), files, memory, cgroups.parent());
    try {
      Sandbox sandbox = new Sandbox(box, isolation, spawn(box, program));
      running.add(sandbox);
      if (closed.get()) {
        release(sandbox);
        throw new IOException("the sandboxes were closed");
      }
      return sandbox;
    } catch (IOException e) {
      box.cgroup().ifPresent(Cgroup::remove);
      FileTree.delete(box.directory());
      throw e;
    }
  }

  private Process spawn(Box box, SandboxCommand program) throws IOException {
    SandboxCommand.View view = isolation.view(box);
    List<String> inner = new ArrayList<>(List.of("/bin/sh", "-c", CONNECT, "sh"));
    inner.addAll(program.arguments(view));
    ProcessBuilder builder = new ProcessBuilder(outer(box, isolation.command(box, inner)));
    builder.directory(isolation.directory(box).toFile());
    builder.environment().clear();
    builder.environment().putAll(Box.environment(view.temp()));
    return inStarter(builder);
  }

  private List<String> outer(Box box, List<String> command) throws IOException {
    List<String> outer = new ArrayList<>(List.of("/bin/sh", "-c", ENTER, "sh"));
    outer.add(InstanceFolder.processRecord(box.directory()).toString());
    Optional<Cgroup> cgroup = box.cgroup();
    if (cgroup.isPresent() && !isolation.placesItself()) {
      cgroup.get().create(box.memory());
      cgroup.get().memberships().forEach(file -> outer.add(file.toString()));
    }
    outer.add("--");
    outer.addAll(command);
    return outer;
  }

  private Process inStarter(ProcessBuilder builder) throws IOException {
    try {
      return starter.submit(builder::start).get();
    } catch (ExecutionException e) {
      throw new IOException("cannot start " + isolation.title() + ": " + e.getCause(), e);
    } catch (RejectedExecutionException e) {
      throw new IOException("the sandboxes were closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while starting " + isolation.title(), e);
    }
  }

  /** Closes one of them. Others go on. */
  public void release(Sandbox sandbox) {
    sandbox.close();
    running.remove(sandbox);
  }

  /** Closes all sandboxes in parallel, then removes the instance. Idempotent. */
  @Override
  public void close() {
    remove();
  }

  /** As {@link #close}, and tells what could not be removed. */
  Leftovers remove() {
    if (!closed.compareAndSet(false, true)) {
      return Leftovers.NONE;
    }
    ExecutorService closers =
        Executors.newFixedThreadPool(CLOSING_THREADS, work -> daemon(work, "sandbox-closer"));
    running.forEach(sandbox -> closers.execute(() -> release(sandbox)));
    closers.shutdown();
    try {
      if (!closers.awaitTermination(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        closers.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Leftovers left = folder.remove();
    // Last: a child that heeds its parent's death must not see this thread end before it is gone.
    starter.shutdown();
    return left;
  }
}
