/// Site Recovery of Azure virtual machines between regions or zones, as playbooks speak of it: looks, and the few calls that
/// change something.
@NullMarked
package dev.switchback.azure.siterecovery;

import org.jspecify.annotations.NullMarked;
