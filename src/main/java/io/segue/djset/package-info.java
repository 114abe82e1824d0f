/** DJ sets: put tracks in an order that mixes well, prove how good the order is, and say why each transition works. */
@NullMarked
package io.segue.djset;

import org.jspecify.annotations.NullMarked;
