package io.whiskwatt.openwhisk.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.whiskwatt.plan.StartKind;
import io.whiskwatt.units.DataSize;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreparedTicketsTest {
  private static PreparedTickets tickets(int count, int actions) {
    List<Placed> all =
        IntStream.range(0, actions)
            .mapToObj(i -> new Placed("a" + i, "0.0.1", DataSize.ofMegabytes(128)))
            .toList();
    return new PreparedTickets(StartKind.WARM, count, true, Optional.empty(), all);
  }

  private static List<Integer> turns(PreparedTickets tickets, int ticket) {
    return IntStream.range(0, 5).mapToObj(turn -> tickets.target(ticket, turn)).toList();
  }

  @Test
  void as_many_tickets_as_actions_have_one_each() {
    assertThat(turns(tickets(3, 3), 2)).containsOnly(2);
  }

  @Test
  void more_tickets_than_actions_share_them() {
    assertThat(turns(tickets(5, 2), 0)).containsOnly(0);
    assertThat(turns(tickets(5, 2), 3)).containsOnly(1);
    assertThat(turns(tickets(5, 1), 4)).containsOnly(0);
  }

  @Test
  void fewer_tickets_than_actions_take_turns_among_their_own() {
    assertThat(turns(tickets(1, 3), 0)).containsExactly(0, 1, 2, 0, 1);
    assertThat(turns(tickets(2, 5), 0)).containsExactly(0, 2, 4, 0, 2);
    assertThat(turns(tickets(2, 5), 1)).containsExactly(1, 3, 1, 3, 1);
  }
}
