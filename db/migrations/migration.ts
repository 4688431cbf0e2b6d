/**
 * One step of the store's shape, run whole or not at all. Once it has shipped its text is never edited:
 * the runner compares the checksum of `sql` with the one kept when the step was applied.
 */
export interface Migration {
  /** 1, 2, 3 … without gaps; becomes the file's `user_version`. */
  number: number;
  name: string;
  sql: string;
}
