import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useMemo, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { ChoosePassword } from '../features/staff/ChoosePassword.tsx';
import { Lock } from '../features/staff/Lock.tsx';
import { Login } from '../features/staff/Login.tsx';
import { MustAddSecondFactor } from '../features/staff/MustAddSecondFactor.tsx';
import { useHost, useSessionState } from '../host/host.ts';
import { watchDesk } from '../host/idle.ts';
import { useOperation } from '../host/operations.ts';
import { mayCall } from '../host/permissions.ts';
import { Problem } from '../ui/states.tsx';
import { DeskContext, type DeskState } from './desk-context.ts';
import { createScreens } from './screens.tsx';

/** The desk of whoever is logged in; its screens stay mounted under the lock, with all that was typed on them. */
export function Desk() {
  const { session } = useHost();
  const state = useSessionState();
  const [screens, setScreens] = useState(() => createScreens());
  const me = useOperation('staff.me', {}, { enabled: state.kind === 'in' });
  const sites = useOperation('sites.list', {});
  const [siteId, chooseSite] = useLocalStorage<string | null>({ key: 'portee.site', defaultValue: null });
  const idle = me.data?.idleMinutes;
  useEffect(() => {
    if (state.kind !== 'in' || !idle) return;
    const since = idle === 1 ? 'une minute' : `${idle} minutes`;
    return watchDesk(window, idle, () => session.lock(`Vous n’avez rien fait depuis ${since} : la fenêtre s’est verrouillée.`));
  }, [state.kind, session, idle]);
  const desk = useMemo<DeskState | null>(
    () => (me.data && sites.data ? deskOf(me.data, sites.data, siteId, chooseSite) : null),
    [me.data, sites.data, siteId, chooseSite],
  );
  const startOver = () => {
    window.location.hash = '#/';
    setScreens(createScreens());
  };
  const { mustChoose = false, mustAddSecondFactor = false } = me.data ?? {};
  // what was begun before the session ended stays mounted under the curtain
  const [entered, setEntered] = useState<string | null>(null);
  const [showsCodes, showCodes] = useState(false);
  const isSecuring = mustAddSecondFactor || showsCodes;
  const mayEnter = desk !== null && !mustChoose && (!isSecuring || entered === desk.me.id);
  if (mayEnter && entered !== desk.me.id) setEntered(desk.me.id);
  if (state.kind === 'out') return <Login />;
  return (
    <>
      {desk && mustChoose && <ChoosePassword me={desk.me} />}
      {desk && state.kind === 'in' && !mustChoose && isSecuring && (
        <MustAddSecondFactor me={desk.me} onShown={() => showCodes(true)} onDone={() => showCodes(false)} />
      )}
      {mayEnter && (
        <DeskContext value={desk}>
          <RouterProvider router={screens} />
        </DeskContext>
      )}
      {!desk && state.kind === 'in' && me.error && <Problem refusal={me.error} retry={() => void me.refetch()} />}
      {state.kind === 'locked' && <Lock why={state.why} me={me.data} onOther={startOver} />}
    </>
  );
}

const deskOf = (me: DeskState['me'], sites: DeskState['sites'], siteId: string | null, chooseSite: DeskState['chooseSite']): DeskState => ({
  me,
  may: (name) => mayCall(me.role, name),
  sites,
  siteId: sites.some((s) => s.id === siteId) ? siteId : null,
  chooseSite,
});
