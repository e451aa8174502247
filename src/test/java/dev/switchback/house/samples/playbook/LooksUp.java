package dev.switchback.house.samples.playbook;

import dev.switchback.house.samples.engine.Motor;

class LooksUp {

	Motor[] motors = {};

}
