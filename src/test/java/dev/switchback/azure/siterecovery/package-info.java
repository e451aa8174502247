/// Tests of Site Recovery.
@NullMarked
package dev.switchback.azure.siterecovery;

import org.jspecify.annotations.NullMarked;
