package io.whiskwatt.gates;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignaturesTest {
  private static final JavaClasses ALL = Module.everything();

  private static final List<String> OURS_AND_JAVA =
      List.of("io.whiskwatt", "java", "javax", "org.jspecify");

  /** Their purpose is to be a third party's type: a JMH profiler, a JUnit extension. */
  private static final List<String> ADAPTERS =
      List.of("io.whiskwatt.rapl.jmh", "io.whiskwatt.rapl.junit");

  @ParameterizedTest
  @MethodSource("io.whiskwatt.gates.Module#libraries")
  void a_librarys_public_signatures_name_no_third_party(Module module) {
    List<String> foreign =
        module.among(ALL).stream()
            .filter(SignaturesTest::isVisible)
            .filter(type -> !Module.within(type.getPackageName(), ADAPTERS))
            .flatMap(SignaturesTest::foreignIn)
            .toList();
    assertThat(foreign).isEmpty();
  }

  private static Stream<String> foreignIn(JavaClass type) {
    Stream<JavaType> parents =
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
    Stream<String> above = named(type.getName(), parents);
    Stream<String> members =
        type.getMembers().stream()
            .filter(SignaturesTest::isVisible)
            .flatMap(member -> named(member.getFullName(), typesOf(member)));
    return Stream.concat(above, members);
  }

  private static Stream<String> named(String place, Stream<JavaType> types) {
    return types
        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
        .map(JavaClass::getBaseComponentType)
        .filter(type -> !type.isPrimitive())
        .filter(type -> !Module.within(type.getPackageName(), OURS_AND_JAVA))
        .map(type -> place + " names " + type.getName());
  }

  private static Stream<JavaType> typesOf(JavaMember member) {
    if (member instanceof JavaField field) {
      return Stream.of(field.getType());
    }
    JavaCodeUnit code = (JavaCodeUnit) member;
    Stream<JavaType> thrown = code.getExceptionTypes().stream().map(type -> type);
    return Stream.of(Stream.of(code.getReturnType()), code.getParameterTypes().stream(), thrown)
        .flatMap(types -> types);
  }

  private static boolean isVisible(JavaClass type) {
    boolean visible =
        type.getModifiers().contains(JavaModifier.PUBLIC)
            || type.getModifiers().contains(JavaModifier.PROTECTED);
    return visible && type.getEnclosingClass().map(SignaturesTest::isVisible).orElse(true);
  }

  private static boolean isVisible(JavaMember member) {
    return !member.getModifiers().contains(JavaModifier.SYNTHETIC)
        && (member.getModifiers().contains(JavaModifier.PUBLIC)
            || member.getModifiers().contains(JavaModifier.PROTECTED));
  }
}
