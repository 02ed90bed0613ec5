/**
 * Whose is an address? Which environment, region and VPC it belongs to, by the blocks that the catalog declares.
 *
 * <p>Not API. Start with {@link io.portolan.network.AddressJudgement}.
 */
@NullMarked
package io.portolan.network;

import org.jspecify.annotations.NullMarked;
