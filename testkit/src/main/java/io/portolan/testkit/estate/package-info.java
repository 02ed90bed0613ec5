/**
 * Which resources do the accounts of an estate have, and what follows from them? A model of the control planes of AWS.
 *
 * <p>Start with {@link io.portolan.testkit.estate.ControlPlane}, which holds everything, and
 * {@link io.portolan.testkit.estate.EstateRegistry}, which holds the resources of one kind.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.testkit.estate;

import org.jspecify.annotations.NullMarked;
