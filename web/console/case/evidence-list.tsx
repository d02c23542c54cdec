import { useState } from 'react';
import { type EvidenceItem, evidenceAddress } from '../api/cases';
import { useTexts } from '../frame/texts';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';
import { PreviewDialog } from '../parts/preview-dialog';
import { useOpenCase } from './open-case';
import { RedactDialog } from './work/redact-dialog';

/** The files that the customer sent. Each look at one is written into the history, so none is shown unasked. */
export function EvidenceList() {
  const { t } = useTexts();
  const { request, may, redacting } = useOpenCase();
  const [shown, setShown] = useState<EvidenceItem>();
  const [redact, setRedact] = useState<EvidenceItem>();
  const { evidence, reference } = request;
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{t('evidence.title', { count: evidence.length })}</h2>
      {evidence.length === 0 && <p className="quiet">{t('evidence.none')}</p>}
      <ul className="files">
        {evidence.map(file => (
          <li key={file.id}>
            <Icon name="file" />
            <div>
              {file.redacted ? (
                <span className="quiet">{t('evidence.redacted')}</span>
              ) : (
                <bdi>{file.name}</bdi>
              )}
              <div className="quiet">
                {file.contentType} · {file.sizeShown}
              </div>
              <details>
                <summary>{t('evidence.fingerprint')}</summary>
                <code>SHA-256 {file.sha256}</code>
              </details>
            </div>
            {!file.redacted && (
              <div className="row-of">
                {file.previewable && (
                  <Button icon="eye" onClick={() => setShown(file)}>
                    {t('evidence.preview')}
                    <span className="unseen"> {file.name}</span>
                  </Button>
                )}
                <a
                  className="button"
                  href={evidenceAddress(reference, file.id)}
                  download={file.name}
                >
                  <Icon name="download" />
                  {t('evidence.download')}
                  <span className="unseen"> {file.name}</span>
                </a>
                {redacting && may('redacted') && (
                  <Button look="plain" icon="close" onClick={() => setRedact(file)}>
                    {t('redact.this', { name: file.name })}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {shown && (
        <PreviewDialog
          name={shown.name}
          src={evidenceAddress(reference, shown.id, true)}
          onClose={() => setShown(undefined)}
        />
      )}
      {redact && (
        <RedactDialog
          what={{ kind: 'evidence', id: redact.id }}
          name={redact.name}
          onClose={() => setRedact(undefined)}
        />
      )}
    </section>
  );
}
