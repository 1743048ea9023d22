package io.whiskwatt.results.live;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page has already.
 *
 * @param since the number of the latest look it has, 0 for none
 * @param windows how many windows it has
 */
record Query(long since, int windows) {
  private static final Pattern FORM =
      Pattern.compile("(since=(?<since>[0-9]{1,9}))?((^|&)windows=(?<windows>[0-9]{1,9}))?");

  /** Reads {@code since=12&windows=3}, both optional. */
  static Query of(Optional<String> text) throws Refusal {
    Matcher form = FORM.matcher(text.orElse(""));
    if (!form.matches()) {
      throw new Refusal(400, "the query is since=NUMBER&windows=NUMBER, of at most 9 digits each");
    }
    return new Query(number(form.group("since")), number(form.group("windows")));
  }

  private static int number(String digits) {
    return Optional.ofNullable(digits).map(Integer::parseInt).orElse(0);
  }
}
