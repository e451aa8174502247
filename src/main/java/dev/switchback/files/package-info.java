/// Files that hold what not everybody on the machine may read.
@NullMarked
package dev.switchback.files;

import org.jspecify.annotations.NullMarked;
