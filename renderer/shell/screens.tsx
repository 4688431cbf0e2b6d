import { createHashRouter, Link, useRouteError } from 'react-router';
import { ExportsScreen } from '../features/accounting/ExportsScreen.tsx';
import { AccountScreen } from '../features/billing/AccountScreen.tsx';
import { BillScreen } from '../features/billing/BillScreen.tsx';
import { NewInvoiceScreen } from '../features/billing/DraftScreen.tsx';
import { InvoiceScreen } from '../features/billing/InvoiceScreen.tsx';
import { InvoicesScreen } from '../features/billing/InvoicesScreen.tsx';
import { MentionsScreen } from '../features/billing/MentionsScreen.tsx';
import { EditCampaignScreen, NewCampaignScreen } from '../features/campaigns/CampaignFormScreen.tsx';
import { CampaignScreen } from '../features/campaigns/CampaignScreen.tsx';
import { CampaignsScreen } from '../features/campaigns/CampaignsScreen.tsx';
import { MissingScreen } from '../features/documents/MissingScreen.tsx';
import { EditRequirementScreen, NewRequirementScreen } from '../features/documents/RequirementFormScreen.tsx';
import { RequirementsScreen } from '../features/documents/RequirementsScreen.tsx';
import { DuplicatesScreen } from '../features/families/DuplicatesScreen.tsx';
import { FamiliesScreen } from '../features/families/FamiliesScreen.tsx';
import { FamilyScreen } from '../features/families/FamilyScreen.tsx';
import { MergeScreen } from '../features/families/MergeScreen.tsx';
import { NewFamilyScreen } from '../features/families/NewFamilyScreen.tsx';
import { HistoryScreen } from '../features/history/HistoryScreen.tsx';
import { IdentifiersScreen } from '../features/identifiers/IdentifiersScreen.tsx';
import { MailingsScreen } from '../features/mailings/MailingsScreen.tsx';
import { TemplatesScreen } from '../features/mailings/TemplatesScreen.tsx';
import { MessagesScreen } from '../features/messages/MessagesScreen.tsx';
import { DashboardScreen } from '../features/office/DashboardScreen.tsx';
import { OnlinePaymentsScreen } from '../features/online-payments/OnlinePaymentsScreen.tsx';
import { OpinionsScreen } from '../features/opinions/OpinionsScreen.tsx';
import { DepositsScreen } from '../features/payments/DepositsScreen.tsx';
import { NewPaymentScreen } from '../features/payments/NewPaymentScreen.tsx';
import { PaymentsScreen } from '../features/payments/PaymentsScreen.tsx';
import { RemindersScreen } from '../features/reminders/RemindersScreen.tsx';
import { InventoryScreen } from '../features/rentals/InventoryScreen.tsx';
import { NewRentalScreen } from '../features/rentals/NewRentalScreen.tsx';
import { RentalsScreen } from '../features/rentals/RentalsScreen.tsx';
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx';
import { SimulatorScreen } from '../features/tariffs/SimulatorScreen.tsx';
import { EditTariffScreen, NewTariffScreen } from '../features/tariffs/TariffFormScreen.tsx';
import { TariffsScreen } from '../features/tariffs/TariffsScreen.tsx';
import { ValidationsScreen } from '../features/validations/ValidationsScreen.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Screen } from '../ui/Screen.tsx';
import { Empty } from '../ui/states.tsx';
import { Allowed } from './Allowed.tsx';
import { Shell } from './Shell.tsx';

/** Addresses after the `#`: the window's page is one file, and a reload stays on its screen. */
export const createScreens = () =>
  createHashRouter([
    {
      path: '/',
      element: <Shell />,
      children: [
        {
          errorElement: <Broken />,
          children: [
            { index: true, element: <DashboardScreen /> },
            { path: 'validations/:kind?/:id?', element: <ValidationsScreen /> },
            { path: 'familles', element: <FamiliesScreen /> },
            { path: 'familles/nouvelle', element: <NewFamilyScreen /> },
            { path: 'familles/doublons', element: <DuplicatesScreen /> },
            { path: 'familles/:id', element: <FamilyScreen /> },
            { path: 'familles/:id/fusion', element: <MergeScreen /> },
            { path: 'reinscriptions', element: <CampaignsScreen /> },
            { path: 'reinscriptions/nouvelle', element: <NewCampaignScreen /> },
            { path: 'reinscriptions/:id', element: <CampaignScreen /> },
            { path: 'reinscriptions/:id/avis', element: <OpinionsScreen /> },
            { path: 'reinscriptions/:id/modifier', element: <EditCampaignScreen /> },
            { path: 'pieces', element: <RequirementsScreen /> },
            { path: 'pieces/nouvelle', element: <NewRequirementScreen /> },
            { path: 'pieces/manquantes', element: <MissingScreen /> },
            { path: 'pieces/:id', element: <EditRequirementScreen /> },
            { path: 'identifiants/:id?', element: <Allowed to="identifiers.list" title="Identifiants" screen={<IdentifiersScreen />} /> },
            { path: 'messages/envois/:id?', element: <Allowed to="mailings.list" title="Envois groupés" screen={<MailingsScreen />} /> },
            { path: 'messages/modeles/:key?', element: <TemplatesScreen /> },
            { path: 'messages/:id?', element: <Allowed to="messages.list" title="Messages" screen={<MessagesScreen />} /> },
            { path: 'facturation', element: <InvoicesScreen /> },
            { path: 'facturation/nouvelle', element: <NewInvoiceScreen /> },
            { path: 'facturation/facturer', element: <BillScreen /> },
            { path: 'facturation/mentions', element: <MentionsScreen /> },
            { path: 'facturation/factures/:id', element: <InvoiceScreen /> },
            { path: 'facturation/comptes/:family', element: <AccountScreen /> },
            { path: 'facturation/tarifs', element: <TariffsScreen /> },
            { path: 'facturation/tarifs/nouveau', element: <NewTariffScreen /> },
            { path: 'facturation/tarifs/:id', element: <EditTariffScreen /> },
            { path: 'facturation/simulateur', element: <SimulatorScreen /> },
            { path: 'facturation/locations', element: <RentalsScreen /> },
            { path: 'facturation/locations/nouvelle', element: <NewRentalScreen /> },
            { path: 'facturation/locations/inventaire', element: <InventoryScreen /> },
            { path: 'facturation/locations/:id', element: <RentalsScreen /> },
            { path: 'facturation/relances', element: <RemindersScreen /> },
            { path: 'facturation/exports', element: <ExportsScreen /> },
            { path: 'facturation/paiements/nouveau', element: <NewPaymentScreen /> },
            { path: 'facturation/paiements/remise', element: <DepositsScreen /> },
            { path: 'facturation/paiements/:id?', element: <PaymentsScreen /> },
            { path: 'facturation/en-ligne/:id?', element: <OnlinePaymentsScreen /> },
            { path: 'historique', element: <Allowed to="history.list" title="Historique" screen={<HistoryScreen />} /> },
            { path: 'parametres/:section?', element: <SettingsScreen /> },
            { path: '*', element: <Nowhere /> },
          ],
        },
      ],
    },
  ]);

function Nowhere() {
  return (
    <Screen title="Cet écran n’existe pas">
      <Empty sentence="L’adresse ne mène à rien." action={<Link to="/">Revenir au tableau de bord</Link>} />
    </Screen>
  );
}

/** One screen that fails leaves the others in reach. */
function Broken() {
  const error = useRouteError();
  console.error(error);
  return (
    <Screen title="Cet écran n’a pas pu s’afficher">
      <Notice tone="garnet" alert>
        Une erreur est survenue dans la fenêtre ; ce qui était enregistré l’est toujours. Choisissez un autre écran dans le menu, ou
        rechargez la fenêtre.
      </Notice>
    </Screen>
  );
}
