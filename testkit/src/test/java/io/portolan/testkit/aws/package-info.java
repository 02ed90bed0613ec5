@NullMarked
package io.portolan.testkit.aws;

import org.jspecify.annotations.NullMarked;
