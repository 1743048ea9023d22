package io.whiskwatt.gates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a module offers to those who link against it, as text: public and protected members of its
 * visible types, one line each, sorted. Only declared members are listed and types are rendered
 * here, so that the text is the same on every JDK.
 */
final class PublicApi {
  private static final Set<String> OF_EVERY_RECORD = Set.of("equals", "hashCode", "toString");
  private static final Set<String> OF_EVERY_ENUM = Set.of("values", "valueOf");

  private PublicApi() {}

  static String of(Path classes) {
    return typesIn(classes)
        .filter(PublicApi::isVisible)
        .map(PublicApi::describe)
        .collect(Collectors.joining("\n"));
  }

  private static Stream<Class<?>> typesIn(Path classes) {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.startsWith("io/whiskwatt/") && name.endsWith(".class"))
          .filter(name -> !name.endsWith("-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .sorted()
          .toList()
          .stream()
          .map(PublicApi::load);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PublicApi.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException(
          name + " is compiled but not on the test's class path", missing);
    }
  }

  private static boolean isVisible(Class<?> type) {
    Class<?> enclosing = type.getEnclosingClass();
    return !type.isAnonymousClass()
        && !type.isLocalClass()
        && !type.isSynthetic()
        && isVisible(type.getModifiers())
        && (enclosing == null || isVisible(enclosing));
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String describe(Class<?> type) {
    return heading(type)
        + "\n"
        + members(type).sorted().map(line -> "  " + line + "\n").collect(Collectors.joining());
  }

  private static String heading(Class<?> type) {
    return kind(type)
        + " "
        + type.getName()
        + TypeText.parameters(type)
        + parents(type)
        + list(" permits ", permitted(type));
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "annotation";
    }
    if (type.isRecord()) {
      return "record";
    }
    if (type.isEnum()) {
      return "enum";
    }
    String sealed = type.isSealed() ? "sealed " : "";
    return sealed + (type.isInterface() ? "interface" : extendability(type) + "class");
  }

  private static String extendability(Class<?> type) {
    int modifiers = type.getModifiers();
    return (Modifier.isAbstract(modifiers) ? "abstract " : "")
        + (Modifier.isFinal(modifiers) ? "final " : "");
  }

  private static String parents(Class<?> type) {
    Class<?> parent = type.getSuperclass();
    boolean telling =
        parent != null && parent != Object.class && !type.isEnum() && !type.isRecord();
    String extended = telling ? " extends " + TypeText.of(type.getGenericSuperclass()) : "";
    return extended + list(" implements ", Arrays.stream(type.getGenericInterfaces()));
  }

  private static Stream<Type> permitted(Class<?> type) {
    return type.isSealed() && !type.isEnum()
        ? Arrays.stream(type.getPermittedSubclasses())
            .filter(PublicApi::isVisible)
            .map(each -> (Type) each)
        : Stream.empty();
  }

  private static String list(String lead, Stream<? extends Type> types) {
    List<String> names = types.map(TypeText::of).sorted().toList();
    return names.isEmpty() ? "" : lead + String.join(", ", names);
  }

  private static Stream<String> members(Class<?> type) {
    Stream<String> fields =
        Arrays.stream(type.getDeclaredFields()).filter(PublicApi::isOffered).map(PublicApi::field);
    Stream<String> constructors =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(PublicApi::isOffered)
            .map(PublicApi::constructor);
    Stream<String> methods =
        Arrays.stream(type.getDeclaredMethods())
            .filter(PublicApi::isOffered)
            .filter(method -> !isImplied(type, method))
            .map(PublicApi::method);
    return Stream.of(fields, constructors, methods).flatMap(lines -> lines);
  }

  private static boolean isOffered(Member member) {
    return !member.isSynthetic() && isVisible(member.getModifiers());
  }

  private static boolean isImplied(Class<?> type, Method method) {
    return (type.isRecord() && OF_EVERY_RECORD.contains(method.getName()))
        || (type.isEnum() && OF_EVERY_ENUM.contains(method.getName()));
  }

  private static String field(Field field) {
    return field.isEnumConstant()
        ? "constant " + field.getName()
        : modifiers(field)
            + "field "
            + field.getName()
            + ": "
            + TypeText.of(field.getGenericType());
  }

  private static String constructor(Constructor<?> constructor) {
    return modifiers(constructor) + "new" + signature(constructor);
  }

  private static String method(Method method) {
    return modifiers(method)
        + (method.isDefault() ? "default " : "")
        + TypeText.parameters(method)
        + method.getName()
        + signature(method)
        + ": "
        + TypeText.of(method.getGenericReturnType());
  }

  private static String signature(Executable code) {
    String parameters =
        Arrays.stream(code.getGenericParameterTypes())
            .map(TypeText::of)
            .collect(Collectors.joining(", ", "(", ")"));
    return parameters + list(" throws ", Arrays.stream(code.getGenericExceptionTypes()));
  }

  /** What matters to a caller; {@code public} goes without saying. */
  private static String modifiers(Member member) {
    int modifiers = member.getModifiers();
    boolean ofInterface = member.getDeclaringClass().isInterface();
    return (Modifier.isProtected(modifiers) ? "protected " : "")
        + (Modifier.isStatic(modifiers) ? "static " : "")
        + (Modifier.isAbstract(modifiers) && !ofInterface ? "abstract " : "");
  }
}
