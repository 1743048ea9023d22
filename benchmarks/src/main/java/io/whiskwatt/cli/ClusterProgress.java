package io.whiskwatt.cli;

import io.whiskwatt.cluster.inventory.Inventory;
import io.whiskwatt.cluster.run.Progress;
import io.whiskwatt.cluster.run.StepEnd;
import io.whiskwatt.cluster.script.ScriptKind;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/** What the machines of a cluster say, line by line, each with its name in front. */
final class ClusterProgress implements Progress {
  private final PrintWriter out;
  private final BiConsumer<String, String> listener;

  ClusterProgress(PrintWriter out) {
    this(out, (node, text) -> {});
  }

  /**
   * With somebody else who hears the lines.
   *
   * @param listener told a machine and a line of it, from several threads
   */
  ClusterProgress(PrintWriter out, BiConsumer<String, String> listener) {
    this.out = out;
    this.listener = listener;
  }

  @Override
  public void begun(ScriptKind kind, List<String> nodes, List<String> done) {
    synchronized (out) {
      if (!nodes.isEmpty()) {
        out.println("\n== " + kind.file() + " on " + String.join(", ", nodes));
      }
      if (!done.isEmpty()) {
        out.println("== " + kind.file() + " was done on " + String.join(", ", done));
      }
    }
  }

  @Override
  public void line(String node, String text) {
    listener.accept(node, text);
    synchronized (out) {
      out.println(node + " | " + text);
    }
  }

  @Override
  public void ended(StepEnd end) {
    synchronized (out) {
      out.println(
          "-- "
              + end.node()
              + ": "
              + end.step()
              + (end.isDone() ? " done" : " FAILED")
              + " after "
              + end.took().toSeconds()
              + " s");
    }
  }

  /** Every failure once more, where it is seen. */
  void summary(Inventory cluster, List<StepEnd> ends, Path folder, String again) {
    synchronized (out) {
      List<StepEnd> failed = ends.stream().filter(end -> !end.isDone()).toList();
      if (failed.isEmpty()) {
        out.println("\n" + cluster.name() + ": all of it is done");
        return;
      }
      out.println("\n" + cluster.name() + ": not finished");
      for (StepEnd end : failed) {
        String why = end.failure().orElse("").replace("\n", "\n    ");
        out.println("  " + end.node() + ", " + end.step() + ":\n    " + why);
      }
      out.println("  What each machine said: " + folder.resolve("logs"));
      out.println("  Then: " + again);
    }
  }
}
