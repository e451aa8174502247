package dev.switchback.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/// What plain JDBC writes of an operation, one commit at a time.
interface StepRows {

	/// Creates an operation that has taken no step yet.
	void create(Connection connection, UUID id) throws SQLException;

	/// Takes one step.
	/// @param seen the revision that it begins with, 1 at first
	void step(Connection connection, UUID id, int seen) throws SQLException;

}
