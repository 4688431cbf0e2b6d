import type { Context } from 'hono';
import { NOBODY } from '../context.ts';
import { respond } from './respond.ts';
import type { WebEnv, WebTools } from './web-visit.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** « ok » only while the store answers: one small read through the same door as everyone. */
export async function health(
  { dispatch, surroundings }: Pick<WebTools, 'dispatch' | 'surroundings'>,
  c: Context<WebEnv>,
): Promise<Response> {
  try {
    await dispatch.callAs(NOBODY, { door: 'web', ip: '', userAgent: '' }, 'sites.list', {});
    return respond(c, 200, JSON.stringify({ status: 'ok', version: surroundings.version }), JSON_TYPE);
  } catch {
    // dispatch has logged the cause
    return respond(c, 503, JSON.stringify({ status: 'unavailable' }), JSON_TYPE);
  }
}
