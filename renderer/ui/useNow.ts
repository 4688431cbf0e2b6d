import { useEffect, useState } from 'react';

/** The present instant, a minute apart: ages on the screen stay true while nobody touches anything. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
