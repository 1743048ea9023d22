package io.whiskwatt.openwhisk.workload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Classes of this tool as an action's jar, the same bytes each time. */
final class ActionJar {
  private ActionJar() {}

  static String base64(List<Class<?>> classes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
      for (Class<?> each : classes) {
        add(each, jar);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("a workload's jar cannot be made", failure);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static void add(Class<?> type, ZipOutputStream jar) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    jar.putNextEntry(entry);
    try (InputStream in = type.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IOException("no class file " + name);
      }
      in.transferTo(jar);
    }
    jar.closeEntry();
  }
}
