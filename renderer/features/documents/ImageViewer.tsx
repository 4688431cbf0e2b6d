import { ActionIcon } from '@mantine/core';
import { IconRotate, IconRotateClockwise, IconZoomIn, IconZoomOut, IconZoomReset } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { Notice } from '../../ui/Notice.tsx';
import { usePicture } from './use-file.ts';
import { NOTHING, useDrag, usePlace, useWheel } from './use-hand.ts';
import { useViewerKeys } from './use-viewer-keys.ts';
import { fitOf, moved, type Size, turned, type View, viewInWords, WHOLE, ZOOM_MAX, zoomed } from './view.ts';
import classes from './viewer.module.css';

/** How far an arrow moves the picture, pixels. */
const STEP = 60;
const ARROWS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: STEP, y: 0 },
  ArrowRight: { x: -STEP, y: 0 },
  ArrowUp: { x: 0, y: STEP },
  ArrowDown: { x: 0, y: -STEP },
};

/** A picture seen in place: nearer, farther, turned, moved, by keys, wheel or hand. */
export function ImageViewer({ file, label }: { file: OutputOf<'documents.file'>; label: string }) {
  const address = usePicture(file);
  const [view, setView] = useState<View>(WHOLE);
  const [picture, setPicture] = useState<Size>(NOTHING);
  const [broken, setBroken] = useState(false);
  const { ref, place } = usePlace();
  const change = useCallback(
    (next: (view: View) => View) => setView((former) => moved(next(former), { x: 0, y: 0 }, picture, place)),
    [picture, place],
  );
  const zoom = useCallback((steps: number, about?: { x: number; y: number }) => change((former) => zoomed(former, steps, about)), [change]);
  const turn = (quarters: number) => change((former) => turned(former, quarters));
  const whole = () => change(({ turn: kept }) => ({ ...WHOLE, turn: kept }));
  useViewerKeys({ '+': () => zoom(1), '=': () => zoom(1), '-': () => zoom(-1), '0': whole, t: () => turn(1), T: () => turn(-1) });
  useWheel(ref, zoom);
  const drag = useDrag((by) => setView((former) => moved(former, by, picture, place)));
  if (broken)
    return (
      <Notice tone="garnet">
        Cette image ne peut pas s’afficher. Refusez la pièce en demandant à la famille de la déposer de nouveau.
      </Notice>
    );
  const scale = fitOf(picture, place, view.turn) * view.zoom;
  return (
    <div className={classes.viewer}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would make a form of it */}
      <div
        ref={ref}
        role="group"
        aria-label={`${label}, ${viewInWords(view)}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrows move what is inside
        tabIndex={0}
        data-viewer
        data-zoomed={view.zoom > 1}
        className={classes.place}
        onKeyDown={(event) => {
          const by = ARROWS[event.key];
          if (!by || event.altKey || event.ctrlKey || event.metaKey || view.zoom === 1) return;
          event.preventDefault();
          setView(moved(view, by, picture, place));
        }}
        {...drag}
      >
        {address && (
          <img
            src={address}
            alt={label}
            draggable={false}
            className={classes.picture}
            onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => setPicture({ width, height })}
            onError={() => setBroken(true)}
            style={{
              opacity: picture === NOTHING ? 0 : 1,
              transform: `translate(-50%, -50%) translate(${view.x}px, ${view.y}px) rotate(${view.turn * 90}deg) scale(${scale})`,
            }}
          />
        )}
      </div>
      <div role="toolbar" aria-label="Affichage de l’image" className={classes.tools}>
        <Tool icon={IconZoomOut} name="Réduire" keys="-" disabled={view.zoom === 1} onClick={() => zoom(-1)} />
        <span className={classes.percent}>{Math.round(view.zoom * 100)} %</span>
        <Tool icon={IconZoomIn} name="Agrandir" keys="+" disabled={view.zoom === ZOOM_MAX} onClick={() => zoom(1)} />
        <Tool icon={IconZoomReset} name="Voir l’image entière" keys="0" onClick={whole} />
        <Tool icon={IconRotate} name="Tourner vers la gauche" keys="Shift+T" onClick={() => turn(-1)} />
        <Tool icon={IconRotateClockwise} name="Tourner vers la droite" keys="T" onClick={() => turn(1)} />
      </div>
    </div>
  );
}

interface ToolProps {
  icon: typeof IconZoomIn;
  name: string;
  keys: string;
  disabled?: boolean;
  onClick: () => void;
}

const Tool = ({ icon: Icon, name, keys, disabled = false, onClick }: ToolProps) => (
  <ActionIcon
    variant="subtle"
    size={32}
    aria-label={name}
    title={`${name} (${keys.replace('Shift', 'Maj')})`}
    aria-keyshortcuts={keys}
    // not `disabled`: what is disabled loses the keyboard
    aria-disabled={disabled}
    data-disabled={disabled || undefined}
    onClick={() => disabled || onClick()}
  >
    <Icon size={19} stroke={1.75} />
  </ActionIcon>
);
