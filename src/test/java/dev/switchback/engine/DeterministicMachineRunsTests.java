package dev.switchback.engine;

class DeterministicMachineRunsTests extends SceneRuns {

	DeterministicMachineRunsTests() {
		super(MachineScene::new, 400);
	}

}
