/**
 * Words for people: what was asked, what was seen, why, and what to do.
 *
 * <p>Start with {@link io.portolan.diagnosis.Finding}, one statement about one subject, and
 * {@link io.portolan.diagnosis.PreflightReport}, all findings about one cluster. This package uses no other.
 */
@NullMarked
package io.portolan.diagnosis;

import org.jspecify.annotations.NullMarked;
