package io.whiskwatt.results.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** What was observed: a result for each row of known amounts, in groups that are replicates. */
public final class Observations {
  /**
   * Above it the columns are taken to be collinear (Belsley, Kuh and Welsch 1980, who call 30 to
   * 100 moderate to strong).
   */
  public static final double CONDITION_LIMIT = 30;

  private final List<Row> rows;
  private final int columns;

  private Observations(List<Row> rows, int columns) {
    this.rows = List.copyOf(rows);
    this.columns = columns;
  }

  /**
   * One observation.
   *
   * @param group the replicate it belongs to
   * @param amounts one for each column
   */
  private record Row(int group, List<Double> amounts, double result) {}

  /**
   * None yet.
   *
   * @param columns how many amounts each has, 1 or more
   */
  public static Observations of(int columns) {
    return new Observations(List.of(), columns);
  }

  /** These and one more. */
  public Observations and(int group, List<Double> amounts, double result) {
    if (amounts.size() != columns) {
      throw new IllegalArgumentException(columns + " amounts are due, not " + amounts.size());
    }
    List<Row> more = new ArrayList<>(rows);
    more.add(new Row(group, List.copyOf(amounts), result));
    return new Observations(more, columns);
  }

  /** These without one of the replicates. */
  Observations without(int group) {
    return new Observations(rows.stream().filter(row -> row.group != group).toList(), columns);
  }

  /** The replicates, in rising order. */
  List<Integer> groups() {
    return rows.stream().map(Row::group).distinct().sorted().toList();
  }

  public int size() {
    return rows.size();
  }

  int columns() {
    return columns;
  }

  double amount(int row, int column) {
    return rows.get(row).amounts.get(column);
  }

  double[] results() {
    return rows.stream().mapToDouble(Row::result).toArray();
  }

  /** The amounts in some of the columns. */
  RealMatrix matrix(List<Integer> chosen) {
    RealMatrix matrix = new Array2DRowRealMatrix(size(), chosen.size());
    for (int row = 0; row < size(); row++) {
      for (int at = 0; at < chosen.size(); at++) {
        matrix.setEntry(row, at, amount(row, chosen.get(at)));
      }
    }
    return matrix;
  }

  List<Integer> allColumns() {
    return IntStream.range(0, columns).boxed().toList();
  }

  /**
   * Standard deviation of what the coefficients leave over, √(Σ(result − Σ amount·coefficient)² /
   * (rows − columns)); NaN without more rows than columns.
   */
  public double scatter(double[] coefficients) {
    double sum =
        IntStream.range(0, size())
            .mapToDouble(row -> rows.get(row).result - fitted(row, coefficients))
            .map(left -> left * left)
            .sum();
    return size() > columns ? Math.sqrt(sum / (size() - columns)) : Double.NaN;
  }

  private double fitted(int row, double[] coefficients) {
    return IntStream.range(0, columns)
        .mapToDouble(column -> amount(row, column) * coefficients[column])
        .sum();
  }

  /**
   * Largest over smallest singular value of the columns, each scaled to length 1 (condition index
   * of Belsley, Kuh and Welsch 1980): 1 and up, infinite where one column is a sum of others.
   */
  public double condition() {
    if (size() < columns) {
      return Double.POSITIVE_INFINITY;
    }
    RealMatrix matrix = matrix(allColumns());
    for (int column = 0; column < columns; column++) {
      double length = matrix.getColumnVector(column).getNorm();
      if (length == 0) {
        return Double.POSITIVE_INFINITY;
      }
      matrix.setColumnVector(column, matrix.getColumnVector(column).mapDivide(length));
    }
    double[] singular = new SingularValueDecomposition(matrix).getSingularValues();
    return singular[0] / singular[columns - 1];
  }

  /** True where the coefficients cannot be told apart, or could not without some replicate. */
  public boolean collinear() {
    List<Integer> groups = groups();
    return groups.size() < 2
        || condition() > CONDITION_LIMIT
        || groups.stream().anyMatch(group -> without(group).condition() > CONDITION_LIMIT);
  }
}
