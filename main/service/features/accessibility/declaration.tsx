/** @jsxImportSource ../../jsx */
import { Layout } from '../../extranet/layout.tsx';
import { type Reply, show, type Visit } from '../../extranet/page.ts';

/** With the headings of the decree of 20 September 2019; « non conforme » until an audit says otherwise (A11Y-6.14). */
export async function showDeclaration(visit: Visit): Promise<Reply> {
  return show(
    <Layout visit={visit} title="Déclaration d’accessibilité">
      <article class="prose">
        <h1>Déclaration d’accessibilité</h1>
        <p class="lead">
          {visit.officeName} s’engage à rendre son extranet accessible conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.
        </p>
        <p>Cette déclaration d’accessibilité s’applique à l’extranet des usagers, sur lequel vous vous trouvez.</p>
        <h2>État de conformité</h2>
        <p>
          L’extranet est <strong>non conforme</strong> avec le référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1 :
          aucun audit n’a encore été réalisé.
        </p>
        <h2>Résultats des tests</h2>
        <p>
          En l’absence d’audit, aucun taux de conformité n’est annoncé. Des contrôles automatiques sont faits sur chaque page à chaque
          version : ils ne remplacent pas un audit.
        </p>
        <h2>Contenus non accessibles</h2>
        <h3>Non-conformités</h3>
        <p>Elles seront énumérées ici après l’audit.</p>
        <h3>Dérogations pour charge disproportionnée</h3>
        <p>Aucune dérogation n’est invoquée.</p>
        <h3>Contenus non soumis à l’obligation d’accessibilité</h3>
        <p>Aucun contenu n’est exclu.</p>
        <h2>Établissement de cette déclaration d’accessibilité</h2>
        <h3>Technologies utilisées pour la réalisation de l’extranet</h3>
        <ul>
          <li>HTML</li>
          <li>CSS</li>
          <li>JavaScript, en complément : toutes les pages fonctionnent sans lui</li>
        </ul>
        <h3>Environnement de test</h3>
        <p>Les contrôles automatiques sont faits avec le navigateur Chromium, au clavier seul, sans JavaScript et à 320 pixels de large.</p>
        <h3>Outils pour évaluer l’accessibilité</h3>
        <ul>
          <li>axe-core</li>
          <li>html-validate</li>
        </ul>
        <h3>Pages de l’extranet ayant fait l’objet de la vérification de conformité</h3>
        <p>Aucune page n’a encore fait l’objet d’une vérification de conformité par une personne.</p>
        <h2>Retour d’information et contact</h2>
        <p>
          Si vous n’arrivez pas à accéder à un contenu ou à un service, adressez-vous au secrétariat du conservatoire : il vous orientera
          vers une solution accessible ou vous donnera le contenu sous une autre forme.
        </p>
        <h2>Voies de recours</h2>
        <p>
          Cette procédure est à utiliser dans le cas suivant : vous avez signalé au conservatoire un défaut d’accessibilité qui vous empêche
          d’accéder à un contenu ou à un service, et vous n’avez pas obtenu de réponse satisfaisante. Vous pouvez :
        </p>
        <ul>
          <li>
            écrire un message au <a href="https://formulaire.defenseurdesdroits.fr/">Défenseur des droits</a> ;
          </li>
          <li>
            contacter <a href="https://www.defenseurdesdroits.fr/saisir/delegues">le délégué du Défenseur des droits dans votre région</a> ;
          </li>
          <li>
            envoyer un courrier par la poste (gratuit, ne pas mettre de timbre) : Défenseur des droits, Libre réponse 71120, 75342 Paris
            CEDEX 07.
          </li>
        </ul>
      </article>
    </Layout>,
  );
}
