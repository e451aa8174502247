package dev.switchback.store;

import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/// Knows a transaction that cannot be rolled back for what it is: its connection is broken, and the database has rolled it
/// back by itself. Hibernate's word for that is the one for what nobody knows, and it hides why one wanted to roll back.
class OutageAwareTransactions extends JpaTransactionManager {

	private static final long serialVersionUID = 1L;

	@Override
	protected void doRollback(DefaultTransactionStatus status) {
		try {
			super.doRollback(status);
		}
		catch (UncategorizedDataAccessException ex) {
			throw new TransactionSystemException("The connection broke before the transaction could be rolled back",
					ex);
		}
	}

}
