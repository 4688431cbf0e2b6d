import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import type { MailBlock } from '../../main/service/outbox/mail-content.ts';
import { renderMail } from '../../main/service/outbox/mail-frame.tsx';

const site = {
  name: 'Conservatoire <Berlioz> & Cie',
  address_line: '6 chemin de Gordes',
  address_extra: null,
  postal_code: '38000',
  city: 'Grenoble',
  phone: '04 76 00 00 00',
  email: 'accueil@exemple.fr',
};
const blocks: MailBlock[] = [
  'Un paragraphe <img src=x onerror=alert(1)>',
  { facts: [['Reçue le', '22/11/2026']] },
  { states: [{ tone: 'bad', state: 'Refusé', label: 'Adresse', detail: 'Motif : justificatif à fournir' }] },
  { code: '{{secret}}', label: 'Mot de passe temporaire' },
  { link: 'https://extranet.exemple.fr/famille?a=1&b=2', label: 'Voir ma fiche' },
  { note: 'Une note' },
];
const mail = renderMail({ site, title: 'Votre demande', to: 'Zoé "la Bise" <b>', blocks });

describe('an e-mail', () => {
  test('is valid HTML in French that reads nothing from anywhere', async () => {
    // mail programs are older than browsers: some only understand the old attributes of tables
    const report = await new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: { 'no-inline-style': 'off', 'long-title': 'off', 'no-deprecated-attr': 'off' },
    }).validateString(mail.html);
    expect(report.results.flatMap((result) => result.messages.map((m) => `${m.ruleId}: ${m.message} ${m.line}:${m.column}`))).toEqual([]);
    expect(mail.html).toMatch(/^<!doctype html><html lang="fr">/i);
    expect(mail.html).not.toMatch(/<(?:img|link|script|iframe)|url\(|@import/);
  });

  test('shows what people typed as text, never as markup', () => {
    expect(mail.html).toContain('Un paragraphe &lt;img src=x onerror=alert(1)&gt;');
    expect(mail.html).toContain('Conservatoire &lt;Berlioz&gt; &amp; Cie');
    expect(mail.html).toContain('href="https://extranet.exemple.fr/famille?a=1&amp;b=2"');
  });

  test('says the same as text, and who writes, and that nobody reads an answer', () => {
    for (const said of [
      'Votre demande',
      'Bonjour Zoé',
      '22/11/2026',
      'Adresse',
      'refusé',
      'justificatif à fournir',
      '{{secret}}',
      '/famille?a=1&b=2',
      'Une note',
    ]) {
      expect(mail.text).toContain(said);
    }
    for (const form of [mail.text, mail.html]) {
      expect(form).toContain('6 chemin de Gordes, 38000 Grenoble');
      expect(form).toContain('Ce message est automatique');
      expect(form).toContain('{{secret}}');
    }
  });
});
