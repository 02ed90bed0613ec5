/**
 * What would this code do in an MSK Serverless estate? A whole estate in one JVM: brokers, STS, the MSK API, DNS.
 *
 * <p>Start with {@link io.portolan.testkit.LocalMsk}; in JUnit tests with {@link io.portolan.testkit.LocalMskExtension}.
 */
@NullMarked
package io.portolan.testkit;

import org.jspecify.annotations.NullMarked;
