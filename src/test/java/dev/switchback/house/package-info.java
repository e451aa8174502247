/// The rules of the house, as tests, and the proof that each of them can fail.
package dev.switchback.house;
