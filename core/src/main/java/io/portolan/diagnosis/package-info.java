/**
 * The shape of findings, reports and exceptions. The words of a finding stand where its fault is found. They say what was asked,
 * what was seen, why, and what to do. The package has three layers.
 * <ul>
 * <li>The values are {@code Finding} and the reports on one cluster and on many.
 * <li>The events are {@code PortolanListener} and {@code RemoteCall}. They come before the reports.
 * <li>{@code ReportText}, {@code ReportJson} and {@code ReportHtml} write a report as text, as JSON and as a web page.
 * </ul>
 *
 * <p>Start with {@link io.portolan.diagnosis.Finding}, which is one statement about one subject.
 * {@link io.portolan.diagnosis.PreflightReport} has all findings about one cluster.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.diagnosis;

import org.jspecify.annotations.NullMarked;
