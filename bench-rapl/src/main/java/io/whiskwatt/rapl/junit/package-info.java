/**
 * Budgets for tests under JUnit Jupiter, which a project that uses them brings along: a test fails
 * when an execution of it takes more energy or CPU time than it may.
 */
@NullMarked
package io.whiskwatt.rapl.junit;

import org.jspecify.annotations.NullMarked;
