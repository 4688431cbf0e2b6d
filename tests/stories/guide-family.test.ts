import { describe, expect, it } from 'vitest';
import { faultsOf, signedIn, valueIn } from '../doors/visitor.ts';
import { requestsWaiting } from '../helpers/queue.ts';
import { aWorld } from '../helpers/world.ts';

// The chapters of both guides about the responsable's sheet; each title quotes its paragraph.

describe('G1 5.a « Onglet « Identité » du responsable de la famille », G2 Menu Famille', () => {
  it('« Ce menu permet d’accéder aux informations personnelles du responsable de la famille. »', async () => {
    const claire = await signedIn(await aWorld());
    expect((await claire.get('/accueil')).body).toMatch(/href="\/famille"[^>]*>.*?Famille/s);
    const page = await claire.get('/famille');
    expect(page.text).toContain('Claire Bernard Responsable de la famille');
    expect(valueIn(page, 'birthName')).toBe('Mercier');
    expect(valueIn(page, 'addressLine')).toBe('3 place du Marché');
  });

  it('« La famille peut apporter des modifications sur ses données personnelles (identité et coordonnées). » « Placer le curseur dans le champ à modifier. » « Effectuer la modification. » « Cliquer sur le bouton « Modifier » pour enregistrer les modifications. »', async () => {
    const world = await aWorld();
    const claire = await signedIn(world);
    const page = await claire.get('/famille');
    const controls = [...page.body.matchAll(/<(?:input|select)[^>]* id="champ-([^"]+)"/g)].map(([, name]) => name);
    // whatever stands on the sheet can be changed in its place
    for (const name of controls.filter((one) => one !== 'password')) {
      expect(page.body).toMatch(new RegExp(`<label[^>]* for="champ-${name}"`));
      expect(page.body).not.toMatch(new RegExp(`id="champ-${name}"[^>]*(readonly|disabled)`));
    }
    expect(controls).toEqual(expect.arrayContaining(['civility', 'lastName', 'relationship', 'city', 'phoneMobile', 'email']));
    expect(page.body).toMatch(/<button[^>]* type="submit"[^>]*>\s*Modifier/);
    await claire.submit('/famille', { lastName: 'Bernard-Mercier', city: 'Meylan' });
    const [row] = await requestsWaiting(world);
    expect(row).toMatchObject({ kind: 'guardian', who: 'Bernard, Claire', what: '2 champs' });
  });

  it('« Un message indique que la fiche d’identité est mise à jour et qu’un accusé de réception électronique a été envoyé » « Un message indique que la fiche d’identité est mise à jour et un accusé de réception électronique est automatiquement envoyé. » « Cliquer sur le bouton OK pour fermer le message. »', async () => {
    const world = await aWorld();
    const claire = await signedIn(world);
    await claire.get('/famille');
    const page = await claire.follow(await claire.submit('/famille', { city: 'Meylan' }));
    const message = /<dialog[^>]* data-message.*?<\/dialog>/s.exec(page.body)?.[0] ?? '';
    expect(message).toContain('Votre fiche est mise à jour. Un accusé de réception vous a été envoyé par e-mail.');
    expect(message).toMatch(/<a class="button primary" href="\/famille">\s*OK/);
    expect((await claire.get('/famille')).body).not.toContain('data-message');
    const mail = (await world.mails()).find(({ subject }) => subject?.startsWith('Accusé de réception'));
    expect(mail?.text).toContain('concernant votre fiche');
    expect(mail?.text).toContain('Meylan');
  });

  it('« Ce marqueur met en valeur les champs modifiés. » « Un marqueur indique les champs modifiés et un message s’affiche au bas et à droite du bouton Modifier pour indiquer que la fiche du responsable est en attente de validation par le personnel administratif. »', async () => {
    const claire = await signedIn(await aWorld());
    await claire.get('/famille');
    await claire.submit('/famille', { city: 'Meylan' });
    const page = await claire.get('/famille');
    expect(page.body.match(/\* modifié/g)).toHaveLength(1);
    expect(page.text).toContain('Ville * modifié');
    // at the foot of the form, after the button in the order of reading
    const actions = /<div class="actions sheet-actions">.*?<\/form>/s.exec(page.body)?.[0] ?? '';
    expect(actions).toMatch(/Modifier\s*<\/button>\s*<p class="state">.*Fiche en attente de validation/s);
    expect(await faultsOf(page.body)).toEqual([]);
  });

  it('« IMPORTANT : toutes les modifications apportées sur la fiche du responsable seront soumises à la validation du personnel administratif »', async () => {
    const world = await aWorld();
    const claire = await signedIn(world);
    await claire.get('/famille');
    await claire.submit('/famille', { city: 'Meylan' });
    const { familyId } = world.cast.claire;
    const official = async () => (await world.staff.call('families.get', { id: familyId })).guardians[0]?.values.city;
    expect(await official()).toBe('Grenoble');
    expect(valueIn(await claire.get('/famille'), 'city')).toBe('Meylan');
    const [row] = await requestsWaiting(world);
    await world.staff.call('changeRequests.decide', {
      id: row?.id ?? '',
      version: 1,
      decisions: [{ field: 'city', decision: 'accepted' }],
    });
    expect(await official()).toBe('Meylan');
    expect((await claire.get('/famille')).text).not.toContain('Fiche en attente de validation');
  });

  it('« REMARQUE : Le bouton « Retour » permet de revenir à la page d’accueil. »', async () => {
    const claire = await signedIn(await aWorld());
    expect((await claire.get('/famille')).body).toMatch(/<a class="button" href="\/accueil">.*?Retour/s);
  });
});

describe('a family with two responsables', () => {
  it('each changes the own sheet and reads the other’s below it, whoever comes first', async () => {
    const world = await aWorld();
    for (const [me, name, role, other, otherRole] of [
      [world.cast.yann, 'Yann Le Goff', 'Responsable de la famille', 'Soizic Le Goff', 'Second responsable'],
      [world.cast.soizic, 'Soizic Le Goff', 'Second responsable', 'Yann Le Goff', 'Responsable de la famille'],
    ] as const) {
      const page = await (await signedIn(world, me)).get('/famille');
      expect(page.text).toContain(`${name} ${role}`);
      expect(page.text).toContain(`${other} ${otherRole} Cette fiche se modifie avec l’identifiant de ${other}, ou au secrétariat.`);
      expect(await faultsOf(page.body)).toEqual([]);
    }
  });

  it('reads nothing of where the other one lives, when that is kept apart, and is told that it is not shown', async () => {
    const world = await aWorld();
    await world.service.store.write((db) =>
      db.updateTable('guardian').set({ address_confidential: 1 }).where('id', '=', world.cast.soizic.guardianId).execute(),
    );
    const { text } = await (await signedIn(world, world.cast.yann)).get('/famille');
    expect(text).toContain('Ses coordonnées ne sont pas affichées ici.');
    for (const secret of ['22 chemin des Vergers', 'Meylan', '06 39 98 66 02', 'soizic.legoff@exemple.fr'])
      expect(text).not.toContain(secret);
  });
});
