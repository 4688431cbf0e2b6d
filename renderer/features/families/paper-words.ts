import type { FamilyReEnrolment } from '../../../shared/contract/families.ts';
import type { Tone } from '../../ui/Pill.tsx';

export const RE_ENROLMENT_WORDS: Record<FamilyReEnrolment['state'], { word: string; tone: Tone }> = {
  draft: { word: 'Brouillon', tone: 'plain' },
  submitted: { word: 'En attente', tone: 'amber' },
  'to-complete': { word: 'À compléter', tone: 'amber' },
  validated: { word: 'Validée', tone: 'green' },
  refused: { word: 'Refusée', tone: 'garnet' },
  withdrawn: { word: 'Retirée', tone: 'plain' },
};

export const ANSWERS = { administrative: 'réinscription administrative', courses: 'par cours', 'does-not-re-enrol': 'ne se réinscrit pas' };
