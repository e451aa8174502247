/// Tests of what is judged of paths, and of what is done to them.
@NullMarked
package dev.switchback.azure.expressroute;

import org.jspecify.annotations.NullMarked;
