import { ColorInput } from '@mantine/core';
import { accentOf, accentsFrom } from '../../../shared/rules/accent.ts';
import classes from './sites.module.css';

/** Colours that read as they are. */
const SWATCHES = ['#1b3a5c', '#a84a17', '#1e6b45', '#7a2048', '#4b3b8f', '#0b6e6e', '#8a1c1c', '#3d3d3d'];
const OWN = '#1b3a5c';

interface Props {
  value: string;
  onChange: (value: string) => void;
  error?: string;
}

/** The site's own colour, and what the extranet will make of it so that everybody can read it. */
export function AccentField({ value, onChange, error }: Props) {
  const chosen = accentOf(value) ?? OWN;
  const { day, night } = accentsFrom(chosen);
  return (
    <div className={classes.accent}>
      <ColorInput
        label="Couleur des boutons et des liens"
        description="Vide : l’encre bleue de Portée"
        placeholder={OWN}
        swatches={SWATCHES}
        swatchesPerRow={8}
        format="hex"
        withEyeDropper={false}
        // its sliders have no names for those who cannot see them: ready colours, or six figures typed
        withPicker={false}
        value={value}
        onChange={onChange}
        error={error}
        popoverProps={{ withinPortal: false, floatingStrategy: 'fixed' }}
      />
      <div className={classes.samples}>
        <Sample ground="#ffffff" ink={day.ink} onInk="#ffffff" word="de jour" />
        <Sample ground="#1e2227" ink={night.ink} onInk="#10202f" word="de nuit" />
      </div>
      {day.ink !== chosen && (
        <p className={classes.small}>Trop claire pour être lue sur du blanc : l’extranet l’assombrit en {day.ink.toUpperCase()}.</p>
      )}
    </div>
  );
}

const Sample = ({ ground, ink, onInk, word }: Record<'ground' | 'ink' | 'onInk' | 'word', string>) => (
  <div className={classes.sample} style={{ background: ground }}>
    <span className={classes.button} style={{ background: ink, color: onInk }}>
      Modifier
    </span>
    <span style={{ color: ink, textDecoration: 'underline' }}>Lien {word}</span>
  </div>
);
