/** @jsxImportSource ../jsx */
import { Icon } from './icons.tsx';
import { Layout } from './layout.tsx';
import type { Visit } from './page.ts';

interface Words {
  readonly title: string;
  readonly what: string;
}

// a page can fail after its form was taken: nobody may be told that nothing stands, nor that something does
const CHECK_FIRST = 'Réessayez dans un instant. Si vous veniez d’envoyer un formulaire, vérifiez d’abord s’il a été pris en compte.';

const WORDS: Record<number, Words> = {
  400: {
    title: 'Demande illisible',
    what: 'Le navigateur a envoyé une demande que l’extranet ne comprend pas. Revenez à l’accueil et recommencez.',
  },
  403: {
    title: 'Demande refusée',
    what: 'Ce formulaire ne vient pas d’une page ouverte sur ce navigateur, ou la page est restée ouverte trop longtemps. Rien n’a été enregistré. Ouvrez de nouveau la page, puis recommencez ; le navigateur doit accepter les cookies de l’extranet.',
  },
  404: {
    title: 'Page introuvable',
    what: 'Cette page n’existe pas, ou n’existe plus.',
  },
  405: { title: 'Demande impossible', what: 'Cette page ne s’utilise pas ainsi. Revenez à l’accueil.' },
  413: { title: 'Envoi trop volumineux', what: 'Ce qui a été envoyé dépasse ce qu’un formulaire peut contenir. Rien n’a été enregistré.' },
  414: { title: 'Adresse trop longue', what: 'L’adresse demandée est trop longue. Revenez à l’accueil.' },
  415: { title: 'Demande illisible', what: 'L’extranet n’accepte que ses propres formulaires. Rien n’a été enregistré.' },
  429: { title: 'Trop de demandes', what: 'Trop de demandes sont arrivées en peu de temps. Attendez une minute, puis réessayez.' },
  503: {
    title: 'Service momentanément indisponible',
    what: `L’extranet ne peut pas répondre maintenant. ${CHECK_FIRST}`,
  },
};
const UNEXPECTED: Words = { title: 'Une erreur est survenue', what: `L’extranet n’a pas pu répondre. ${CHECK_FIRST}` };

/** What a visitor reads when a page cannot be shown: what happened, what to do, and a reference that the log has too (NET-4.13). */
export const ErrorPage = ({ visit, status, reference }: { visit: Visit; status: number; reference?: string | undefined }) => {
  const { title, what } = WORDS[status] ?? UNEXPECTED;
  return (
    <Layout visit={visit} title={title}>
      <div class="prose">
        <div class="staff-lines calm-lines" />
        <h1>{title}</h1>
        <p class="lead">
          {what}
          {status === 404 && (
            <>
              {' '}
              Le <a href="/plan-du-site">plan du site</a> mène à toutes les pages de l’extranet.
            </>
          )}
        </p>
        {reference && (
          <p class="quiet">
            Référence à donner au secrétariat : <strong>{reference}</strong>
          </p>
        )}
        <p>
          <a class="button primary" href={visit.actor.kind === 'family' ? '/accueil' : '/connexion'}>
            <Icon name={visit.actor.kind === 'family' ? 'home' : 'login'} />{' '}
            {visit.actor.kind === 'family' ? 'Revenir à l’accueil' : 'Aller à la page de connexion'}
          </a>
        </p>
      </div>
    </Layout>
  );
};
