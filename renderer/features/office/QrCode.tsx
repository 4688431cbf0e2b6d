import { useEffect, useState } from 'react';
import classes from './DashboardScreen.module.css';

/** A picture and not markup: whatever the text holds, an image runs nothing. The window's policy allows `blob:`. */
export function QrCode({ svg, address }: { svg: string; address: string }) {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    setSource(url);
    return () => URL.revokeObjectURL(url);
  }, [svg]);
  return <img className={classes.qr} src={source} alt={`Code QR qui mène à ${address}`} />;
}
