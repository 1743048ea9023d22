import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/** One Gatling run: 64 users in a loop, or a constant rate over shared connections. */
public final class GatlingRun extends Simulation {
  private static final String URL = System.getProperty("peers.url");
  private static final String BODY = System.getProperty("peers.body");
  private static final int CLOSED = Integer.getInteger("peers.closed", 0);
  private static final int RATE = Integer.getInteger("peers.rate", 0);
  private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("peers.seconds", 1));

  public GatlingRun() {
    ChainBuilder call =
        exec(
            http("call")
                .post(URL)
                .header("Content-Type", "application/json")
                .body(StringBody(BODY)));
    PopulationBuilder load =
        RATE > 0
            ? scenario("rate")
                .exec(call)
                .injectOpen(constantUsersPerSec(RATE).during(WINDOW))
            : scenario("closed").during(WINDOW).on(call).injectOpen(atOnceUsers(CLOSED));
    setUp(load).protocols(http.shareConnections().maxConnectionsPerHost(4096));
  }
}
