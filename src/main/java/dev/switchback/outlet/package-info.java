/// Offers what people need when nothing of ours can be asked, in places outside of the service.
@NullMarked
package dev.switchback.outlet;

import org.jspecify.annotations.NullMarked;
