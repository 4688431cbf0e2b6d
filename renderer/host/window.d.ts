import type { PorteeWindow } from '../../shared/contract/window.ts';

declare global {
  interface Window {
    /** Put there by the preload; all that this page can ask of the machine. */
    readonly portee: PorteeWindow;
    /** Read by the scroll lock inside Mantine's dialogs: its style element is refused without the page's nonce. */
    __webpack_nonce__?: string;
  }
}
