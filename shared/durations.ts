const two = (n: number): string => String(n).padStart(2, '0');

/** Hours and minutes as the lists show them: 90 gives « 01:30 ». */
export const formatMinutes = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** A piece's length in hours and minutes, rounded, one minute at least: 600 seconds give « 00:10 ». */
export const formatSeconds = (seconds: number): string => formatMinutes(Math.max(1, Math.round(seconds / 60)));

/** To the second, as one says it: 4 330 gives « 1 h 12 min 10 s ». */
export function saySeconds(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  return parts.flatMap(([count, unit]) => (count > 0 ? [`${count}\u00a0${unit}`] : [])).join(' ');
}

/** Minutes since midnight: `17:15` gives 1035. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** `17:15` and 50 minutes give `18:05`. */
export const addMinutes = (time: string, minutes: number): string => formatMinutes((minuteOf(time) + minutes) % (24 * 60));
