import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { ServiceGate } from './features/office/ServiceGate.tsx';
import { type Host, HostContext } from './host/host.ts';
import { Desk } from './shell/Desk.tsx';
import { cssVariables, theme } from './ui/theme.ts';

/** The whole window. `nonce` is the page's own: style elements without it are refused (ELE-2.6). */
export const App = ({ host, nonce }: { host: Host; nonce: string }) => (
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={() => nonce}>
    <HostContext value={host}>
      <QueryClientProvider client={host.queries}>
        <ModalsProvider labels={{ confirm: 'Confirmer', cancel: 'Annuler' }}>
          <section aria-label="Avis">
            <Notifications position="bottom-left" limit={4} containerWidth={300} withinPortal={false} className="notifications" />
          </section>
          <ServiceGate>
            <Desk />
          </ServiceGate>
        </ModalsProvider>
      </QueryClientProvider>
    </HostContext>
  </MantineProvider>
);
