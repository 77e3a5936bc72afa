package org.cfgmgr.daemon.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.cfgmgr.match.PredefinedAttribute;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalValueTest {
  private static String problem(String values, String rep, String value) {
    PredefinedAttribute attribute =
        new PredefinedAttribute("t", "a", "", values, "R", "DU", rep, 0, "");
    return LegalValue.problem(attribute, value).orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "on,off | sl | off",
        "on, off | sl | off",
        "'' | s | anything at all",
        "9600,19200 | nl | 0x2580",
        "1-9,2 | nr | 7",
        "1-9 | nr | 9",
        "-5-5 | nr | -5",
        "0-10,5,100-200,50 | nr | 150",
        "3,5-7 | nr | 3",
        "0x10-0x20 | nr | 0x1f",
        "'' | n | -12"
      })
  void legal(String values, String rep, String value) {
    assertThat(problem(values, rep, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "on,off | sl | of | legal are on,off",
        "on,off | sl | '' | legal are on,off",
        "9600,19200 | nl | 19201 | legal are 9600,19200",
        "9600,19200 | nl | fast | not a number",
        "1-9,2 | nr | 8 | legal are 1-9,2",
        "1-9,2 | nr | 11 | legal are 1-9,2",
        "0-10,5,100-200,50 | nr | 120 | legal are 0-10,5,100-200,50",
        "rubbish | nr | 1 | legal are rubbish"
      })
  void illegal(String values, String rep, String value, String why) {
    assertThat(problem(values, rep, value)).isEqualTo(why);
  }
}
