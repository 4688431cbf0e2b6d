import type { Context } from 'hono';
import { NOBODY } from '../context.ts';
import type { WebEnv, WebTools } from './web-visit.ts';

/** « ok » only while the store answers: one small read through the same door as everyone. */
export async function health(
  { dispatch, surroundings }: Pick<WebTools, 'dispatch' | 'surroundings'>,
  c: Context<WebEnv>,
): Promise<Response> {
  try {
    await dispatch.callAs(NOBODY, { door: 'web', ip: '', userAgent: '' }, 'sites.list', {});
    return c.json({ status: 'ok', version: surroundings.version });
  } catch {
    // dispatch has logged the cause
    return c.json({ status: 'unavailable' }, 503);
  }
}
