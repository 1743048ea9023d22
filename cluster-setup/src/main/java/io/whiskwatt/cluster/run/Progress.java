package io.whiskwatt.cluster.run;

import io.whiskwatt.cluster.script.ScriptKind;
import java.util.List;

/** Who is told what happens. Told from several threads. */
public interface Progress {
  /**
   * A script is begun.
   *
   * @param nodes hostnames that it is run on now
   * @param done hostnames on which it has been done, with the same input
   */
  void begun(ScriptKind kind, List<String> nodes, List<String> done);

  /** What a machine says. */
  void line(String node, String text);

  /** One machine is through. */
  void ended(StepEnd end);
}
