import type { Context } from 'hono';
import { type Excess, nameOfAddress, type Rules } from './traffic.ts';
import { answerProblem } from './web-answer.ts';
import type { WebEnv, WebTools } from './web-visit.ts';

/** The answer to one request too many of an address or of a session (NET-4.9); null while there are not. */
export async function tooMany(tools: WebTools, c: Context<WebEnv>, rules: Rules): Promise<Response | null> {
  const [ip, sid, now] = [c.get('ip'), c.get('cookies').sid(), tools.surroundings.clock.now()];
  const excess =
    (ip && tools.count(nameOfAddress(ip), rules.perMinute(ip), now)) || (sid && tools.count(`session ${sid}`, rules.perSession, now));
  return excess ? refused(tools, c, excess) : null;
}

/** The same for a page that takes long to make. */
export async function tooManyCostly(tools: WebTools, c: Context<WebEnv>, rules: Rules): Promise<Response | null> {
  const by = c.get('cookies').sid() ?? c.get('ip');
  const excess = tools.count(`costly ${by}`, rules.costlyPerSession, tools.surroundings.clock.now());
  return excess && refused(tools, c, excess);
}

function refused(tools: WebTools, c: Context<WebEnv>, { wait, isFirst }: Excess): Promise<Response> {
  if (isFirst) tools.surroundings.log.warn({ audit: 'too many requests', ip: c.get('ip') }, 'an asker has to wait');
  return answerProblem(tools, c, 429, { 'Retry-After': String(wait) });
}
