package io.whiskwatt.openwhisk.local.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whiskwatt.openwhisk.local.host.CgroupParent;
import io.whiskwatt.openwhisk.local.host.MountTable;
import io.whiskwatt.openwhisk.local.state.InstanceFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The {@code config.json} of one container (OCI runtime specification 1.0.2, config-linux). */
final class RuncBundle {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NAMESPACES = List.of("pid", "network", "ipc", "uts", "mount");

  private RuncBundle() {}

  static void write(Box box, Path rootFileSystem, List<String> program) throws IOException {
    ObjectNode config = config(box, rootFileSystem, program, hiddenMounts(program));
    Files.write(box.directory().resolve("config.json"), JSON.writeValueAsBytes(config));
  }

  // The bind mount of / shows no other file system: where /usr or /opt is one of its own, the
  // mount that holds a program needs its own bind.
  private static List<Path> hiddenMounts(List<String> program) throws IOException {
    MountTable table = MountTable.read();
    return program.stream()
        .filter(word -> word.startsWith("/"))
        .map(word -> Path.of(word).normalize())
        .filter(path -> !path.startsWith(Isolation.PRIVATE_VIEW.temp()) && Files.exists(path))
        .flatMap(path -> table.holding(real(path)).stream())
        .map(MountTable.Mount::point)
        .filter(point -> point.getNameCount() > 0)
        .distinct()
        .toList();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  static ObjectNode config(Box box, Path rootFileSystem, List<String> program, List<Path> binds) {
    ObjectNode config = JSON.createObjectNode().put("ociVersion", "1.0.2");
    config.set("process", process(program));
    config.putObject("root").put("path", rootFileSystem.toString()).put("readonly", true);
    config.put("hostname", "whiskwatt");
    config.set("mounts", mounts(box, binds));
    config.set("linux", linux(box));
    return config;
  }

  private static ObjectNode process(List<String> program) {
    ObjectNode process = JSON.createObjectNode().put("terminal", false);
    process.putObject("user").put("uid", 0).put("gid", 0);
    process.set("args", texts(program.stream()));
    Map<String, String> environment = Box.environment(Isolation.PRIVATE_VIEW.temp());
    process.set(
        "env", texts(environment.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue())));
    process.put("cwd", Isolation.PRIVATE_VIEW.temp().toString()).put("noNewPrivileges", true);
    ObjectNode capabilities = process.putObject("capabilities");
    Stream.of("bounding", "effective", "permitted").forEach(capabilities::putArray);
    return process;
  }

  private static ArrayNode mounts(Box box, List<Path> binds) {
    ArrayNode mounts = JSON.createArrayNode();
    mount(mounts, "/proc", "proc", "proc");
    mount(mounts, "/dev", "tmpfs", "tmpfs", "nosuid", "strictatime", "mode=755", "size=65536k");
    mount(mounts, "/dev/shm", "tmpfs", "shm", "nosuid", "noexec", "nodev", "mode=1777");
    mount(mounts, "/run", "tmpfs", "tmpfs", "nosuid", "nodev", "mode=755");
    mount(mounts, "/tmp", "tmpfs", "tmpfs", "nosuid", "nodev", "mode=1777");
    binds.forEach(path -> bind(mounts, path, path));
    bind(mounts, box.files(), Isolation.PRIVATE_VIEW.files());
    return mounts;
  }

  private static void bind(ArrayNode mounts, Path source, Path destination) {
    mount(
        mounts, destination.toString(), "bind", source.toString(), "bind", "ro", "nosuid", "nodev");
  }

  private static void mount(
      ArrayNode mounts, String destination, String type, String source, String... options) {
    mounts
        .addObject()
        .put("destination", destination)
        .put("type", type)
        .put("source", source)
        .set("options", texts(Stream.of(options)));
  }

  private static ObjectNode linux(Box box) {
    ObjectNode linux = JSON.createObjectNode();
    ArrayNode namespaces = linux.putArray("namespaces");
    NAMESPACES.forEach(type -> namespaces.addObject().put("type", type));
    box.cgroups()
        .map(parent -> parent.runtimePath(box.id()))
        .ifPresent(path -> linux.put("cgroupsPath", path));
    ObjectNode resources = linux.putObject("resources");
    resources.putArray("devices").addObject().put("allow", false).put("access", "rwm");
    ObjectNode memory = resources.putObject("memory").put("limit", box.memory().bytes());
    if (box.cgroups().filter(CgroupParent::limitsSwap).isPresent()) {
      memory.put("swap", box.memory().bytes());
    }
    // Root without capabilities could still read what only root may read.
    linux.set("maskedPaths", texts(Stream.of("/etc/shadow", "/etc/gshadow", stateRoot(box))));
    return linux;
  }

  private static String stateRoot(Box box) {
    InstanceFolder folder = box.folder();
    return folder.path().resolveSibling(".").normalize().toString();
  }

  private static ArrayNode texts(Stream<String> values) {
    ArrayNode array = JSON.createArrayNode();
    values.forEach(array::add);
    return array;
  }
}
