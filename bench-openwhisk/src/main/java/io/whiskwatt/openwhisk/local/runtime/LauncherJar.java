package io.whiskwatt.openwhisk.local.runtime;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The class path of a Java sandbox in one small jar: the launcher and Gson, taken from wherever
 * this tool's own classes lie, a build directory or one jar with everything.
 */
final class LauncherJar {
  private LauncherJar() {}

  static void write(Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.setLevel(0);
      String launcher = JavaLauncher.class.getName().replace('.', '/');
      copy(JavaLauncher.class, launcher, out);
      copy(JsonObject.class, "com/google/gson/", out);
    }
  }

  private static void copy(Class<?> origin, String prefix, JarOutputStream out) throws IOException {
    Path source = source(origin);
    if (Files.isDirectory(source)) {
      copyTree(source, prefix, out);
      return;
    }
    try (FileSystem zip = FileSystems.newFileSystem(source)) {
      copyTree(zip.getPath("/"), prefix, out);
    }
  }

  private static Path source(Class<?> origin) throws IOException {
    try {
      return Path.of(origin.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("cannot find the classes of " + origin.getName(), e);
    }
  }

  private static void copyTree(Path root, String prefix, JarOutputStream out) throws IOException {
    Path start = root.resolve(prefix).getParent();
    List<Path> files;
    try (Stream<Path> tree = Files.walk(prefix.endsWith("/") ? root.resolve(prefix) : start)) {
      files = tree.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String name = root.relativize(file).toString();
      if (name.startsWith(prefix) && name.endsWith(".class")) {
        out.putNextEntry(new JarEntry(name));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }
}
