import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Size } from './view.ts';

// What the hand does to a picture: the size of its place, the wheel, the mouse.

export const NOTHING: Size = { width: 0, height: 0 };

/** The size of the place, whatever becomes of the window. */
export function usePlace() {
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Size>(NOTHING);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setPlace({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, place };
}

/** React hears the wheel too late to keep the screen from scrolling. */
export function useWheel(ref: RefObject<HTMLDivElement | null>, zoom: (steps: number, about: { x: number; y: number }) => void): void {
  useEffect(() => {
    const element = ref.current;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const { left, top, width, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
      zoom(event.deltaY < 0 ? 1 : -1, { x: event.clientX - left - width / 2, y: event.clientY - top - height / 2 });
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [ref, zoom]);
}

/** Moved as long as the button is held. */
export function useDrag(onMove: (by: { x: number; y: number }) => void) {
  const last = useRef<{ x: number; y: number } | null>(null);
  const end = () => {
    last.current = null;
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      last.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent) => {
      if (!last.current) return;
      onMove({ x: event.clientX - last.current.x, y: event.clientY - last.current.y });
      last.current = { x: event.clientX, y: event.clientY };
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
