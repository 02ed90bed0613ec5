/**
 * May this caller do that? {@link io.portolan.testkit.policy.PolicyDocument} reads a policy of IAM and decides as IAM does.
 * {@link io.portolan.testkit.policy.RolePermissions} has all policies of a role with its permissions boundary.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.testkit.policy;

import org.jspecify.annotations.NullMarked;
