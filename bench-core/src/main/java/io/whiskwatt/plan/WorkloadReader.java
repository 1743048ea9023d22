package io.whiskwatt.plan;

import io.whiskwatt.config.ConfigNode;
import io.whiskwatt.config.ConfigNode.Mapping;
import io.whiskwatt.config.ConfigNode.Scalar;
import io.whiskwatt.config.JsonText;
import io.whiskwatt.config.Parsed;
import io.whiskwatt.config.Problem;
import io.whiskwatt.config.ValueReader;
import io.whiskwatt.config.section.Field;
import io.whiskwatt.config.section.Section;
import io.whiskwatt.config.section.Values;
import io.whiskwatt.units.DataSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads one item of {@code workloads}: a bundled workload's name, or a section with {@code name},
 * {@code file} or {@code action}. A list of memory limits stands for as many workloads.
 */
final class WorkloadReader {
  private static final long MEGABYTE = 1L << 20;
  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*:[a-z0-9][a-z0-9.-]*");
  private static final Pattern ACTION = Pattern.compile("(?:/[^/\\s]+/)?(?:[^/\\s]+/)?[^/\\s]+");
  private static final String NONE = "{}";

  private WorkloadReader() {}

  static Parsed<List<Workload>> read(ConfigNode node) {
    if (node instanceof Scalar) {
      return Names.name().read(node).map(WorkloadReader::plain).map(List::of);
    }
    Section section = Section.of(node);
    if (section.has("file")) {
      return file(section);
    }
    return section.has("action") ? existing(section) : bundled(section);
  }

  /** A bundled workload as it is. */
  static Workload plain(String name) {
    return new Workload(
        name, new WorkloadSource.Bundled(name), Optional.empty(), StudyDefaults.MEMORY, NONE);
  }

  /** Keys that are not ours are fields of the payload. */
  private static Parsed<List<Workload>> bundled(Section section) {
    Field<String> name = section.required("name", Names.name());
    Common common = Common.of(section);
    if (section.has("payload")) {
      section.optional("payload", Values.node());
      section.refuse(
          section.position(),
          "a bundled workload has no key \"payload\"",
          "write the payload's fields beside the name: { name: hash, size: 1 MB }");
    }
    PayloadFields payload = PayloadFields.of(section, section.rest());
    return section.build(
        () ->
            common.workloads(
                name.get(),
                new WorkloadSource.Bundled(name.get(), payload.written()),
                payload.json()));
  }

  private static Parsed<List<Workload>> file(Section section) {
    Field<Path> path = section.required("file", Values.path());
    Common common = Common.of(section);
    Field<String> payload = section.optional("payload", WorkloadReader::jsonObject, NONE);
    Function<Path, String> stem = file -> stem(String.valueOf(file.getFileName()));
    needsName(section, path, common, stem);
    return section.build(
        () ->
            common.workloads(
                stem.apply(path.get()), new WorkloadSource.CodeFile(path.get()), payload.get()));
  }

  private static Parsed<List<Workload>> existing(Section section) {
    ValueReader<String> form = Values.text(ACTION, "an action's name", "write /_/name");
    Field<String> action = section.required("action", form);
    Common common = Common.of(section);
    Field<String> payload = section.optional("payload", WorkloadReader::jsonObject, NONE);
    Function<String, String> last = name -> name.substring(name.lastIndexOf('/') + 1);
    needsName(section, action, common, last);
    return section.build(
        () ->
            common.workloads(
                last.apply(action.get()),
                new WorkloadSource.Existing(action.get()),
                payload.get()));
  }

  private static <T> void needsName(
      Section section, Field<T> source, Common common, Function<T, String> derived) {
    boolean named = common.as().value().filter(Optional::isEmpty).isEmpty();
    section.check(
        source,
        value -> named || Names.valid(derived.apply(value)),
        "no name for the cells can be made of this",
        "add as: NAME (" + Names.RULE + ")");
  }

  private static String stem(String fileName) {
    int dot = fileName.indexOf('.');
    return dot > 0 ? fileName.substring(0, dot) : fileName;
  }

  private static Parsed<String> jsonObject(ConfigNode node) {
    return node instanceof Mapping
        ? Parsed.of(JsonText.of(node))
        : Parsed.failed(
            Problem.at(
                node.position(),
                "a payload is a section of keys and values, not " + node.describe(),
                "write { key: value }"));
  }

  /** What every form of a workload may say. */
  private record Common(
      Field<Optional<String>> as, Field<Optional<String>> kind, Field<List<DataSize>> memory) {
    static Common of(Section section) {
      ValueReader<String> kind =
          Values.text(KIND, "a runtime kind", "write nodejs:20, python:3.11 or java:17, quoted");
      Common common =
          new Common(
              section.optional("as", Names.name()),
              section.optional("kind", kind),
              section.optional("memory", Values.size().oneOrMore(), List.of(StudyDefaults.MEMORY)));
      section.check(
          common.memory(),
          Common::wholeMegabytes,
          "memory limits are whole megabytes above 0",
          "write 128 MB, or a list of such sizes");
      return common;
    }

    private static boolean wholeMegabytes(List<DataSize> sizes) {
      return !sizes.isEmpty()
          && sizes.stream().allMatch(size -> size.bytes() > 0 && size.bytes() % MEGABYTE == 0);
    }

    List<Workload> workloads(String name, WorkloadSource source, String payload) {
      String shown = as.get().orElse(name);
      return memory.get().stream()
          .map(size -> new Workload(shown, source, kind.get(), size, payload))
          .toList();
    }
  }
}
