@org.jspecify.annotations.NullMarked
package io.portolan.spring.application;
