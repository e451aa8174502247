package dev.switchback.house.samples.circle.one;

import dev.switchback.house.samples.circle.two.Two;

public class One {

	Two two = new Two();

}
