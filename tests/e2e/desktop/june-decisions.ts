// One thing after the other in the queue, decided as a secretary does: by keys alone.
import { expect, type Page } from '@playwright/test';

export type Way = 'accepted' | 'corrected' | 'refused';
type Kind = 'famille' | 'eleve' | 'reinscription' | 'piece';

/** Of forty, at least so many by each way. */
export const waysUsed: Record<Way, number> = { accepted: 15, corrected: 4, refused: 8 };

/** The third document is accepted, taken back, and refused. */
const TAKEN_BACK_AT = 25;

/** What can be corrected by writing a word, or a number. */
const IN_WORDS = /^(Adresse|Ville|Prénom|École|Établissement|Classe)/;

/** Decides what is at hand, the `n`th of the day, and arrives on what comes next; null where it may not be decided, and is passed over. */
export async function decideNext(window: Page, kind: Kind, n: number): Promise<Way | null> {
  const { place, title, stopped } = await atHand(window, kind);
  if (stopped) {
    // said before anything is typed; Enter goes on as it does everywhere
    await window.keyboard.press('a');
    await expect(pane(window).getByText(/^(Accepté|Acceptée|Validée)$/)).toHaveCount(0);
    await window.keyboard.press('Enter');
    await gone(window, place);
    return null;
  }
  const wish = (['accepted', 'corrected', 'accepted', 'refused'] as const)[n % 4] ?? 'accepted';
  if (kind === 'piece' && n === TAKEN_BACK_AT) {
    await decideWhole(window, 'accepted');
    await gone(window, place);
    await window.keyboard.press('Control+z');
    await expect.poll(() => hash(window)).toBe(place);
    await expect(pane(window).getByRole('heading', { level: 2, name: title })).toBeVisible();
    await expect(window.getByText(/attend de nouveau/)).toBeVisible();
    await atHand(window, kind);
    await decideWhole(window, 'refused');
    await gone(window, place);
    return 'refused';
  }
  // a document is right or wrong
  const way = kind === 'piece' && wish === 'corrected' ? 'accepted' : wish;
  const taken = kind === 'famille' || kind === 'eleve' ? await decideSheet(window, way) : await decideWhole(window, way);
  await gone(window, place);
  return taken;
}

/** A sheet, field by field; the first is corrected or refused, the others are accepted. */
async function decideSheet(window: Page, wish: Way): Promise<Way> {
  const rows = pane(window)
    .getByRole('table', { name: /Champs de la demande/ })
    .locator('tbody tr');
  const label = await rows.first().getByRole('rowheader').innerText();
  const isWriteable = /^Téléphone/.test(label) || IN_WORDS.test(label);
  const way = wish === 'corrected' && !isWriteable ? 'accepted' : wish;
  const fields = await rows.count();
  if (way === 'corrected') {
    await window.keyboard.press('c');
    await expect(window.getByRole('textbox', { name: /^Corriger/ })).toBeFocused();
    await window.keyboard.press('Control+a');
    await window.keyboard.type(/^Téléphone/.test(label) ? '04 65 71 04 59' : 'Corrigé');
    await window.keyboard.press('Enter');
    await expect(rows.first()).toContainText('Corrigé');
  } else if (way === 'refused') {
    await window.keyboard.press('r');
    await takeReadyReason(window);
    await window.keyboard.press('Escape');
    await expect(rows.nth(Math.min(1, fields - 1))).toBeFocused();
  } else await window.keyboard.press('a');
  for (let at = 1; at < fields; at += 1) {
    await expect(rows.nth(at)).toBeFocused();
    await window.keyboard.press('a');
    await expect(rows.nth(at)).toContainText('Accepté');
  }
  await expect(rows.nth(fields - 1)).toBeFocused();
  await window.keyboard.press('Enter');
  return way;
}

/** A re-enrolment or a document, as a whole. « C » asks a family to complete its re-enrolment. */
async function decideWhole(window: Page, way: Way): Promise<Way> {
  await window.keyboard.press({ accepted: 'a', corrected: 'c', refused: 'r' }[way]);
  if (way === 'accepted') {
    await expect(pane(window).getByText(/^(Acceptée|Validée)$/)).toBeVisible();
    await window.keyboard.press('Enter');
  } else {
    await takeReadyReason(window);
    await window.keyboard.press('Control+Enter');
  }
  return way;
}

async function takeReadyReason(window: Page): Promise<void> {
  const reason = pane(window).getByLabel(/^(Motif du refus|Ce qui est à compléter)/);
  await expect(reason).toBeFocused();
  await window.keyboard.press('Alt+Digit1');
  await expect(reason).not.toHaveValue('');
}

/** Waits until the keys act on what is at hand: a person sees as much. */
async function atHand(window: Page, kind: Kind): Promise<{ place: string; title: string; stopped: boolean }> {
  await expect.poll(() => hash(window)).toContain(`/${kind}/`);
  const shown = pane(window);
  const refuse = shown.getByRole('button', { name: /^Refuser/ }).first();
  const stop = shown.getByText(/^Un désaccord entre les responsables est signalé/).first();
  await expect(refuse.or(stop).first()).toBeVisible();
  if (kind === 'famille' || kind === 'eleve') await expect(shown.locator('tbody tr').first()).toBeFocused();
  const title = await shown.getByRole('heading', { level: 2 }).first().innerText();
  return { place: await hash(window), title, stopped: await stop.isVisible() };
}

const gone = (window: Page, place: string) => expect.poll(() => hash(window)).not.toBe(place);
const hash = (window: Page): Promise<string> => window.evaluate(() => location.hash);
const pane = (window: Page) => window.getByRole('region', { name: 'Demande' });
