import { useTexts } from '../frame/texts';
import { Button } from './button';
import { toast } from './toasts';

/** Puts something to be passed on (a case number, a link) on the clipboard. */
export function CopyButton({ text, name }: { text: string; name: string }) {
  const { t } = useTexts();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast(t('parts.copied', { name }));
    } catch {
      toast(t('parts.notCopied'), 'bad');
    }
  };
  return (
    <Button look="plain" icon="copy" iconOnly onClick={copy}>
      {t('parts.copy', { name })}
    </Button>
  );
}
