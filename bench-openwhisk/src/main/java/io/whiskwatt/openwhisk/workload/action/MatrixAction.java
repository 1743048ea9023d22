package io.whiskwatt.openwhisk.workload.action;

import com.google.gson.JsonObject;

/**
 * The bundled workload {@code matrix} as a Java action. Runs inside the sandbox. All numbers are
 * whole and stay below 2^53, so that the order of the additions does not change the sum.
 */
final class MatrixAction {
  private MatrixAction() {}

  public static JsonObject main(JsonObject params) {
    int n = Math.toIntExact(Whole.of(params, "n", Defaults.MATRIX_N));
    JsonObject result = new JsonObject();
    result.addProperty("n", n);
    result.addProperty("checksum", (long) checksum(product(filled(n, 31, 17), filled(n, 13, 7))));
    return EnvelopeOfJava.around(result);
  }

  private static double[][] filled(int n, int ofRow, int ofColumn) {
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i][j] = (ofRow * i + ofColumn * j) % 100;
      }
    }
    return matrix;
  }

  private static double[][] product(double[][] a, double[][] b) {
    int n = a.length;
    double[][] product = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        for (int j = 0; j < n; j++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }

  /** Weighted, so that an element at the wrong place shows. */
  private static double checksum(double[][] matrix) {
    double sum = 0;
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) {
        sum += matrix[i][j] * ((3 * i + j) % 7 + 1);
      }
    }
    return sum;
  }
}
