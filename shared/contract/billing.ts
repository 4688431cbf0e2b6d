/** Two ledgers of invoices and payments, and their duplicates. */
export const billing = {};
