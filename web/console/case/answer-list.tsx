import { useState } from 'react';
import { revealCase } from '../api/cases';
import { useAction } from '../frame/action';
import { showPhone } from '../frame/format';
import { may, useMe } from '../frame/session';
import { useTexts } from '../frame/texts';
import { Button } from '../parts/button';
import { FaultNote } from '../parts/notes';
import { useOpenCase } from './open-case';
import { RedactDialog } from './work/redact-dialog';

const elsewhere = new Set(['name', 'reach', 'evidence']);

/** What the customer has said, field by field, and who she is as far as that is to be seen. */
export function AnswerList() {
  const { t } = useTexts();
  const { request, put, may: mayDo, redacting } = useOpenCase();
  const mayReveal = may(useMe(), 'cases.reveal');
  const { contact, customerName, hidden } = request;
  // What stands in its own place on the page is listed here only to be picked for removal.
  const answers = request.answers.filter(({ field }) => redacting || !elsewhere.has(field));
  const [field, setField] = useState<{ field: string; label: string }>();
  const reveal = useAction(async () => put(await revealCase(request.reference)));
  const person = [
    ['name', customerName],
    ['phone', contact.phone && showPhone(contact.phone)],
    ['email', contact.email],
  ] as const;
  return (
    <>
      <section aria-labelledby="customer">
        <div className="card-head">
          <h2 id="customer">{t('case.customer')}</h2>
          {hidden && mayReveal && (
            <Button icon="eye" busy={reveal.busy} onClick={() => void reveal.run()}>
              {t('case.reveal')}
            </Button>
          )}
        </div>
        {hidden && mayReveal && <p className="hint">{t('case.revealHint')}</p>}
        {reveal.fault && <FaultNote fault={reveal.fault} />}
        <dl className="facts">
          {person.map(
            ([name, value]) =>
              value && (
                <div key={name}>
                  <dt>{t(`case.person.${name}`)}</dt>
                  <dd>
                    <PersonFact name={name} value={value} hidden={hidden} />
                  </dd>
                </div>
              ),
          )}
        </dl>
      </section>
      {answers.length > 0 && (
        <section aria-labelledby="answers">
          <h2 id="answers">{t('case.answers')}</h2>
          <dl className="facts" lang={request.language}>
            {answers.map(answer => (
              <div key={answer.field}>
                <dt>{answer.label}</dt>
                <dd className="words">
                  <span className={answer.redacted && 'quiet'}>{answer.value}</span>
                  {redacting && mayDo('redacted') && mayGo(answer) && (
                    <Button look="plain" icon="close" onClick={() => setField(answer)}>
                      {t('redact.this', { name: answer.label })}
                    </Button>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {field && (
        <RedactDialog
          what={{ kind: 'answer', field: field.field }}
          name={field.label}
          onClose={() => setField(undefined)}
        />
      )}
    </>
  );
}

/** Files go one by one, in their own place. */
const mayGo = ({ field, redacted }: { field: string; redacted?: true }): boolean =>
  !redacted && field !== 'evidence';

function PersonFact({ name, value, hidden }: { name: string; value: string; hidden: boolean }) {
  if (hidden || name === 'name') return <>{value}</>;
  return (
    <a href={name === 'phone' ? `tel:${value.replace(/[^\d+]/g, '')}` : `mailto:${value}`}>
      {value}
    </a>
  );
}
