@org.jspecify.annotations.NullMarked
package io.portolan.spring.start;
