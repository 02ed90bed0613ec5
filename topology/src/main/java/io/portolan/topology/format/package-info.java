/**
 * How is a plan written? {@link io.portolan.topology.format.PlanText} writes it for people,
 * {@link io.portolan.topology.format.CloudFormationTemplates} and {@link io.portolan.topology.format.TerraformConfiguration} for tools.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.topology.format;

import org.jspecify.annotations.NullMarked;
