/** Whether each cluster can be reached, as Boot's health tells it: DNS, credentials and brokers apart. */
@NullMarked
package io.portolan.spring.health;

import org.jspecify.annotations.NullMarked;
