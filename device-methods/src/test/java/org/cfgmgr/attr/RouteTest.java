package org.cfgmgr.attr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cfgmgr.attr.KernelPlace.Kind;
import org.cfgmgr.match.PredefinedAttribute;
import org.cfgmgr.scan.TestingTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
  private static final String DEFAULT = "net,-hopcount,0,-if,eth0,0,192.168.1.1";
  private static final String NETWORK = "net,-hopcount,20,-if,eth0,10.1.2.0/24,192.168.1.7";

  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          net,-hopcount,0,,0,192.168.1.1              | default via 192.168.1.1
          net,-hopcount,0,,default,192.168.1.1        | default via 192.168.1.1
          net,0,192.168.1.1                           | default via 192.168.1.1
          net,-hopcount,0,-netmask,255.255.255.0,,,,-static,10.1.2.0,10.0.0.1 | 10.1.2.0/24 via 10.0.0.1
          net,-hopcount,5,,10.1.2.0/24,10.0.0.1       | 10.1.2.0/24 via 10.0.0.1 metric 5
          host,-hopcount,0,,10.1.2.3,10.0.0.1         | 10.1.2.3/32 via 10.0.0.1
          net,-hopcount,0,-if,eth1,0,10.0.0.1         | default via 10.0.0.1 dev eth1
          net,-hopcount,0,,::,2001:db8::1             | default via 2001:db8:0:0:0:0:0:1
          net,-hopcount,0,,2001:db8:1::/48,2001:db8::1 | 2001:db8:1:0:0:0:0:0/48 via 2001:db8:0:0:0:0:0:1
          """)
  void route_asAixWritesIt(String text, String words) {
    Route route = Route.parse(text).orElseThrow();

    assertThat(String.join(" ", route.words())).isEqualTo(words);
    assertThat(Route.parse(route.toString())).contains(route);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0,192.168.1.1",
        "net,0",
        "net,-hopcount,many,,0,192.168.1.1",
        "net,-hopcount,0,,0,gateway.example",
        "net,-hopcount,0,,10.1.2.0,10.0.0.1",
        "net,-hopcount,0,,10.1.2.0/33,10.0.0.1",
        "net,-hopcount,0,-netmask,255.0.255.0,10.1.2.0,10.0.0.1",
        "net,-hopcount,0,,2001:db8::/32,10.0.0.1",
        "net,-hopcount,0,,999.1.2.0/24,10.0.0.1",
        "net,-blackhole,0,10.0.0.1",
        "net,-hopcount,0,-if,a/b,0,10.0.0.1"
      })
  void whatIsNoRoute_isNone(String text) {
    assertThat(Route.parse(text)).isEmpty();
  }

  private KernelAttributes machine() {
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    String rest = "\t0\t0\t0\n";
    TestingTree.create()
        .file(
            "proc/net/route",
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
                + ("eth0\t00000000\t" + (little ? "0101A8C0" : "C0A80101"))
                + ("\t0003\t0\t0\t0\t00000000" + rest)
                + (little ? "eth0\t0002010A\t0701A8C0" : "eth0\t0A010200\tC0A80107")
                + ("\t0003\t0\t0\t20\t" + (little ? "00FFFFFF" : "FFFFFF00") + rest)
                + (little ? "eth0\t0001A8C0" : "eth0\tC0A80100")
                + ("\t00000000\t0001\t0\t0\t0\t" + (little ? "00FFFFFF" : "FFFFFF00") + rest))
        .file(
            "proc/net/ipv6_route",
            """
            20010db8000100000000000000000000 30 %1$s 00 20010db8%2$s1 00000400 1 0 00000003 eth0
            %1$s 00 %1$s 00 fe800000%2$s1 00000400 1 0 00450003 eth0
            """
                .formatted("0".repeat(32), "0".repeat(23)))
        .writeTo(root);
    return KernelAttributes.live(root);
  }

  private static KernelPlace place(String place) {
    return new KernelPlace(Kind.ROUTE, "", place, false);
  }

  @Test
  void routesThroughGateways_areRead() {
    KernelAttributes attributes = machine();

    assertThat(attributes.find("route:inet", "")).contains(place("inet"));
    assertThat(attributes.read(place("inet"))).contains(DEFAULT + " " + NETWORK);
    assertThat(attributes.choices(place("inet"))).isEmpty();
  }

  @Test
  void routeLearnedFromARouter_isNotTold() {
    assertThat(machine().read(place("inet6")))
        .contains("net,-hopcount,0,-if,eth0,2001:db8:1:0:0:0:0:0/48,2001:db8:0:0:0:0:0:1");
  }

  @Test
  void unknownTable_isNoPlace() {
    assertThat(machine().find("route:ipx", "")).isEmpty();
  }

  private static List<Wanted> wanted(String access, String value, KernelAttributes kernel) {
    PredefinedAttribute route =
        new PredefinedAttribute("tcpip/*", "route", "", "", "R", "DU", "s", 0, access);
    return Wanted.of(List.of(route), Map.of("route", value), "", kernel);
  }

  @Test
  void wish_seesOnlyItsOwnRoutes() {
    KernelAttributes kernel = machine();
    String there = "net,-hopcount,0,,0,192.168.1.1";
    String missing = "net,-hopcount,0,,10.7.0.0/16,192.168.1.1";

    assertThat(wanted("route:inet", there, kernel)).noneMatch(Wanted::drifted);
    assertThat(wanted("route:inet", there + " " + missing, kernel))
        .singleElement()
        .satisfies(
            wish -> {
              assertThat(wish.drifted()).isTrue();
              assertThat(wish.now()).contains(there);
            });
  }

  @Test
  void unwantedRoute_isDriftWhileItIsThere() {
    KernelAttributes kernel = machine();

    assertThat(wanted("route:inet-absent", DEFAULT, kernel)).allMatch(Wanted::drifted);
    assertThat(wanted("route:inet-absent", "net,-hopcount,0,,0,192.168.1.2", kernel))
        .noneMatch(Wanted::drifted);
  }
}
