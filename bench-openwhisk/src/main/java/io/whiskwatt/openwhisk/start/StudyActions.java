package io.whiskwatt.openwhisk.start;

import io.whiskwatt.config.Parsed;
import io.whiskwatt.openwhisk.client.ActionDraft;
import io.whiskwatt.openwhisk.client.ActionLimits;
import io.whiskwatt.openwhisk.client.Annotations;
import io.whiskwatt.openwhisk.client.Answer;
import io.whiskwatt.openwhisk.client.NamespaceLimits;
import io.whiskwatt.openwhisk.client.OpenWhiskClient;
import io.whiskwatt.openwhisk.client.PlatformInfo;
import io.whiskwatt.openwhisk.workload.ActionSource;
import io.whiskwatt.openwhisk.workload.WorkloadSuite;
import io.whiskwatt.plan.Cell;
import io.whiskwatt.plan.Workload;
import io.whiskwatt.plan.WorkloadSource;
import io.whiskwatt.platform.Deployment;
import io.whiskwatt.platform.Owner;
import io.whiskwatt.platform.PlatformUnavailable;
import io.whiskwatt.time.TimeSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The actions of one run on one OpenWhisk. Their names begin with {@code whiskwatt}, the study and
 * the run, and annotations say the same, so that nobody else's action is ever touched. The actions
 * of a cell keep their names for the whole run; whoever opened the platform removes them at its
 * end.
 */
public final class StudyActions {
  /** The first part of every name. */
  public static final String PREFIX = "whiskwatt";

  /** The annotation that names the study. */
  public static final String STUDY_ANNOTATION = "whiskwatt-study";

  /** The annotation that names the run. */
  public static final String RUN_ANNOTATION = "whiskwatt-run";

  private final Site site;
  private final WorkloadSuite suite;
  private final ExistingActions existing;
  private final Owner owner;
  private final AtomicInteger drafted = new AtomicInteger();
  private final Map<String, Deque<CellNames>> free = new HashMap<>();

  private StudyActions(Site site, WorkloadSuite suite, Owner owner) {
    this.site = site;
    this.suite = suite;
    this.existing = new ExistingActions(site.client());
    this.owner = owner;
  }

  /**
   * On a platform that answers.
   *
   * @throws PlatformUnavailable when it does not
   */
  public static StudyActions on(
      OpenWhiskClient client, StartControl control, Owner owner, TimeSource time) {
    PlatformInfo info = required(client.info().await());
    NamespaceLimits limits = required(client.limits().await());
    long most = Math.min(limits.concurrentInvocations(), OpenWhiskClient.MAX_IN_FLIGHT);
    Site site = new Site(client, control, time, (int) Math.max(1, most));
    return new StudyActions(site, new WorkloadSuite(info.kinds()), owner);
  }

  private static <T> T required(Answer<T> answer) {
    return answer
        .found()
        .orElseThrow(
            () -> new PlatformUnavailable("OpenWhisk does not answer: " + answer.failure()));
  }

  /** The workloads as code for the kinds that the platform has. */
  public WorkloadSuite suite() {
    return suite;
  }

  /**
   * A cell's actions. Closing gives their names back for its next deployment.
   *
   * @throws io.whiskwatt.config.InvalidConfiguration when its workload cannot be had here
   */
  public Deployment deploy(Cell cell) {
    CellNames names = take(cell);
    ActionDraft draft =
        draft(cell.workload(), site.control().annotations(cell.start()), names.base()).orThrow();
    AtomicBoolean given = new AtomicBoolean();
    Runnable giveBack =
        () -> {
          if (given.compareAndSet(false, true)) {
            giveBack(cell, names);
          }
        };
    return new ActionDeployment(site, cell, draft, names, giveBack);
  }

  private synchronized CellNames take(Cell cell) {
    CellNames before = free.computeIfAbsent(cell.id(), id -> new ArrayDeque<>()).poll();
    return Optional.ofNullable(before).orElseGet(() -> new CellNames(nextName(cell.workload())));
  }

  private synchronized void giveBack(Cell cell, CellNames names) {
    free.computeIfAbsent(cell.id(), id -> new ArrayDeque<>()).add(names);
  }

  /**
   * An action of this study that is not on the platform yet, under a name of its own; of a user's
   * action a copy. Where it cannot be had here, why.
   *
   * @param annotations besides those that mark it as the study's
   */
  public Parsed<ActionDraft> draft(Workload workload, Map<String, String> annotations) {
    return draft(workload, annotations, nextName(workload));
  }

  private Parsed<ActionDraft> draft(
      Workload workload, Map<String, String> annotations, String name) {
    return workload.source() instanceof WorkloadSource.Existing user
        ? existing
            .copy(user.action(), name, workload.memory())
            .map(copy -> copy.annotated(Annotations.ofTexts(marked(annotations))))
        : suite.source(workload).map(source -> draft(workload, source, annotations, name));
  }

  /** An action of this study that is not on the platform yet, under a name of its own. */
  public ActionDraft draft(
      Workload workload, ActionSource source, Map<String, String> annotations) {
    return draft(workload, source, annotations, nextName(workload));
  }

  private ActionDraft draft(
      Workload workload, ActionSource source, Map<String, String> annotations, String name) {
    return new ActionDraft(
        name,
        source.kind(),
        source.code(),
        source.main(),
        ActionLimits.withoutLogs(workload.memory()),
        marked(annotations));
  }

  private Map<String, String> marked(Map<String, String> annotations) {
    Map<String, String> marked = new LinkedHashMap<>(annotations);
    marked.put(STUDY_ANNOTATION, owner.study());
    marked.put(RUN_ANNOTATION, owner.run());
    return marked;
  }

  private String nextName(Workload workload) {
    return String.join(
        "-",
        PREFIX,
        owner.study(),
        owner.run(),
        Integer.toString(drafted.getAndIncrement()),
        workload.name());
  }
}
