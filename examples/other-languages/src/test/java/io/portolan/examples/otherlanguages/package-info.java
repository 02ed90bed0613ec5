/** Tests of the example that is not written in Java. */
package io.portolan.examples.otherlanguages;
