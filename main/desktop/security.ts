import { app, type Session, session, type WebContents } from 'electron';
import { isOwnPage } from './addresses.ts';

/** What no page of Portée may do, for every page and every session there will ever be (ELE-2.2, 2.7). Called before the first window. */
export function guardEverything(): void {
  app.on('web-contents-created', (_event, contents) => keepAtHome(contents));
  app.on('session-created', denyAll);
  denyAll(session.defaultSession);
}

function keepAtHome(contents: WebContents): void {
  const stopStrangers = (event: { url: string; preventDefault(): void }) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stopStrangers);
  contents.on('will-frame-navigate', stopStrangers);
  contents.on('will-redirect', stopStrangers);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // left alone, Electron would choose the first device by itself
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Camera, position, notifications, clipboard reading, devices…: Portée's window needs none of them. */
function denyAll(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('select-hid-device', (event) => event.preventDefault());
  session.on('select-serial-port', (event) => event.preventDefault());
  session.on('select-usb-device', (event) => event.preventDefault());
  session.on('will-download', (event) => event.preventDefault());
}
