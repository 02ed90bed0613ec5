/**
 * Words for people: what was asked, what was seen, why, and what to do. It has three layers: the values ({@code Finding}, and
 * reports of one cluster and of many); the events that lead to them ({@code PortolanListener}, {@code RemoteCall}); what a report
 * looks like as text, JSON and a web page ({@code ReportText}, {@code ReportJson}, {@code ReportHtml}).
 *
 * <p>Start with {@link io.portolan.diagnosis.Finding}, one statement about one subject, and
 * {@link io.portolan.diagnosis.PreflightReport}, all findings about one cluster.
 */
@NullMarked
package io.portolan.diagnosis;

import org.jspecify.annotations.NullMarked;
