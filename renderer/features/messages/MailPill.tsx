import { IconAlertTriangle, IconCheck, IconClock, IconSend, IconX } from '@tabler/icons-react';
import { Pill, type Tone } from '../../ui/Pill.tsx';

export const MAIL_WORDS: Record<string, { word: string; tone: Tone; icon: typeof IconCheck }> = {
  pending: { word: 'En attente', tone: 'amber', icon: IconClock },
  sending: { word: 'En cours d’envoi', tone: 'ink', icon: IconSend },
  sent: { word: 'Envoyé', tone: 'green', icon: IconCheck },
  dead: { word: 'En erreur', tone: 'garnet', icon: IconAlertTriangle },
  cancelled: { word: 'Annulé', tone: 'plain', icon: IconX },
};

export function MailPill({ state }: { state: string }) {
  const { word, tone, icon: Icon } = MAIL_WORDS[state] ?? { word: state, tone: 'plain' as const, icon: IconClock };
  return (
    <Pill tone={tone} icon={<Icon aria-hidden stroke={2} />}>
      {word}
    </Pill>
  );
}
