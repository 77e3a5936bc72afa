package org.cfgmgr.uevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Time passes only where the fake kernel says so. */
class BindingsTest {
  private static final String CARD = "/devices/pci0000:00/0000:00:03.0";
  private static final String HOST = "/devices/pci0000:00/0000:00:04.0";

  private final Deque<Step> steps = new ArrayDeque<>();
  private final Set<String> bound = new HashSet<>();
  private Instant now = Instant.EPOCH;

  private final Bindings bindings =
      new Bindings(Duration.ofMillis(2000), Duration.ofMillis(500), () -> now);

  /** After a time something happens; a driver may be bound with it. */
  private record Step(int millis, Uevent event, String binds) {}

  private void after(int millis, String action, String path) {
    String binds = action.equals("bind") ? path : "";
    steps.add(new Step(millis, new Uevent(action, path, new TreeMap<>()), binds));
  }

  private Set<String> await(Set<String> awaited, Set<String> buses) throws InterruptedException {
    return bindings.await(new FakeUevents(), awaited, buses, bound::contains);
  }

  private long elapsed() {
    return now.toEpochMilli();
  }

  @Test
  void nothingToAwait_takesNoTime() throws InterruptedException {
    assertThat(await(Set.of(), Set.of())).isEmpty();
    assertThat(elapsed()).isZero();
  }

  @Test
  void boundAlready_takesNoTime() throws InterruptedException {
    bound.add(CARD);

    assertThat(await(Set.of(CARD), Set.of())).isEmpty();
    assertThat(elapsed()).isZero();
  }

  @Test
  void event_endsTheWait() throws InterruptedException {
    after(10, "add", "/devices/virtual/net/x");
    after(300, "bind", CARD);
    after(1, "add", CARD + "/net/eth0");

    assertThat(await(Set.of(CARD), Set.of())).isEmpty();
    assertThat(elapsed()).isEqualTo(310);
  }

  @Test
  void refusedDevice_costsTheLimitAndNoMore() throws InterruptedException {
    for (int i = 0; i < 50; i++) {
      after(100, "change", "/devices/virtual/net/noisy");
    }

    assertThat(await(Set.of(CARD), Set.of())).containsExactly(CARD);
    assertThat(elapsed()).isEqualTo(2000);
  }

  @Test
  void bus_isCompleteWhenItWasQuiet() throws InterruptedException {
    bound.add(HOST);
    after(400, "add", HOST + "/usb1");
    after(400, "add", HOST + "/usb1/1-1");
    after(100, "change", CARD);

    assertThat(await(Set.of(HOST), Set.of(HOST))).isEmpty();
    assertThat(elapsed()).isEqualTo(1300);
  }

  @Test
  void busThatIsBoundLate_isAwaitedFromThenOn() throws InterruptedException {
    after(900, "bind", HOST);
    after(400, "add", HOST + "/usb1");

    assertThat(await(Set.of(HOST), Set.of(HOST))).isEmpty();
    assertThat(elapsed()).isEqualTo(1800);
  }

  @Test
  void neighbourOfABus_isNotBelowIt() throws InterruptedException {
    bound.add(HOST);
    after(400, "add", HOST + "0/usb1");

    assertThat(await(Set.of(), Set.of(HOST))).isEmpty();
    assertThat(elapsed()).isEqualTo(500);
  }

  @Test
  void busThatIsNeverQuiet_isLeftAtTheLimit() throws InterruptedException {
    bound.add(HOST);
    for (int i = 0; i < 50; i++) {
      after(100, "change", HOST + "/usb1");
    }

    assertThat(await(Set.of(HOST), Set.of(HOST))).isEmpty();
    assertThat(elapsed()).isEqualTo(2000);
  }

  @Test
  void lostEvents_countAsUnrest() throws InterruptedException {
    bound.add(HOST);
    after(300, Uevent.LOST, "/");

    assertThat(await(Set.of(), Set.of(HOST))).isEmpty();
    assertThat(elapsed()).isEqualTo(800);
  }

  @Test
  void lostEvents_makeItLookAgain() throws InterruptedException {
    steps.add(new Step(100, new Uevent(Uevent.LOST, "/", new TreeMap<>()), CARD));

    assertThat(await(Set.of(CARD), Set.of())).isEmpty();
    assertThat(elapsed()).isEqualTo(100);
  }

  @Test
  void bindWithoutAnEvent_isSeenAtTheEnd() throws InterruptedException {
    steps.add(new Step(100, new Uevent("change", HOST, new TreeMap<>()), CARD));

    assertThat(await(Set.of(CARD, HOST), Set.of())).containsExactly(HOST);
    assertThat(elapsed()).isEqualTo(2000);
  }

  @Test
  void eventOfAnother_asksForNoDevice() throws InterruptedException {
    after(100, "change", HOST);
    after(100, "bind", CARD);
    List<String> asked = new ArrayList<>();

    bindings.await(
        new FakeUevents(),
        Set.of(CARD),
        Set.of(),
        path -> {
          asked.add(now.toEpochMilli() + path);
          return bound.contains(path);
        });
    assertThat(asked).containsExactly("0" + CARD, "200" + CARD);
  }

  @Test
  void closedSubscription_endsTheWait() throws InterruptedException {
    Uevents closed =
        new Uevents() {
          @Override
          public Optional<Uevent> next(Duration wait) {
            return Optional.empty();
          }

          @Override
          public void close() {}
        };

    assertThat(bindings.await(closed, Set.of(CARD), Set.of(HOST), bound::contains))
        .containsExactly(CARD);
  }

  @Test
  void interrupt_endsTheWait() {
    Uevents interrupted =
        new Uevents() {
          @Override
          public Optional<Uevent> next(Duration wait) throws InterruptedException {
            throw new InterruptedException();
          }

          @Override
          public void close() {}
        };

    assertThatThrownBy(() -> bindings.await(interrupted, Set.of(CARD), Set.of(), bound::contains))
        .isInstanceOf(InterruptedException.class);
  }

  private final class FakeUevents implements Uevents {
    @Override
    public Optional<Uevent> next(Duration wait) {
      Step step = steps.peek();
      if (step == null || step.millis() > wait.toMillis()) {
        now = now.plus(wait);
        if (step != null) {
          steps.pop();
          steps.push(new Step(step.millis() - (int) wait.toMillis(), step.event(), step.binds()));
        }
        return Optional.empty();
      }
      steps.pop();
      now = now.plusMillis(step.millis());
      bound.add(step.binds());
      return Optional.of(step.event());
    }

    @Override
    public void close() {}
  }
}
