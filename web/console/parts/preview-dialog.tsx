import { useState } from 'react';
import { useTexts } from '../frame/texts';
import { Dialog } from './dialog';

interface PreviewProps {
  name: string;
  /** The address of the picture. */
  src: string;
  onClose(): void;
}

/** A picture that came as a file. Each look is noted by the desk: it is loaded when it is asked for. */
export function PreviewDialog({ name, src, onClose }: PreviewProps) {
  const { t } = useTexts();
  const [failed, setFailed] = useState(false);
  return (
    <Dialog title={name} wide onClose={onClose}>
      {failed ? (
        <p>{t('evidence.noPreview')}</p>
      ) : (
        <img
          className="preview"
          src={src}
          alt={t('evidence.alt', { name })}
          onError={() => setFailed(true)}
        />
      )}
    </Dialog>
  );
}
