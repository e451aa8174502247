package dev.switchback.house.samples.circle.two;

import dev.switchback.house.samples.circle.one.One;

public class Two {

	One one;

}
