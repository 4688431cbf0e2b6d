import { notifications, notificationsStore } from '@mantine/notifications';
import type { Refusal } from '../../shared/refusal.ts';

const DONE = 'green';

/** It is done: said once, read out, gone by itself. It takes the place of what was said before: forty decisions are not forty notices. */
export const tellDone = (message: string): void => {
  for (const { id, color } of notificationsStore.getState().notifications) {
    if (id && color === DONE) notifications.hide(id);
  }
  notifications.show({ message, color: DONE, autoClose: 6000 });
};

/** The letter is there, and lacks something that it should have. */
export const tellWithoutLogo = (): void => {
  notifications.show({
    title: 'Sans le logo',
    message: 'Le logo de l’établissement ne peut pas être imprimé : donnez-le de nouveau dans Paramètres, Établissement et sites.',
    color: 'garnet',
    autoClose: false,
  });
};

/** It was refused and there is no field to say it beside: stays until closed. */
export const tellRefused = (refusal: Pick<Refusal, 'message'>, title = 'Cela n’a pas été fait'): void => {
  notifications.show({ title, message: refusal.message, color: 'garnet', autoClose: false });
};
