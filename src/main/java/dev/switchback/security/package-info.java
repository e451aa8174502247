/// Who may do what: bearer tokens become one kind of caller, and each route has a role that opens it.
@NullMarked
package dev.switchback.security;

import org.jspecify.annotations.NullMarked;
