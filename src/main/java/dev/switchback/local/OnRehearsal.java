package dev.switchback.local;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/// Beans that exist in a rehearsal only. Without a setting the mode is a rehearsal: nobody fails over a real circuit by
/// having forgotten a setting.
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "switchback.mode", havingValue = "rehearsal", matchIfMissing = true)
@interface OnRehearsal {

}
