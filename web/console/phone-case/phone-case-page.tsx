import { type FormEvent, useState } from 'react';
import type { Language } from '../api/cases';
import { type FiledCase, fileCase, type GivenAnswer } from '../api/new-case';
import { type RequestTypeField, type RequestTypeInfo, readRequestTypes } from '../api/office';
import { useAction } from '../frame/action';
import { shortMoment } from '../frame/format';
import { useResource } from '../frame/resource';
import { Link } from '../frame/router';
import { useTexts } from '../frame/texts';
import { Button } from '../parts/button';
import { CopyButton } from '../parts/copy-button';
import { Radios, Select, TextField } from '../parts/field';
import { FaultNote, Loading } from '../parts/notes';
import { Page } from '../parts/page';
import { AnswerField } from './answer-field';

/** A case for somebody who calls: staff ask, type, and read out what she needs to come back. */
export function PhoneCasePage() {
  const { t } = useTexts();
  const { data, fault, reload } = useResource('request-types', readRequestTypes);
  const [filed, setFiled] = useState<FiledCase>();
  return (
    <Page title={t('phone.title')}>
      {fault && <FaultNote fault={fault} onRetry={reload} />}
      {!data && !fault && <Loading />}
      {filed ? (
        <Filed filed={filed} onNext={() => setFiled(undefined)} />
      ) : (
        data && <CallerForm types={data} onFiled={setFiled} />
      )}
    </Page>
  );
}

interface FormProps {
  types: readonly RequestTypeInfo[];
  onFiled(filed: FiledCase): void;
}

function CallerForm({ types, onFiled }: FormProps) {
  const { t } = useTexts();
  const [type, setType] = useState(types[0]?.type ?? '');
  const [language, setLanguage] = useState<Language>('vi');
  const [answers, setAnswers] = useState<Record<string, GivenAnswer>>({});
  const [phone, setPhone] = useState('');
  const [email, setEmail] = useState('');
  const fields = types.find(one => one.type === type)?.fields ?? [];
  const asked = fields.filter(field => isAsked(field, answers));
  const file = useAction(async () => {
    const names = new Set(asked.map(({ name }) => name));
    const given = Object.entries(answers).filter(([name]) => names.has(name));
    onFiled(
      await fileCase({
        ...{ type, language, answers: Object.fromEntries(given) },
        contact: { ...(phone && { phone }), ...(email && { email }) },
      }),
    );
  });
  const wrong = new Set(file.fault?.faults?.map(({ at }) => at));
  const contactIsWrong = [...wrong].some(at => at.startsWith('body.contact'));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!file.busy) void file.run();
  };
  return (
    <form className="card stack form" onSubmit={send}>
      <Select
        label={t('phone.type')}
        value={type}
        onValue={setType}
        options={types.map(one => ({ value: one.type, label: one.name }))}
      />
      <Radios<Language>
        label={t('phone.language')}
        value={language}
        onValue={setLanguage}
        options={[
          { value: 'vi', label: 'Tiếng Việt' },
          { value: 'en', label: 'English' },
        ]}
      />
      {asked.map(field => (
        <AnswerField
          key={`${type}-${field.name}`}
          field={field}
          lang={language}
          value={answers[field.name]}
          onValue={value => setAnswers(before => ({ ...before, [field.name]: value }))}
          error={wrong.has(`body.answers.${field.name}`) ? t('phone.wrong') : undefined}
        />
      ))}
      <TextField
        label={t('phone.phone')}
        hint={t('phone.contactHint')}
        error={contactIsWrong ? t('phone.contactWrong') : undefined}
        type="tel"
        maxLength={40}
        value={phone}
        onValue={setPhone}
      />
      <TextField
        label={t('phone.email')}
        optional
        type="email"
        maxLength={254}
        value={email}
        onValue={setEmail}
      />
      {file.fault && <FaultNote fault={file.fault} />}
      <div>
        <Button
          type="submit"
          look="primary"
          icon="check"
          busy={file.busy}
          disabled={phone.trim() === '' && email.trim() === ''}
        >
          {t('phone.file')}
        </Button>
      </div>
    </form>
  );
}

/** For whom somebody speaks, and by what right, is asked where she speaks for another. */
function isAsked({ name }: RequestTypeField, { behalf }: Record<string, GivenAnswer>): boolean {
  if (name !== 'person' && name !== 'right') return true;
  return Array.isArray(behalf) && behalf.includes('other');
}

function Filed({ filed, onNext }: { filed: FiledCase; onNext(): void }) {
  const { t, ofCode, language } = useTexts();
  const { reference, accessCode, clocks } = filed;
  return (
    <section className="card stack" aria-labelledby="filed" role="status">
      <h2 id="filed">{t('phone.filed')}</h2>
      <p>{t('phone.readOut')}</p>
      <dl className="known big">
        <div>
          <dt>{t('phone.number')}</dt>
          <dd>
            {reference} <CopyButton text={reference} name={t('phone.number')} />
          </dd>
        </div>
        <div>
          <dt>{t('phone.code')}</dt>
          <dd>
            {accessCode} <CopyButton text={accessCode} name={t('phone.code')} />
          </dd>
        </div>
        {clocks.map(({ name, dueAt }) => (
          <div key={name}>
            <dt>{ofCode('clocks', name)}</dt>
            <dd>{shortMoment(language, dueAt)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{t('phone.codeOnce')}</p>
      <div className="row-of">
        <Link to={`/staff/cases/${reference}`} className="button primary">
          {t('phone.open')}
        </Link>
        <Button icon="plus" onClick={onNext}>
          {t('phone.next')}
        </Button>
      </div>
    </section>
  );
}
