package io.whiskwatt.openwhisk.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.whiskwatt.openwhisk.call.TransportKind;
import io.whiskwatt.openwhisk.sample.Sample;
import io.whiskwatt.time.SystemTime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A server that answers as it is told, and a client to it. */
final class ServedSamples implements AutoCloseable {
  static final AuthKey KEY = AuthKey.of("guest:secret-of-the-tests");

  /** The server says its own length, and ends connections by itself. */
  private static final Set<String> OF_THE_CONNECTION = Set.of("content-length", "connection");

  private final WireMockServer server;
  private final OpenWhiskClient client;

  ServedSamples(Deadlines deadlines) {
    server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    server.start();
    Endpoint endpoint = new Endpoint(URI.create("http://127.0.0.1:" + server.port()), KEY);
    client = OpenWhiskClient.connect(endpoint, SystemTime.INSTANCE, TransportKind.NIO, deadlines);
  }

  static ServedSamples start() {
    return new ServedSamples(new Deadlines(Duration.ofSeconds(20), Duration.ofSeconds(20)));
  }

  OpenWhiskClient client() {
    return client;
  }

  /** Answers everything as recorded. */
  void serve(Sample sample) {
    ResponseDefinitionBuilder reply =
        aResponse().withStatus(sample.status() == 0 ? 200 : sample.status());
    sample.headers().entrySet().stream()
        .filter(header -> !OF_THE_CONNECTION.contains(header.getKey()))
        .forEach(header -> reply.withHeader(header.getKey(), header.getValue()));
    serve(reply.withBody(body(sample)));
  }

  /** Answers everything like this. */
  void serve(ResponseDefinitionBuilder reply) {
    server.resetAll();
    server.stubFor(any(anyUrl()).willReturn(reply));
  }

  /** Answers this request like that, and others as before. */
  void serve(MappingBuilder request, ResponseDefinitionBuilder reply) {
    server.stubFor(request.willReturn(reply));
  }

  List<LoggedRequest> requests() {
    return server.getServeEvents().getRequests().stream().map(ServeEvent::getRequest).toList();
  }

  /** The recorded body; two were cut in the file and end here as others of their kind do. */
  static String body(Sample sample) {
    if (!sample.isCut()) {
      return sample.body();
    }
    if (sample.name().equals("69-limit0")) {
      return sample.body().substring(0, sample.body().lastIndexOf(",{\"statusCode\"")) + "]";
    }
    return sample.body()
        + "\"},\"size\":1048576,\"status\":\"application error\",\"success\":false},"
        + "\"start\":1795363919921,\"subject\":\"guest\",\"version\":\"0.0.1\"}";
  }

  @Override
  public void close() {
    client.close();
    server.stop();
  }
}
