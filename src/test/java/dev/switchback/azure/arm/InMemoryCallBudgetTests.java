package dev.switchback.azure.arm;

class InMemoryCallBudgetTests extends CallBudgetContract {

	private final CallBudget budget = new InMemoryCallBudget(() -> this.now, SETTINGS);

	@Override
	protected CallBudget budget() {
		return this.budget;
	}

}
