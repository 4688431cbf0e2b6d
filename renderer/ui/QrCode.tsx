import { useEffect, useState } from 'react';

/** A picture and not markup: whatever the text holds, an image runs nothing. The window's policy allows `blob:`. */
export function QrCode({ svg, alt, className }: { svg: string; alt: string; className?: string | undefined }) {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    setSource(url);
    return () => URL.revokeObjectURL(url);
  }, [svg]);
  return <img className={className} src={source} alt={alt} />;
}
