package limpid.store.ledger;

/** What every ledger promises. An implementation's test implements this and gives an empty ledger for each test. */
public interface LedgerContract
        extends TransactionContract,
                HomeRowsContract,
                DocumentRowsContract,
                ItemRowsContract,
                VersionRowsContract,
                BrowseRowsContract,
                ContentRowsContract {}
