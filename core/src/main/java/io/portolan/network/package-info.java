/**
 * Whose is an address? It has two layers. {@code AddressRules} says which blocks belong to whom. They are plain values from a
 * catalog or from texts. {@code AddressJudgement} judges an address by them. The package sends nothing and keeps nothing.
 *
 * <p>Not API. Start with {@link io.portolan.network.AddressJudgement} and {@link io.portolan.network.AddressRules}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.network;

import org.jspecify.annotations.NullMarked;
