package dev.switchback.engine;

class DeterministicGroupRunsTests extends SceneRuns {

	DeterministicGroupRunsTests() {
		super(GroupScene::new, 300);
	}

}
