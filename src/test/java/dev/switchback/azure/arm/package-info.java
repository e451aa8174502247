/// Tests of the one way to Azure: in virtual time on a script or on the simulator, and over real HTTPS.
@NullMarked
package dev.switchback.azure.arm;

import org.jspecify.annotations.NullMarked;
