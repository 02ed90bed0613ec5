/**
 * What would CloudFormation make of these templates? {@link io.portolan.testkit.stack.EstateDeployment} deploys templates of
 * several accounts and regions into a control plane. {@link io.portolan.testkit.stack.DeployedEstate} tells what came of it.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.testkit.stack;

import org.jspecify.annotations.NullMarked;
