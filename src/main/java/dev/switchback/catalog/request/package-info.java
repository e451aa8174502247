/// Reads what callers ask for, and collects what is wrong with it.
@NullMarked
package dev.switchback.catalog.request;

import org.jspecify.annotations.NullMarked;
