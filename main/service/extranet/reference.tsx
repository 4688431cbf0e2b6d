/** @jsxImportSource ../jsx */
import type { Child } from 'hono/jsx';

/** A sentence whose numbers of papers and requests (« F2026-00011 », « RI2026-0039 ») are never cut at their hyphen, as a phone would. */
export const unbroken = (text: string): Child =>
  text.split(/(\b[A-Z]{1,3}\d{4}-\d+\b)/).map((part, i) => (i % 2 ? <span class="number">{part}</span> : part));
