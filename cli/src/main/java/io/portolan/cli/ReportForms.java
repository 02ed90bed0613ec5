package io.portolan.cli;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The forms of a result. Only those that are asked for are made.
 *
 * @param text in colour or without it
 */
record ReportForms(Function<Boolean, String> text, Supplier<String> json, Supplier<String> html) {}
