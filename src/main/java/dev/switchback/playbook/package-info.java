/// What a failover is made of: pure values and contracts, without I/O, clock or framework, so that policy can be read
/// and tested apart from Azure and the database.
@NullMarked
package dev.switchback.playbook;

import org.jspecify.annotations.NullMarked;
