/// The product list: one playbook for each kind of operation. A playbook's first screen is its list of steps.
@NullMarked
package dev.switchback.catalog;

import org.jspecify.annotations.NullMarked;
