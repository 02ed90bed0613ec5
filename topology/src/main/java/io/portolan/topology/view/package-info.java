/**
 * What is there in AWS? {@link io.portolan.topology.view.EstateReader} asks the control planes of all accounts and regions.
 * {@link io.portolan.topology.view.EstateView} has what they said. A part that nobody may read is missing with the reason.
 *
 * @since 0.1.0
 */
@NullMarked
package io.portolan.topology.view;

import org.jspecify.annotations.NullMarked;
