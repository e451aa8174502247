/// Circuit pairs and what is declared about them: facts that Azure does not tell.
@NullMarked
package dev.switchback.inventory;

import org.jspecify.annotations.NullMarked;
