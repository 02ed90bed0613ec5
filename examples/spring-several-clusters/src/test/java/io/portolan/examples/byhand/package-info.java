/** The application as it was before: each cluster is configured by hand. */
@NullMarked
package io.portolan.examples.byhand;

import org.jspecify.annotations.NullMarked;
