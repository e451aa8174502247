/// Where everything is kept: the only package that knows the database. Whatever two replicas could disagree about is
/// arbitrated by PostgreSQL in one short transaction; nothing here ever waits for Azure.
@NullMarked
package dev.switchback.store;

import org.jspecify.annotations.NullMarked;
