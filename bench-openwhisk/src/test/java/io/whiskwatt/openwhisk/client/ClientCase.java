package io.whiskwatt.openwhisk.client;

import io.whiskwatt.openwhisk.sample.Sample;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How one recorded exchange looks from the client.
 *
 * @param sample the file's name, without its ending
 * @param method what the client calls it
 * @param call empty where the client never sends such a request: then only the reply is read
 * @param reader reads the reply in that case
 * @param check what the answer must be
 */
record ClientCase(
    String sample,
    String method,
    Optional<Function<OpenWhiskClient, Pending<?>>> call,
    Reader<?> reader,
    BiConsumer<Sample, Answer<?>> check) {
  static ClientCase sent(
      String sample,
      String method,
      Function<OpenWhiskClient, Pending<?>> call,
      BiConsumer<Sample, Answer<?>> check) {
    return new ClientCase(sample, method, Optional.of(call), Reader::refused, check);
  }

  static <T> ClientCase readOnly(
      String sample, String why, Reader<T> reader, BiConsumer<Sample, Answer<?>> check) {
    return new ClientCase(sample, why, Optional.empty(), reader, check);
  }
}
