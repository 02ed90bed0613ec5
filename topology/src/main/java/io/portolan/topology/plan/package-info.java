/**
 * Which resources does an estate need? {@link io.portolan.topology.plan.EstatePlan} has them all, and
 * {@link io.portolan.topology.plan.PlannedResource} is one of them.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.topology.plan;

import org.jspecify.annotations.NullMarked;
