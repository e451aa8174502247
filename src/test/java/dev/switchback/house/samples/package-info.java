/// Small wrongs, one a room: what the rules of the house are there to find. Nothing here is ever run.
package dev.switchback.house.samples;
