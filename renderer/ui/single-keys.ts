import { useLocalStorage } from '@mantine/hooks';

/** Whether letters alone act (A, C, R, ?): who dictates or trembles can switch them off (WCAG 2.1.4). Kept on this machine. */
export const useSingleKeys = () => useLocalStorage({ key: 'portee.single-keys', defaultValue: true, getInitialValueInEffect: false });
