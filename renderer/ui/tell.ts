import { notifications } from '@mantine/notifications';
import type { Refusal } from '../../shared/refusal.ts';

/** It is done: said once, read out, gone by itself. */
export const tellDone = (message: string): void => {
  notifications.show({ message, color: 'green', autoClose: 6000 });
};

/** It was refused and there is no field to say it beside: stays until closed. */
export const tellRefused = (refusal: Pick<Refusal, 'message'>, title = 'Cela n’a pas été fait'): void => {
  notifications.show({ title, message: refusal.message, color: 'garnet', autoClose: false });
};
