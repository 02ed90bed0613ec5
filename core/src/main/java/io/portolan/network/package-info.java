/**
 * Whose is an address? Two layers: {@code AddressRules} says which blocks belong to whom, in plain values that a catalog or
 * texts can give; {@code AddressJudgement} judges an address by them. It sends nothing and keeps nothing.
 *
 * <p>Not API. Start with {@link io.portolan.network.AddressJudgement} and {@link io.portolan.network.AddressRules}.
 */
@NullMarked
package io.portolan.network;

import org.jspecify.annotations.NullMarked;
