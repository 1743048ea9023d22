package io.whiskwatt.openwhisk.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.whiskwatt.openwhisk.sample.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Each exchange recorded with a real server, made again by the client and understood. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedExchangesTest {
  private static final Path TABLE = Path.of("../docs/openwhisk-contract.md");

  private final ServedSamples served = ServedSamples.start();
  private Map<String, Sample> samples = Map.of();

  @BeforeAll
  void read() throws IOException {
    samples = Sample.all().stream().collect(Collectors.toMap(Sample::name, Function.identity()));
  }

  @AfterAll
  void stop() {
    served.close();
  }

  @Test
  void no_recorded_exchange_is_left_out() {
    assertThat(ClientCases.all())
        .extracting(ClientCase::sample)
        .containsExactlyInAnyOrderElementsOf(samples.keySet())
        .hasSize(76);
  }

  @TestFactory
  Stream<DynamicTest> the_client_makes_the_request_and_understands_the_reply() {
    return ClientCases.all().stream()
        .map(each -> DynamicTest.dynamicTest(each.sample(), () -> check(each)));
  }

  private void check(ClientCase each) {
    Sample sample = sample(each);
    Answer<?> answer = answer(each);
    each.check().accept(sample, answer);
    assertThat(answer.toString()).doesNotContain("secret-of-the-tests");
    if (each.call().isPresent()) {
      List<LoggedRequest> requests = served.requests();
      assertThat(requests).hasSize(1);
      new SentRequest(requests.get(0)).isAsRecorded(sample);
    }
  }

  @Test
  void the_page_of_the_contract_says_what_becomes_of_each() throws IOException {
    StringBuilder page = new StringBuilder(ContractPage.HEAD);
    for (ClientCase each : ClientCases.all()) {
      page.append(ContractPage.row(each, sample(each), answer(each)));
    }
    if (Boolean.getBoolean("whiskwatt.refresh")) {
      Files.writeString(TABLE, page, StandardCharsets.UTF_8);
    }
    assertThat(Files.readString(TABLE, StandardCharsets.UTF_8)).isEqualTo(page.toString());
  }

  private Sample sample(ClientCase each) {
    return Optional.ofNullable(samples.get(each.sample())).orElseThrow();
  }

  private Answer<?> answer(ClientCase each) {
    Sample sample = sample(each);
    if (each.call().isEmpty()) {
      return each.reader().read(reply(sample));
    }
    served.serve(sample);
    return each.call().get().apply(served.client()).await();
  }

  private static Reply reply(Sample sample) {
    return new Reply(
        sample.status(),
        sample.headers().getOrDefault("x-openwhisk-activation-id", ""),
        sample.headers().getOrDefault("x-request-id", ""),
        Optional.empty(),
        ByteString.encodeUtf8(sample.body()));
  }
}
