import type { Refusal } from '../../shared/refusal.ts';

interface Form {
  setErrors(errors: Record<string, string>): void;
  getInputNode?(path: string): HTMLElement | null;
}

/**
 * Puts a refusal's sentences beside their fields and goes to the first. Gives what is left to say above the form: the
 * whole message where no field of this form was named, else null. What was typed is left alone.
 */
export function showRefusal(refusal: Refusal, form: Form, names: readonly string[]): string | null {
  const known = Object.entries(refusal.fields ?? {}).filter(([name]) => names.includes(name));
  form.setErrors(Object.fromEntries(known));
  const first = names.find((name) => known.some(([field]) => field === name));
  if (first === undefined) return refusal.message;
  form.getInputNode?.(first)?.focus();
  return known.length < Object.keys(refusal.fields ?? {}).length ? refusal.message : null;
}

/** Goes to the first field, in the form's order, that was found wanting before anything was sent. */
export function goToFirst(errors: object, form: Required<Pick<Form, 'getInputNode'>>, names: readonly string[]): void {
  const first = names.find((name) => name in errors);
  if (first !== undefined) form.getInputNode(first)?.focus();
}
