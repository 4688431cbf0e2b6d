/** @jsxImportSource hono/jsx */

/** What families read until the office writes its own: the steps of the guides, in shorter words in accessibility mode (A11Y-6.11). */
export const DefaultHelp = ({ simple }: { simple: boolean }) => (
  <>
    <p class="lead">
      {simple
        ? 'L’extranet vous permet de voir et de changer vos informations au conservatoire.'
        : 'L’extranet vous permet de consulter et de mettre à jour, depuis chez vous, les informations que le conservatoire garde sur votre famille.'}
    </p>

    <h2>Recevoir votre identifiant</h2>
    <p>Le secrétariat vous communique votre identifiant par e-mail ou par courrier, ainsi que l’adresse de connexion.</p>

    <h2>Obtenir un mot de passe</h2>
    <p>À la première connexion, ou si vous avez perdu votre mot de passe :</p>
    <ol>
      <li>
        Sur la page de connexion, choisissez <a href="/mot-de-passe-perdu">Mot de passe perdu</a>.
      </li>
      <li>Saisissez l’identifiant que vous avez reçu.</li>
      <li>Saisissez votre adresse e-mail, celle que le conservatoire connaît.</li>
      <li>Appuyez sur Valider. Un message vous répond ; fermez-le avec OK.</li>
      <li>Ouvrez votre boîte mail (regardez aussi dans les indésirables) et copiez le mot de passe reçu.</li>
    </ol>
    <p>
      <strong>Important :</strong> à chaque demande, un nouveau mot de passe est fait et le précédent n’est plus valable. Le mot de passe
      reçu ne sert qu’une fois, pendant un temps limité : vous choisissez le vôtre dès votre connexion.
    </p>
    <p>Si un champ est resté vide, un message vous demande de vérifier. Appuyez sur OK, complétez le champ, puis appuyez sur Valider.</p>

    <h2>Vous connecter</h2>
    <ol>
      <li>Choisissez le site dont vous dépendez, s’il y en a plusieurs.</li>
      <li>Saisissez ou collez votre identifiant, puis votre mot de passe.</li>
      <li>Appuyez sur Se connecter.</li>
    </ol>

    <h2>Modifier votre fiche</h2>
    <ol>
      <li>Dans le menu, ouvrez Famille.</li>
      <li>Placez-vous dans le champ à modifier et corrigez-le.</li>
      <li>Appuyez sur Modifier. Un message confirme et un accusé de réception vous est envoyé par e-mail ; fermez le message avec OK.</li>
    </ol>
    <p>
      Les champs modifiés portent la marque * et la fiche est « en attente de validation » : le secrétariat accepte ou refuse chaque
      modification, et vous l’écrit. Jusque-là, vous pouvez corriger ou retirer votre demande. Le bouton Retour mène à l’accueil.
    </p>

    <h2>Changer de mot de passe</h2>
    <p>Dans le menu, ouvrez Mot de passe. Vous y voyez aussi les appareils connectés, et pouvez les déconnecter.</p>

    <h2>Mieux voir les pages</h2>
    <p>
      La page <a href="/accessibilite">Accessibilité</a> agrandit les textes et renforce les contrastes, dès la page de connexion.
    </p>

    <h2>Quitter l’extranet</h2>
    <p>Dans le menu, choisissez Déconnexion : vous revenez à la page de connexion. Sur un ordinateur partagé, faites-le toujours.</p>
  </>
);
