package io.whiskwatt.rapl.agent.server;

import io.whiskwatt.energy.SourceFacts;
import io.whiskwatt.energy.ZoneFacts;
import io.whiskwatt.node.Population;
import io.whiskwatt.rapl.agent.ring.Gap;
import io.whiskwatt.rapl.agent.ring.SampleLog;
import io.whiskwatt.rapl.agent.ring.Samples;
import io.whiskwatt.rapl.agent.work.Look;
import io.whiskwatt.rapl.agent.work.Looks;
import io.whiskwatt.rapl.agent.work.UsageWatch;
import io.whiskwatt.rapl.usage.NodeView;
import io.whiskwatt.time.TimeSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The bodies of {@code docs/agent-protocol.md}. */
final class Answers {
  static final int PROTOCOL = 1;

  private final Identity identity;
  private final SourceFacts source;
  private final SampleLog log;
  private final UsageWatch work;
  private final TimeSource time;

  Answers(Identity identity, SourceFacts source, SampleLog log, UsageWatch work, TimeSource time) {
    this.identity = identity;
    this.source = source;
    this.log = log;
    this.work = work;
    this.time = time;
  }

  void info(Json json) throws IOException {
    json.open('{').name("agent").value("whiskwatt");
    json.name("version").value(identity.version());
    json.name("protocol").value(PROTOCOL);
    who(json);
    json.name("node_name").value(identity.node().node().name());
    json.name("started_nanos").value(identity.startedNanos());
    json.name("ring_samples").value(log.ring().size());
    source(json.name("source"));
    json.name("zones").open('[');
    for (ZoneFacts zone : source.zones()) {
      zone(json, zone);
    }
    json.close(']');
    facts(json.name("facts"), identity.node().facts());
    now(json).close('}');
  }

  private void source(Json json) throws IOException {
    json.open('{').name("key").value(source.key());
    json.name("quality").value(source.quality().key());
    json.name("sampling_period_nanos").value(source.samplingPeriod().toNanos());
    json.name("update_period_nanos").value(source.updatePeriod().toNanos());
    json.name("resolution_microjoules").value(source.resolution().microjoules());
    json.name("provenance").value(source.provenance());
    json.name("notes").open('[');
    for (String note : source.notes()) {
      json.value(note);
    }
    json.close(']').close('}');
  }

  private static void zone(Json json, ZoneFacts zone) throws IOException {
    json.open('{').name("zone").value(zone.zone());
    json.name("domain").value(zone.domain());
    json.name("summed").value(zone.summed());
    json.name("why").value(zone.why());
    if (zone.maxRange().isPresent()) {
      json.name("max_range_microjoules").value(zone.maxRange().getAsLong());
    }
    json.close('}');
  }

  void clock(Json json) throws IOException {
    who(json.open('{'));
    now(json).close('}');
  }

  void samples(Json json, Query query) throws IOException {
    who(json.open('{'));
    now(json);
    Samples samples = log.ring().from(query.since(), query.limit());
    json.name("first").value(samples.first());
    json.name("next").value(samples.next());
    json.name("end").value(samples.end());
    json.name("zones").open('[');
    for (String zone : samples.zones()) {
      json.value(zone);
    }
    json.close(']').name("samples").open('[');
    for (int i = 0; i < samples.count(); i++) {
      sample(json, samples, i);
    }
    json.close(']').name("gaps").open('[');
    for (Gap gap : log.gaps(samples)) {
      json.open('[').value(gap.reason().name().toLowerCase(Locale.ROOT));
      json.value(gap.fromNanos()).value(gap.toNanos()).close(']');
    }
    json.close(']').close('}');
  }

  private static void sample(Json json, Samples samples, int sample) throws IOException {
    json.open('[').value(samples.first() + sample);
    for (int zone = 0; zone < samples.zones().size(); zone++) {
      if (samples.has(sample, zone)) {
        json.open('[').value(samples.middleNanos(sample, zone));
        json.value(samples.widthNanos(sample, zone));
        json.value(samples.microjoules(sample, zone)).close(']');
      } else {
        json.none();
      }
    }
    json.close(']');
  }

  /** Looked at now; one request after the other, for a look goes through all processes. */
  synchronized void node(Json json) throws IOException {
    now(who(json.open('{')));
    NodeView view = work.view();
    json.name("node_name").value(identity.node().node().name());
    Map<String, String> facts = new LinkedHashMap<>(identity.node().facts());
    facts.put("vmm", view.monitors().isEmpty() ? "none seen" : String.join(", ", view.monitors()));
    facts.put("unseen", String.join(" ", work.limits()));
    facts(json.name("facts"), facts);
    population(json.name("sandboxes"), view.sandboxes());
    json.name("pods").open('[');
    for (String pod : view.pods()) {
      json.value(pod);
    }
    json.close(']').name("processes").open('{');
    for (Map.Entry<String, Integer> group : view.processes().entrySet()) {
      json.name(group.getKey()).value(group.getValue());
    }
    json.close('}').close('}');
  }

  void usage(Json json, Query query) throws IOException {
    now(who(json.open('{')));
    Looks looks = work.ask(query.since(), query.limit());
    json.name("first").value(looks.first());
    json.name("next").value(looks.next());
    json.name("end").value(looks.end());
    json.name("usage").open('[');
    long sequence = looks.first();
    for (Look look : looks.looks()) {
      json.open('[').value(sequence++).value(look.nanos()).open('[');
      for (int i = 0; i < look.size(); i++) {
        json.open('[').value(look.group(i)).value(look.measure(i).key());
        json.value(look.value(i)).close(']');
      }
      json.close(']').close(']');
    }
    json.close(']').close('}');
  }

  private static void population(Json json, Population sandboxes) throws IOException {
    json.open('{').name("busy").value(sandboxes.busy());
    json.name("idle").value(sandboxes.idle());
    json.name("prewarmed").value(sandboxes.prewarmed()).close('}');
  }

  private static void facts(Json json, Map<String, String> facts) throws IOException {
    json.open('{');
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      json.name(fact.getKey()).value(fact.getValue());
    }
    json.close('}');
  }

  private Json who(Json json) throws IOException {
    return json.name("boot_id").value(identity.bootId()).name("agent_id").value(identity.agentId());
  }

  private Json now(Json json) throws IOException {
    return json.name("nanos").value(time.nanos());
  }
}
