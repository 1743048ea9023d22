package io.whiskwatt.openwhisk.start;

import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.client.ActionLimits;
import io.whiskwatt.openwhisk.client.Answer;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.openwhisk.client.PlatformInfo;
import io.whiskwatt.openwhisk.workload.ActionSource;
import io.whiskwatt.openwhisk.workload.WorkloadSuite;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.time.TimeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The actions of one run on one OpenWhisk. Their names begin with {@code whiskwatt}, the study and
 * the run, and annotations say the same, so that nobody else's action is ever touched.
 */
public final class StudyActions {
  /** The first part of every name. */
  public static final String PREFIX = "whiskwatt";

  /** The annotation that names the study. */
  public static final String STUDY_ANNOTATION = "whiskwatt-study";

  /** The annotation that names the run. */
  public static final String RUN_ANNOTATION = "whiskwatt-run";

  private final OpenWhiskClient client;
  private final StartControl control;
  private final WorkloadSuite suite;
  private final TimeSource time;
  private final Owner owner;
  private final AtomicInteger deployed = new AtomicInteger();

  private StudyActions(
      OpenWhiskClient client,
      StartControl control,
      WorkloadSuite suite,
      Owner owner,
      TimeSource time) {
    this.client = client;
    this.control = control;
    this.suite = suite;
    this.owner = owner;
    this.time = time;
  }

  /**
   * On a platform that answers.
   *
   * @throws PlatformUnavailable when it does not
   */
  public static StudyActions on(
      OpenWhiskClient client, StartControl control, Owner owner, TimeSource time) {
    List<String> kinds = info(client).kinds();
    return new StudyActions(client, control, new WorkloadSuite(kinds), owner, time);
  }

  private static PlatformInfo info(OpenWhiskClient client) {
    Answer<PlatformInfo> info = client.info().await();
    return info.found()
        .orElseThrow(() -> new PlatformUnavailable("OpenWhisk does not answer: " + info.failure()));
  }

  /** The workloads as code for the kinds that the platform has. */
  public WorkloadSuite suite() {
    return suite;
  }

  /** Puts the cell's action in place. */
  public Deployment deploy(Cell cell) {
    Workload workload = cell.workload();
    ActionSource source = suite.source(workload).orThrow();
    ActionDraft draft = draft(workload, source, control.annotations(cell.start()));
    return ActionDeployment.of(client, control, draft, cell, time);
  }

  /** An action of this study that is not on the platform yet; each has a name of its own. */
  public ActionDraft draft(
      Workload workload, ActionSource source, Map<String, String> annotations) {
    Map<String, String> marked = new LinkedHashMap<>(annotations);
    marked.put(STUDY_ANNOTATION, owner.study());
    marked.put(RUN_ANNOTATION, owner.run());
    return new ActionDraft(
        nextName(workload),
        source.kind(),
        source.code(),
        source.main(),
        ActionLimits.withoutLogs(workload.memory()),
        marked);
  }

  private String nextName(Workload workload) {
    return String.join(
        "-",
        PREFIX,
        owner.study(),
        owner.run(),
        Integer.toString(deployed.getAndIncrement()),
        workload.name());
  }
}
