package io.whiskwatt.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Builds the tree from a YAML parser's events. One use. */
final class YamlTree {
  private static final int MOST_NODES = 20_000;
  private static final int DEEPEST = 50;

  private record Anchored(ConfigNode node, int size, Event event) {}

  private final SourceText source;
  private final Environment environment;
  private final Iterator<Event> events;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private int nodes;

  YamlTree(SourceText source, Environment environment) {
    this.source = source;
    this.environment = environment;
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(source.file())
            .setCodePointLimit(SourceText.MOST_CHARACTERS)
            .build();
    this.events = new Parse(settings).parseString(source.text()).iterator();
  }

  /** Problems that leave a tree to go on with. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  ConfigNode read() {
    events.next(); // the stream starts
    Event first = events.next();
    if (first.getEventId() == Event.ID.StreamEnd) {
      throw new RefusedText(at(first), "the file says nothing", "write key: value lines");
    }
    ConfigNode root = node(events.next(), 0, "");
    events.next(); // the document ends
    Event after = events.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      throw new RefusedText(
          at(after), "a second document begins here", "remove the line of three dashes");
    }
    return root;
  }

  private ConfigNode node(Event event, int depth, String key) {
    int before = nodes;
    count(event, 1);
    if (depth > DEEPEST) {
      throw new RefusedText(
          at(event),
          "more than " + DEEPEST + " levels stand inside each other",
          "write it flatter");
    }
    if (event instanceof AliasEvent alias) {
      return repeated(alias, key);
    }
    ConfigNode node =
        event instanceof ScalarEvent scalar
            ? scalar(scalar, key)
            : collection((CollectionStartEvent) event, depth, key);
    anchor(event).ifPresent(name -> anchors.put(name, new Anchored(node, nodes - before, event)));
    return node;
  }

  private ConfigNode collection(CollectionStartEvent event, int depth, String key) {
    refuseTag(event.getTag(), event);
    return event instanceof MappingStartEvent ? mapping(event, depth) : sequence(event, depth, key);
  }

  private ConfigNode sequence(Event start, int depth, String key) {
    List<ConfigNode> items = new ArrayList<>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.SequenceEnd;
        next = events.next()) {
      items.add(node(next, depth + 1, key));
    }
    return new ConfigNode.Sequence(at(start), items);
  }

  private ConfigNode mapping(Event start, int depth) {
    Map<String, ConfigNode.Entry> entries = new LinkedHashMap<>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.MappingEnd;
        next = events.next()) {
      String key = key(next);
      ConfigNode.Entry entry =
          new ConfigNode.Entry(key, at(next), node(events.next(), depth + 1, key));
      ConfigNode.Entry first = entries.putIfAbsent(key, entry);
      if (first != null) {
        refuse(
            entry.keyPosition(),
            "the key \"" + key + "\" is written twice",
            "keep one; the first stands in line " + first.keyPosition().line());
      }
    }
    return new ConfigNode.Mapping(at(start), List.copyOf(entries.values()));
  }

  private String key(Event event) {
    if (!(event instanceof ScalarEvent scalar) || scalar.getValue().isEmpty()) {
      throw new RefusedText(at(event), "a key must be a single word", "write key: value");
    }
    refuseTag(scalar.getTag(), event);
    return scalar.getValue();
  }

  private ConfigNode scalar(ScalarEvent event, String key) {
    refuseTag(event.getTag(), event);
    String text = event.isPlain() && isNull(event.getValue()) ? "" : event.getValue();
    if (InlineSecret.isOne(key, text)) {
      black(event);
      problems.add(InlineSecret.problem(key, at(event)));
    }
    return new ConfigNode.Scalar(at(event), text, !event.isPlain(), expanded(text, event));
  }

  private String expanded(String text, Event event) {
    try {
      return EnvironmentReference.expand(text, at(event), environment);
    } catch (RefusedText e) {
      problems.add(e.problem());
      return text;
    }
  }

  private ConfigNode repeated(AliasEvent alias, String key) {
    Anchored anchored = anchors.get(alias.getAlias());
    if (anchored == null) {
      throw new RefusedText(
          at(alias),
          "\"*" + alias.getAlias() + "\" repeats nothing that is complete above it",
          "write the value out");
    }
    count(alias, anchored.size());
    if (anchored.node() instanceof ConfigNode.Scalar scalar
        && InlineSecret.isOne(key, scalar.text())) {
      black(anchored.event());
      problems.add(InlineSecret.problem(key, at(alias)));
    }
    return anchored.node();
  }

  private void count(Event event, int more) {
    nodes += more;
    if (nodes > MOST_NODES) {
      throw new RefusedText(
          at(event), "more than " + MOST_NODES + " values, aliases written out", "shorten it");
    }
  }

  private void refuseTag(Optional<String> tag, Event event) {
    tag.ifPresent(
        name ->
            refuse(
                at(event),
                "the tag \"" + name + "\" is not understood",
                "leave it out; quote what is meant as text"));
  }

  private void refuse(Position where, String message, String hint) {
    problems.add(Problem.at(where, message, hint));
  }

  private void black(Event event) {
    Optional<Mark> end = event.getEndMark();
    event
        .getStartMark()
        .ifPresent(
            start ->
                end.ifPresent(
                    to ->
                        source.mask(
                            start.getLine(), start.getColumn(), to.getLine(), to.getColumn())));
  }

  private Position at(Event event) {
    return event
        .getStartMark()
        .map(mark -> source.position(mark.getLine(), mark.getColumn()))
        .orElseGet(() -> source.position(0, 0));
  }

  private static Optional<Anchor> anchor(Event event) {
    return event instanceof NodeEvent node ? node.getAnchor() : Optional.empty();
  }

  private static boolean isNull(String text) {
    return text.isEmpty() || text.equals("~") || text.equals("null");
  }
}
