package io.whiskwatt.gates;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Types in Java's own notation, rendered here because the JDK's {@code toString} may change. */
final class TypeText {
  private TypeText() {}

  static String of(Type type) {
    if (type instanceof Class<?> plain) {
      return plain.isArray() ? of(plain.getComponentType()) + "[]" : brief(plain);
    }
    if (type instanceof ParameterizedType parameterized) {
      return of(parameterized.getRawType()) + arguments(parameterized.getActualTypeArguments());
    }
    if (type instanceof GenericArrayType array) {
      return of(array.getGenericComponentType()) + "[]";
    }
    if (type instanceof WildcardType wildcard) {
      return wildcard(wildcard);
    }
    return ((TypeVariable<?>) type).getName();
  }

  /** {@code <T extends Comparable<T>>}, or nothing. */
  static String parameters(GenericDeclaration declaration) {
    TypeVariable<?>[] variables = declaration.getTypeParameters();
    return variables.length == 0
        ? ""
        : Arrays.stream(variables)
            .map(each -> each.getName() + bounds(" extends ", each.getBounds()))
            .collect(Collectors.joining(", ", "<", ">"));
  }

  /** Types of {@code java.lang} as Java writes them; all others in full. */
  private static String brief(Class<?> type) {
    return type.getPackageName().equals("java.lang") && !type.isPrimitive()
        ? type.getName().substring("java.lang.".length())
        : type.getName();
  }

  private static String arguments(Type[] types) {
    return Arrays.stream(types).map(TypeText::of).collect(Collectors.joining(", ", "<", ">"));
  }

  private static String wildcard(WildcardType wildcard) {
    return wildcard.getLowerBounds().length > 0
        ? "?" + bounds(" super ", wildcard.getLowerBounds())
        : "?" + bounds(" extends ", wildcard.getUpperBounds());
  }

  private static String bounds(String word, Type[] bounds) {
    String named =
        Arrays.stream(bounds)
            .filter(bound -> bound != Object.class)
            .map(TypeText::of)
            .collect(Collectors.joining(" & "));
    return named.isEmpty() ? "" : word + named;
  }
}
