package dev.switchback.simulator.admin;

import java.util.Optional;

import dev.switchback.simulator.world.World;

/// Reads what orders say of protected machines.
final class MachineOrders {

	private MachineOrders() {
	}

	/// The protected item that an order names.
	/// @throws Refusal if there is none of that name
	static Optional<String> item(Order order, World world) {
		return order.text("item").map((name) -> {
			if (world.protections().place(name).isEmpty()) {
				throw Refusal.invalid("There is no protected item " + name + " in the estate.");
			}
			return name;
		});
	}

}
