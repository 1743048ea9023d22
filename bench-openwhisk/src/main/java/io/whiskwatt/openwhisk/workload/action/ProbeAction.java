package io.whiskwatt.openwhisk.workload.action;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The probe of isolation claims as a Java action: what kernel, machine and confinement the place it
 * runs in shows. The same on a machine itself, so that both can be compared.
 */
final class ProbeAction {
  private static final Pattern HYPERVISOR =
      Pattern.compile("^flags\\s*:.*\\bhypervisor\\b", Pattern.MULTILINE);
  private static final Pattern PROCESSOR = Pattern.compile("^processor\\s*:", Pattern.MULTILINE);
  private static final Pattern MEMORY =
      Pattern.compile("^MemTotal:\\s*([0-9]+) kB", Pattern.MULTILINE);
  private static final int MOST_CGROUP = 2000;

  private ProbeAction() {}

  public static JsonObject main(JsonObject params) {
    return EnvelopeOfJava.around(facts());
  }

  static JsonObject facts() {
    String cpus = text("/proc/cpuinfo");
    String cgroup = text("/proc/self/cgroup");
    JsonObject facts = new JsonObject();
    facts.addProperty("kernel", System.getProperty("os.version", ""));
    facts.addProperty("bootId", text("/proc/sys/kernel/random/boot_id"));
    facts.addProperty("host", text("/proc/sys/kernel/hostname"));
    facts.addProperty("hypervisor", HYPERVISOR.matcher(cpus).find());
    facts.addProperty("cpus", PROCESSOR.matcher(cpus).results().count());
    facts.addProperty("memoryBytes", memory(text("/proc/meminfo")));
    facts.addProperty("vmVendor", vendor());
    facts.addProperty("cgroup", cgroup.substring(0, Math.min(cgroup.length(), MOST_CGROUP)));
    facts.addProperty("pidNamespace", link("/proc/self/ns/pid"));
    facts.addProperty("init", text("/proc/1/comm"));
    MountFacts.addTo(facts, read("/proc/self/mountinfo", StandardCharsets.ISO_8859_1));
    return facts;
  }

  private static long memory(String meminfo) {
    Matcher total = MEMORY.matcher(meminfo);
    return total.find() ? Long.parseLong(total.group(1)) * 1024 : 0;
  }

  private static String vendor() {
    String maker = text("/sys/class/dmi/id/sys_vendor");
    return String.join(" ", maker, text("/sys/class/dmi/id/product_name")).strip();
  }

  private static String link(String file) {
    try {
      return Files.readSymbolicLink(Path.of(file)).toString();
    } catch (IOException unreadable) {
      return "";
    }
  }

  private static String text(String file) {
    return read(file, StandardCharsets.UTF_8).strip();
  }

  private static String read(String file, Charset charset) {
    try {
      return new String(Files.readAllBytes(Path.of(file)), charset);
    } catch (IOException unreadable) {
      return "";
    }
  }
}
