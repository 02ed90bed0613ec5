@NullMarked
package io.portolan.testkit.policy;

import org.jspecify.annotations.NullMarked;
