/// How an assessment reads: as Markdown, and as a drawing.
@NullMarked
package dev.switchback.readiness.render;

import org.jspecify.annotations.NullMarked;
