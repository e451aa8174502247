package dev.switchback.simulator.estate;

/// A virtual network that machines stand in.
///
/// @param name of the virtual network
/// @param prefix the first two bytes of its address space, such as `10.60`
public record Lan(String name, String prefix) {

	/// The address of a machine in it.
	///
	/// @param number of the machine, from 1
	public String address(int number) {
		return this.prefix + "." + (number / 200) + "." + (3 + number % 200);
	}

}
