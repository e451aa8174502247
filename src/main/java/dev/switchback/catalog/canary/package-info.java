/// Changes nothing: answers whether a failover could be carried out right now.
@NullMarked
package dev.switchback.catalog.canary;

import org.jspecify.annotations.NullMarked;
