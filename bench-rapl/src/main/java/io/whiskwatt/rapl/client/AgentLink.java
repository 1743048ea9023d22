package io.whiskwatt.rapl.client;

import io.whiskwatt.time.TimeSource;
import io.whiskwatt.trust.CertificateProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** The way to one agent. */
final class AgentLink {
  /** A thousand samples of a machine with eight sockets are half a megabyte. */
  private static final int MOST_BYTES = 4 << 20;

  private final AgentAddress address;
  private final OkHttpClient client;
  private final Optional<Token> token;
  private final TimeSource time;

  AgentLink(AgentAddress address, OkHttpClient client, Optional<Token> token, TimeSource time) {
    this.address = address;
    this.client = client;
    this.token = token;
    this.time = time;
  }

  AgentAddress address() {
    return address;
  }

  /**
   * Asks, on a thread of the links.
   *
   * @param path with its query
   * @return ends with an {@link IOException} for people where there is no answer
   */
  CompletableFuture<Reply> ask(String path) {
    AgentLinks.Departure departure = new AgentLinks.Departure(time.nanos());
    Request.Builder request =
        new Request.Builder().url(address.url() + path).tag(AgentLinks.Departure.class, departure);
    token.ifPresent(known -> request.header("Authorization", known.header()));
    CompletableFuture<Reply> answer = new CompletableFuture<>();
    client.newCall(request.build()).enqueue(new Answered(answer, departure));
    return answer;
  }

  private final class Answered implements Callback {
    private final CompletableFuture<Reply> answer;
    private final AgentLinks.Departure departure;

    Answered(CompletableFuture<Reply> answer, AgentLinks.Departure departure) {
      this.answer = answer;
      this.departure = departure;
    }

    @Override
    public void onFailure(Call call, IOException failure) {
      answer.completeExceptionally(new IOException(words(failure), failure));
    }

    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        byte[] body = body(response);
        answer.complete(new Reply(body, departure.nanos(), time.nanos()));
      } catch (IOException failure) {
        answer.completeExceptionally(new IOException(words(failure), failure));
      }
    }
  }

  private byte[] body(Response response) throws IOException {
    if (response.code() != 200) {
      throw new IOException(refusal(response.code()));
    }
    try (InputStream stream = response.body().byteStream()) {
      byte[] body = stream.readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        throw new Senseless("it is longer than " + MOST_BYTES + " bytes");
      }
      return body;
    }
  }

  private String refusal(int status) {
    return switch (status) {
      case 401, 403 ->
          token.isPresent()
              ? "it does not accept the token: token-file must hold the one it was started with"
              : "it asks for a token: name the file that holds it, token-file: FILE";
      case 404 -> "it knows no such question: is this the agent's port, and this version?";
      default -> "it answers with HTTP status " + status;
    };
  }

  private static String words(IOException failure) {
    return CertificateProblem.in(failure)
        .orElseGet(
            () ->
                Optional.ofNullable(failure.getMessage())
                    .map(Texts::shown)
                    .orElseGet(() -> failure.getClass().getSimpleName()));
  }
}
