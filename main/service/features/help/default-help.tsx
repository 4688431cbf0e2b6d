/** @jsxImportSource ../../jsx */

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

    <h2>Consulter le dossier d’un élève</h2>
    <ol>
      <li>Dans le menu, ouvrez Élèves, puis choisissez l’élève dans la liste.</li>
      <li>
        Passez d’un onglet à l’autre : Identité, Cours, Historique, Répertoire et, pendant une campagne, Réinscription. Les flèches mènent
        au premier élève, au précédent, au suivant ou au dernier, sur le même onglet.
      </li>
      <li>Pour voir le détail d’une ligne, choisissez Ouvrir à la fin de la ligne ; un double-clic sur la ligne fait de même.</li>
    </ol>
    <p>
      L’identité d’un élève se modifie comme votre fiche. Un cours montre ses séances, ses évaluations et ses absences ; l’historique montre
      les années passées ; le répertoire, les auditions et les concerts auxquels l’élève a participé.
    </p>

    <h2>Réinscrire un élève</h2>
    <ol>
      <li>Ouvrez l’onglet Réinscription de l’élève ; il n’existe que pendant la campagne de réinscription.</li>
      <li>Cochez soit Réinscription administrative, soit les cursus ou les disciplines auxquels l’élève se réinscrit.</li>
      <li>Écrivez vos demandes complémentaires, si vous en avez.</li>
      <li>Appuyez sur Valider, relisez le récapitulatif, puis confirmez.</li>
    </ol>
    <p>
      Un message et un e-mail confirment la demande. Tant que le secrétariat n’a pas répondu, la page indique « Réinscription en attente de
      validation » et vous pouvez encore modifier votre demande.
    </p>

    <h2>Fournir une pièce</h2>
    <ol>
      <li>Cochez d’abord votre choix de réinscription, puis appuyez sur Importer.</li>
      <li>Appuyez sur Parcourir et choisissez le fichier : JPEG, JPG, PNG ou PDF, de 2 Mo au plus.</li>
      <li>Choisissez le nom du document, puis appuyez sur Importer.</li>
    </ol>
    <p>Une pièce refusée ou expirée peut être remplacée à tout moment ; le motif du refus est indiqué.</p>

    <h2>Consulter vos factures et vos reçus</h2>
    <p>
      Dans le menu, ouvrez Facturation : les cotisations d’un côté, les locations de l’autre, avec le solde. Ouvrez une ligne pour afficher
      le duplicata du document en PDF, que vous pouvez imprimer ou enregistrer.
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
