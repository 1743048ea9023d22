package io.whiskwatt.cluster.run;

import io.whiskwatt.cluster.inventory.ClusterNode;
import io.whiskwatt.cluster.inventory.Inventory;
import io.whiskwatt.cluster.script.Script;
import io.whiskwatt.cluster.script.ScriptKind;
import io.whiskwatt.cluster.script.Scripts;
import io.whiskwatt.cluster.ssh.Machines;
import io.whiskwatt.cluster.ssh.SshFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs the scripts of one cluster, in the order of their numbers: each on all its machines at the
 * same time, the next one when all have ended well. One machine that fails does not keep the others
 * from ending what they are at.
 */
public final class ClusterRun implements AutoCloseable {
  private static final String REACHING = "logging in";

  /** The machine ends a script itself; that this is heard of may take so much longer. */
  private static final Duration SLACK = Duration.ofSeconds(60);

  private static final Duration REACHING_LIMIT = Duration.ofSeconds(90);

  private final Inventory cluster;
  private final Order order;
  private final Progress progress;
  private final StepState state;
  private final Map<String, NodeSteps> nodes = new LinkedHashMap<>();
  private final ExecutorService threads;

  /**
   * What is to be done.
   *
   * @param resume true: what was done with the same input is not repeated
   * @param limit of every script; empty: each has its own
   * @param companions what is put beside a script, by the names of the files
   */
  public record Order(
      boolean resume, Optional<Duration> limit, Map<ScriptKind, Map<String, byte[]>> companions) {
    public Order {
      companions = Map.copyOf(companions);
    }
  }

  /**
   * Connects to nothing yet.
   *
   * @param folder of the state and the logs; made where it is not there
   * @param chosen machines that it is about
   */
  public ClusterRun(
      Inventory cluster,
      List<ClusterNode> chosen,
      Order order,
      Machines machines,
      Path folder,
      Progress progress)
      throws IOException {
    this.cluster = cluster;
    this.order = order;
    this.progress = progress;
    Files.createDirectories(folder.resolve("logs"));
    this.state = StepState.read(folder.resolve("state.json"));
    for (ClusterNode node : chosen) {
      Path log = folder.resolve("logs").resolve(node.hostname() + ".log");
      nodes.put(node.hostname(), new NodeSteps(node, machines, log, progress));
    }
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "whiskwatt-cluster");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Logs in to every machine, at the same time. */
  public List<StepEnd> reach() throws InterruptedException {
    return together(
        List.copyOf(nodes.values()),
        REACHING,
        REACHING_LIMIT,
        node -> {
          node.reach();
          return Optional.empty();
        });
  }

  /** Runs one script on those of its machines that were chosen. */
  public List<StepEnd> run(ScriptKind kind) throws InterruptedException {
    return run(kind, kind.nodes(cluster));
  }

  /**
   * Runs one script on those of its machines that were chosen, with a word.
   *
   * @param argument without spaces or anything that a shell would read
   */
  public List<StepEnd> run(ScriptKind kind, String argument) throws InterruptedException {
    return run(kind, kind.nodes(cluster), argument);
  }

  /** Runs one script on some of its machines, as far as they were chosen. */
  public List<StepEnd> run(ScriptKind kind, List<ClusterNode> where) throws InterruptedException {
    return run(kind, where, "");
  }

  private List<StepEnd> run(ScriptKind kind, List<ClusterNode> where, String argument)
      throws InterruptedException {
    Script script = script(kind);
    String input = input(script, argument);
    List<NodeSteps> todo = new ArrayList<>();
    List<String> done = new ArrayList<>();
    for (ClusterNode node : where) {
      NodeSteps steps = nodes.get(node.hostname());
      if (steps != null && order.resume() && state.isDone(node.hostname(), kind.title(), input)) {
        done.add(node.hostname());
      } else if (steps != null) {
        todo.add(steps);
      }
    }
    progress.begun(kind, todo.stream().map(each -> each.node().hostname()).toList(), done);
    if (todo.isEmpty()) {
      return List.of();
    }
    Optional<JoinCommand> join = Optional.empty();
    if (kind == ScriptKind.JOIN) {
      try {
        join = Optional.of(mint());
      } catch (SshFailure | IOException failure) {
        StepEnd none = failed(cluster.master().hostname(), kind.title(), Duration.ZERO, failure);
        progress.ended(none);
        return List.of(none);
      }
    }
    Call call = new Call(script, argument, input, join);
    Duration limit = order.limit().orElse(kind.limit());
    return together(todo, kind.title(), limit.plus(SLACK), node -> carryOut(node, call, limit));
  }

  /**
   * The key of OpenWhisk's guest, read on the master; empty: it gives none.
   *
   * @throws IllegalStateException when the master was not chosen
   */
  public Optional<String> authKey() {
    NodeSteps master = nodes.get(cluster.master().hostname());
    if (master == null) {
      throw new IllegalStateException("the master was not chosen");
    }
    List<String> said = new ArrayList<>();
    try {
      int status =
          master.secret(
              "kubectl --kubeconfig /etc/kubernetes/admin.conf -n openwhisk get secret"
                  + " owdev-whisk.auth -o 'jsonpath={.data.guest}'",
              said::add);
      return status == 0 && said.size() == 1 ? decoded(said.get(0)) : Optional.empty();
    } catch (SshFailure failure) {
      return Optional.empty();
    }
  }

  /** {@code user:password}; anything else is none. */
  private static Optional<String> decoded(String secret) {
    try {
      String key =
          new String(Base64.getDecoder().decode(secret.strip()), StandardCharsets.US_ASCII);
      return Optional.of(key).filter(text -> text.matches("[A-Za-z0-9-]+:[A-Za-z0-9]+"));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** The master may not be among the machines that were chosen. */
  private JoinCommand mint() throws SshFailure, IOException {
    NodeSteps master = nodes.get(cluster.master().hostname());
    if (master == null) {
      throw new SshFailure(
          "workers join with a command of the master, which was not chosen",
          "choose it as well: --only " + cluster.master().hostname() + ",…");
    }
    return JoinCommand.mint(master);
  }

  private Script script(ScriptKind kind) {
    return Scripts.of(cluster).stream()
        .filter(each -> each.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  /** Of all that it is made of. */
  private String input(Script script, String argument) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(script.text().getBytes(StandardCharsets.UTF_8));
      digest.update(argument.getBytes(StandardCharsets.UTF_8));
      companions(script.kind())
          .forEach(
              (name, content) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(content);
              });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private Map<String, byte[]> companions(ScriptKind kind) {
    return order.companions().getOrDefault(kind, Map.of());
  }

  /**
   * A script as it is run.
   *
   * @param argument a word; empty: none
   * @param hash of all that it is made of
   * @param join what it reads instead, where it joins
   */
  private record Call(Script script, String argument, String hash, Optional<JoinCommand> join) {}

  private Optional<String> carryOut(NodeSteps node, Call call, Duration limit)
      throws SshFailure, IOException {
    Script script = call.script();
    ScriptKind kind = script.kind();
    node.log("==== " + kind.title() + " (input " + call.hash().substring(0, 12) + ")");
    node.put(script.name(), script.text().getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<String, byte[]> file : companions(kind).entrySet()) {
      node.put(file.getKey(), file.getValue());
    }
    Told told = new Told();
    String argument = call.join().isPresent() ? "-" : call.argument();
    byte[] words = call.join().map(JoinCommand::input).orElse(new byte[0]);
    int status = node.script(script.name(), argument, words, limit, told::line);
    if (status != 0) {
      return Optional.of(told.why(status, limit.toSeconds() + " s"));
    }
    if (kind.isUndoing()) {
      state.forget(node.node().hostname());
    } else {
      state.done(node.node().hostname(), kind.title(), call.hash());
    }
    return Optional.empty();
  }

  /** What is done on one machine; the result says why it failed. */
  @FunctionalInterface
  private interface Work {
    Optional<String> on(NodeSteps node) throws SshFailure, IOException;
  }

  private List<StepEnd> together(List<NodeSteps> on, String step, Duration limit, Work work)
      throws InterruptedException {
    Map<NodeSteps, Future<StepEnd>> futures = new LinkedHashMap<>();
    on.forEach(node -> futures.put(node, threads.submit(timed(node, step, work))));
    long deadline = System.nanoTime() + limit.toNanos();
    List<StepEnd> ends = new ArrayList<>();
    for (Map.Entry<NodeSteps, Future<StepEnd>> each : futures.entrySet()) {
      StepEnd end = end(each.getKey(), each.getValue(), step, limit, deadline);
      ends.add(end);
    }
    return ends;
  }

  private StepEnd end(
      NodeSteps node, Future<StepEnd> future, String step, Duration limit, long deadline)
      throws InterruptedException {
    try {
      return future.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      node.hangUp();
      StepEnd end =
          new StepEnd(
              node.node().hostname(),
              step,
              limit,
              Optional.of(
                  "nothing was heard of it within "
                      + limit.toSeconds()
                      + " s\n  What to do: see whether the machine is up; then: cluster up --resume"));
      progress.ended(end);
      return end;
    } catch (ExecutionException thrown) {
      throw new IllegalStateException("a step failed by itself", thrown.getCause());
    }
  }

  private Callable<StepEnd> timed(NodeSteps node, String step, Work work) {
    return () -> {
      long began = System.nanoTime();
      StepEnd end;
      try {
        Optional<String> failure = work.on(node);
        end = new StepEnd(node.node().hostname(), step, since(began), failure);
      } catch (SshFailure | IOException failure) {
        end = failed(node.node().hostname(), step, since(began), failure);
      }
      node.log("---- " + step + ": " + end.failure().orElse("done"));
      progress.ended(end);
      return end;
    };
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static StepEnd failed(String node, String step, Duration took, Exception failure) {
    String text =
        failure instanceof SshFailure ssh
            ? ssh.text()
            : Optional.ofNullable(failure.getMessage()).orElse(failure.toString());
    return new StepEnd(node, step, took, Optional.of(text));
  }

  /** Hangs up on every machine. */
  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    for (NodeSteps node : nodes.values()) {
      node.close();
    }
  }
}
