import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { copyText } from './copy.ts';

/** Copies `text`; `what` names it for those who cannot see what stands beside the button. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [copied]);
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      leftSection={<Icon size={16} stroke={1.75} />}
      aria-label={copied ? `Copié : ${what}` : `Copier ${what}`}
      onClick={() => setCopied(copyText(text))}
    >
      {copied ? 'Copié' : 'Copier'}
    </Button>
  );
}
