package io.whiskwatt.cli;

import io.whiskwatt.openwhisk.local.LocalServer;
import io.whiskwatt.openwhisk.local.StemCells;
import io.whiskwatt.openwhisk.local.runtime.ActionKind;
import io.whiskwatt.openwhisk.local.sandbox.SandboxTechnology;
import io.whiskwatt.openwhisk.local.server.ServerLimits;
import io.whiskwatt.units.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is said of a server when it answers; the key is not. */
record ServingWords(Serving serving, LocalServer server, SandboxTechnology technology) {
  String facts() {
    ServerLimits limits = server.limits();
    List<Finding> findings = new ArrayList<>();
    findings.add(new Finding("address", server.endpoint().apiHost().toString()));
    findings.add(new Finding("key", "in " + serving.wskProps().path() + lifeOfKey()));
    findings.add(new Finding("sandbox", technology.title()));
    findings.add(
        new Finding("kinds", joined(server.kinds().stream().map(ActionKind::name).toList())));
    findings.add(
        new Finding(
            "memory",
            serving.spec().userMemory()
                + " for all sandboxes, "
                + limits.minMemory()
                + " to "
                + limits.maxMemory()
                + " for an action"));
    findings.add(new Finding("starts", starts()));
    findings.add(
        new Finding(
            "limits",
            limits.invocationsPerMinute()
                + " invocations a minute, "
                + limits.concurrentInvocations()
                + " at a time"));
    return Finding.section("OpenWhisk's REST API", findings);
  }

  private String lifeOfKey() {
    return serving
        .keyFile()
        .map(file -> ", the one of " + file.path())
        .orElse(", for this server only");
  }

  private String starts() {
    List<String> cells = serving.spec().stemCells().stream().map(StemCells::toString).toList();
    return (cells.isEmpty() ? "no stem cells" : "stem cells " + joined(cells))
        + "; an idle sandbox is removed after "
        + Notation.DURATION.write(serving.spec().idleTimeout());
  }

  /** What its owner must know. */
  List<String> warnings() {
    String user = System.getProperty("user.name", "this user");
    List<String> warnings = new ArrayList<>();
    if (!serving.isPrivate()) {
      warnings.add(
          "warning: anyone who reaches this address and has the key can run code on this machine as "
              + user
              + "; key and data travel unencrypted");
    }
    if (technology.key().equals(SandboxChoice.BASELINE)) {
      warnings.add(
          "warning: actions run as plain processes and may do here what " + user + " may do");
    }
    return warnings;
  }

  /** What to type next. */
  String next() {
    String props = "WSK_CONFIG_FILE=" + serving.wskProps().path();
    return "Next:    "
        + props
        + " wsk -i action list\n         "
        + props
        + " "
        + Invocation.command()
        + " run STUDY.yaml\n"
        + "            where the study's platform is  served: "
        + section()
        + "\n         Ctrl-C ends it\n";
  }

  /** Of a study file; address and key come from the file for wsk. */
  private String section() {
    return "{ openwhisk: { idle-timeout: "
        + Notation.DURATION.write(serving.spec().idleTimeout())
        + ", user-memory: "
        + Notation.SIZE.write(serving.spec().userMemory())
        + " } }";
  }

  private static String joined(List<String> texts) {
    return texts.stream().collect(Collectors.joining(", "));
  }
}
